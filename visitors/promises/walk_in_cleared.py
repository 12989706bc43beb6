"""Somebody who stands at the door on a day off is let in or declined soon: the clock runs on the wall, not by office hours."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Decision, Described, Rung, Who
from visitors.models import Visit
from visitors.notices import about
from visitors.notices.day_off_waits import DayOffWaits
from visitors.promises.about_visit import AboutVisit


class WalkInCleared(AboutVisit):
    """Somebody who stands at the door on a day off is approved or declined soon; silence climbs to the stand-in and the admin manager."""

    title = gettext_lazy("Visitors at the door on days off")
    sentence = gettext_lazy(
        "A visitor without an appointment who stands at the door on a weekend or holiday is approved or declined within {limit}, by the "
        "clock on the wall. Silent for {again}: told again, and the stand-in too; after {limit} the admin manager is told again."
    )
    clock = Clock.WALL
    decision = Decision.ANY
    again = Minutes(5, gettext_lazy("Tell them and the stand-in again after"), 1, 60)
    limit = Minutes(10, gettext_lazy("Decided within"), 2, 240)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.again, values.limit)

    def due(self, values: SimpleNamespace) -> timedelta:
        return values.limit

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER, Who.STAND_IN), DayOffWaits, gettext_lazy("told again, and the stand-in")),
            Rung(values.limit, (Who.ADMIN_MANAGER,), DayOffWaits, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Visit.objects.uncleared().filter(pk=todo.subject_id).exists()

    def called(self, visit: Visit, todo: Todo, reader: Person) -> Described:
        words = _("%(visitor)s stands at the door on a day off for %(host)s: approve or decline")
        return Described(words % {"visitor": visit.name, "host": visit.host}, visit.get_absolute_url(), about(visit))
