"""The signer, and when it is red the head, hear that a document is still not signed."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class PaperUnsigned(NoticeKind):
    """The signer, and when it is red the head, hear that a document is still not signed."""

    label = _("a document is still not signed")
    hears = _("The signer, and when it is red the head, hear that a document is still not signed.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
