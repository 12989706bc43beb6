"""Who drafted a document hears that it was issued and which number it has."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from frontdesk.outbox.kinds import NoticeKind


class DocumentIssued(NoticeKind):
    """Who drafted a document hears that it was issued and which number it has."""

    label = _("a document was issued")
    hears = _("Who drafted a document hears that it was issued and which number it has.")
    scope = staticmethod(documents_seen)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
