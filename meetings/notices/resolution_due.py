"""Who sees to a resolution is reminded before its day; on the day their head and the chair hear of it, too."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from meetings.notices import SAMPLES


class ResolutionDue(NoticeKind):
    """Who sees to a resolution is reminded before its day; on the day their head and the chair hear of it, too."""

    label = _("a resolution is due")
    hears = _("Who sees to a resolution is reminded before its day; on the day their head and the chair hear of it, too.")
    settled = staticmethod(settled_todos)
    placeholders = ("what", "words", "day", "link")
    samples = {"what": SAMPLES["what"], "words": ("更新报价单", "Update the price list"), "day": ("12-04", "12-04")}
