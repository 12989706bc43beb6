"""Who is given a document to read hears so at once."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class PaperToRead(NoticeKind):
    """Who is given a document to read hears so at once."""

    label = _("a document is to be read")
    hears = _("Who is given a document to read hears so at once.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
