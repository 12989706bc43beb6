"""Who drafted a document or was sent it hears that it is void."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from frontdesk.outbox.kinds import NoticeKind


class DocumentVoid(NoticeKind):
    """Who drafted a document or was sent it hears that it is void."""

    label = _("a document is void")
    hears = _("Who drafted a document or was sent it hears that it is void.")
    scope = staticmethod(documents_seen)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
