"""A colleague who has not confirmed the receipt of a document is reminded."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class ReceiptOwed(NoticeKind):
    """A colleague who has not confirmed the receipt of a document is reminded."""

    label = _("the receipt of a document is not confirmed")
    hears = _("A colleague who has not confirmed the receipt of a document is reminded.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
