"""Who has an urgent document to read hears at once and at half time; late, the head and who circulated it hear too."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class UrgentPaperToRead(NoticeKind):
    """Who has an urgent document to read hears at once and at half time; late, the head and who circulated it hear too."""

    label = _("an urgent document is to be read")
    hears = _("Who has an urgent document to read hears at once and at half time; late, the head and who circulated it hear too.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    at_once = True
    placeholders = (*PLACEHOLDERS[:-1], "person", "link")
    samples = {**SAMPLES, "person": ("安然", "Ann An")}
