"""Somebody who stands at the door on a day off is let in or declined soon: the clock runs on the wall, not by office hours."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described
from visitors.models import Visit
from visitors.notices import about
from visitors.promises.clearance import Clearance


class WalkInCleared(Clearance):
    """Somebody who stands at the door on a day off is approved or declined soon; silence climbs to the stand-in and the admin manager."""

    title = gettext_lazy("Visitors at the door on days off")
    sentence = gettext_lazy(
        "A visitor without an appointment who stands at the door on a weekend or holiday is approved or declined within {limit}, by the "
        "clock on the wall. Silent for {again}: told again, and the stand-in too; after {limit} the admin manager is told again."
    )
    clock = Clock.WALL
    again = Minutes(5, gettext_lazy("Tell them and the stand-in again after"), 1, 60)
    limit = Minutes(10, gettext_lazy("Decided within"), 2, 240)

    def called(self, visit: Visit, todo: Todo, reader: Person) -> Described:
        words = _("%(visitor)s stands at the door on a day off for %(host)s: approve or decline")
        return Described(words % {"visitor": visit.name, "host": visit.host}, visit.get_absolute_url(), about(visit))
