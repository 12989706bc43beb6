"""A reader hears that a colleague asks once more to read a document."""

from django.utils.translation import gettext_lazy as _

from documents.notices import PLACEHOLDERS, SAMPLES
from documents.scope import documents_seen
from documents.settled import nothing_asked
from frontdesk.outbox.kinds import NoticeKind


class ReadingChased(NoticeKind):
    """A reader hears that a colleague asks once more to read a document."""

    label = _("a reading is asked for once more")
    hears = _("A reader hears that a colleague asks once more to read a document.")
    scope = staticmethod(documents_seen)
    settled = staticmethod(nothing_asked)
    at_once = True
    placeholders = (*PLACEHOLDERS[:-1], "person", "link")
    samples = {**SAMPLES, "person": ("安然", "Ann An")}
