"""A colleague hears that an issued document was sent to them, and confirms its receipt."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class DocumentDistributed(NoticeKind):
    """A colleague hears that an issued document was sent to them, and confirms its receipt."""

    label = _("an issued document was sent to somebody")
    hears = _("A colleague hears that an issued document was sent to them, and confirms its receipt.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = PLACEHOLDERS
    samples = SAMPLES
