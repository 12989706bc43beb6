"""Who began the sign-off hears that the document was sent back."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class PaperReturned(NoticeKind):
    """Who began the sign-off hears that the document was sent back."""

    label = _("a document was sent back")
    hears = _("Who began the sign-off hears that the document was sent back.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
