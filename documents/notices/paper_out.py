"""Whoever holds the paper of a document for long is reminded to bring it back; later who registered it is told."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class PaperOut(NoticeKind):
    """Whoever holds the paper of a document for long is reminded to bring it back; later who registered it is told."""

    label = _("the paper of a document is out for long")
    hears = _("Whoever holds the paper of a document for long is reminded to bring it back; later who registered it is told.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
