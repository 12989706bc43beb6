"""Who sent a document out of the house hears that no receipt has come."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class ReceiptMissing(NoticeKind):
    """Who sent a document out of the house hears that no receipt has come."""

    label = _("no receipt has come from outside")
    hears = _("Who sent a document out of the house hears that no receipt has come.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
