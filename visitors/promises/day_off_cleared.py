"""A visit on a weekend or holiday is approved or declined; silence climbs to the stand-in and the admin manager."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described
from visitors.models import Visit
from visitors.notices import about
from visitors.promises.clearance import Clearance


class DayOffCleared(Clearance):
    """A visit on a weekend or holiday is approved or declined; silence climbs to the stand-in and the admin manager."""

    title = gettext_lazy("Visits on days off")
    sentence = gettext_lazy(
        "A visit on a weekend or holiday is approved or declined within {limit} of working time by the head of the host's department, "
        "or an admin manager where the host is the head. Silent for {again}: told again, and the stand-in too; after {limit} the admin "
        "manager decides."
    )
    clock = Clock.HOURS
    again = Minutes(30, gettext_lazy("Tell them and the stand-in again after"), 5, 480)
    limit = Minutes(60, gettext_lazy("Decided within"), 10, 960)

    def called(self, visit: Visit, todo: Todo, reader: Person) -> Described:
        words = _("Approve the visit of %(visitor)s to %(host)s on a day off") % {"visitor": visit.name, "host": visit.host}
        return Described(words, visit.get_absolute_url(), about(visit))
