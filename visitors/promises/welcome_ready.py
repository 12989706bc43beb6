"""Before the visitors of a day come, the desk has laid out what they need."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import WelcomeDay
from visitors.notices.welcome_late import WelcomeLate

DAY = timedelta(days=1)


class WelcomeReady(Promise):
    """Before the visitors of a day come, the desk has laid out what they need.

    The clock begins one working day before the opening hour of that day (for a day off, before the closing hour of the last working day),
    so that it is due at that hour.
    """

    title = gettext_lazy("The desk is ready for the day's visitors")
    sentence = gettext_lazy(
        "The list for a day's visitors is done when the office opens. It turns yellow {warn} after the opening hour of the working day "
        "before, with the default two working hours before closing; {manager} after it was due the admin manager is told."
    )
    clock = Clock.DAYS
    by_hand = True
    can_hand_over = True
    warn = Hours(7, gettext_lazy("Turns yellow this long after the opening hour of the day before"), 1, 23)
    manager = Hours(1, gettext_lazy("The admin manager is told after"), 1, 12)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return values.warn

    def due(self, values: SimpleNamespace) -> timedelta:
        return DAY

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(DAY, (Who.HOLDER,), WelcomeLate, gettext_lazy("the desk is reminded")),
            Rung(DAY + values.manager, (Who.ADMIN_MANAGER,), WelcomeLate, gettext_lazy("the admin manager is told")),
        )

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        days = WelcomeDay.objects.in_bulk({todo.subject_id for todo in todos})
        return {todo.pk: self._described(days[todo.subject_id]) for todo in todos}

    def _described(self, made: WelcomeDay) -> Described:
        day = str(date_format(made.day, "MONTH_DAY_FORMAT"))
        return Described(_("Get ready for the visitors of %(day)s") % {"day": day}, made.get_absolute_url(), {"day": day})
