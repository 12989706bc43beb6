"""Whoever handles a document hears that it was handed to them."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class HandlingAsked(NoticeKind):
    """Whoever handles a document hears that it was handed to them."""

    label = _("a document is to be handled")
    hears = _("Whoever handles a document hears that it was handed to them.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
