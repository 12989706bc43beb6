"""Who is asked to sign a document hears so at once."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class PaperToSign(NoticeKind):
    """Who is asked to sign a document hears so at once."""

    label = _("a document waits for a signature")
    hears = _("Who is asked to sign a document hears so at once.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
