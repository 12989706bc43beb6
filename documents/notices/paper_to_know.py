"""A colleague hears that they were named on a document and may read it."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from frontdesk.outbox.kinds import NoticeKind


class PaperToKnow(NoticeKind):
    """A colleague hears that they were named on a document and may read it."""

    label = _("one was named on a document")
    hears = _("A colleague hears that they were named on a document and may read it.")
    scope = staticmethod(documents_seen)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
