"""The team lead hears that somebody asks for more time for a repair and waits for a yes or no."""

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.todos.settled import settled_todos
from repairs.notices import PLACEHOLDERS, SAMPLES
from repairs.scope import tickets_seen


class MoreTimeWaits(NoticeKind):
    """The team lead hears that somebody asks for more time for a repair and waits for a yes or no."""

    label = _("more time is asked for")
    hears = _("The team lead hears that somebody asks for more time for a repair and waits for a yes or no.")
    at_once = True
    scope = staticmethod(tickets_seen)
    settled = staticmethod(settled_todos)
    placeholders = (*PLACEHOLDERS, "person", "until", "reason")
    samples = {
        **SAMPLES,
        "person": ("陶师傅", "Tom Tao"),
        "until": ("11月24日 18:00", "November 24 18:00"),
        "reason": ("配件还没到", "the part has not come"),
    }
