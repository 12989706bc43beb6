"""Whoever issues documents hears that one was approved and waits for its number."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class DocumentToIssue(NoticeKind):
    """Whoever issues documents hears that one was approved and waits for its number."""

    label = _("an approved document is to be issued")
    hears = _("Whoever issues documents hears that one was approved and waits for its number.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
