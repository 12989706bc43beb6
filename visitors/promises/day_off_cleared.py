"""A visit on a weekend or holiday is approved or declined; silence climbs to the stand-in and the admin manager."""

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


class DayOffCleared(AboutVisit):
    """A visit on a weekend or holiday is approved or declined; silence climbs to the stand-in and the admin manager."""

    title = gettext_lazy("Visits on days off")
    sentence = gettext_lazy(
        "A visit on a weekend or holiday is approved or declined within {limit} of working time by the head of the host's department, "
        "or an admin manager where the host is the head. Silent for {again}: told again, and the stand-in too; after {limit} the admin "
        "manager decides."
    )
    clock = Clock.HOURS
    decision = Decision.ANY
    again = Minutes(30, gettext_lazy("Tell them and the stand-in again after"), 5, 480)
    limit = Minutes(60, gettext_lazy("Decided within"), 10, 960)

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
        words = _("Approve the visit of %(visitor)s to %(host)s on a day off") % {"visitor": visit.name, "host": visit.host}
        return Described(words, visit.get_absolute_url(), about(visit))
