"""What promises about a day off share: somebody approves or declines; silence climbs to the stand-in and the admin manager."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext_lazy

from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Decision, Rung, Who
from visitors.models import Visit
from visitors.notices.day_off_waits import DayOffWaits
from visitors.promises.about_visit import AboutVisit


class Clearance(AboutVisit):
    """A promise with the settings `again` (told again, and the stand-in) and `limit` (decided within); moot once it is decided."""

    abstract = True
    decision = Decision.ANY

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.again, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER, Who.STAND_IN), DayOffWaits, gettext_lazy("told again, and the stand-in")),
            Rung(values.limit, (Who.ADMIN_MANAGER,), DayOffWaits, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Visit.objects.uncleared().filter(pk=todo.subject_id).exists()
