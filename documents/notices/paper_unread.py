"""Who has not read a document yet is reminded; when it is late the head and who circulated it hear too."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class PaperUnread(NoticeKind):
    """Who has not read a document yet is reminded; when it is late the head and who circulated it hear too."""

    label = _("a document is still not read")
    hears = _("Who has not read a document yet is reminded; when it is late the head and who circulated it hear too.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    placeholders = (*PLACEHOLDERS[:-1], "person", "link")
    samples = {**SAMPLES, "person": ("安然", "Ann An")}
