"""Who is to see to a resolution hears what it is and until when."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import SAMPLES
from meetings.scope import meetings_taken_part


class ResolutionGiven(NoticeKind):
    """Who is to see to a resolution hears what it is and until when."""

    label = _("a resolution to see to")
    hears = _("Who is to see to a resolution hears what it is and until when.")
    scope = staticmethod(meetings_taken_part)
    settled = staticmethod(settled_todos)
    placeholders = ("what", "words", "day", "link")
    samples = {"what": SAMPLES["what"], "words": ("更新报价单", "Update the price list"), "day": ("12-04", "12-04")}
