"""When a visitor has left, the waiting area is tidied within minutes."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.notices.waiting_area_untidy import WaitingAreaUntidy


class WaitingAreaTidied(Promise):
    """When a visitor has left, the waiting area is tidied within minutes."""

    title = gettext_lazy("A tidy waiting area")
    sentence = gettext_lazy(
        "{limit} after a visitor has left, the waiting area is tidy again; the to-do turns red after {late}, "
        "and after {manager} the admin manager is told. While one is open, nobody else who leaves opens another."
    )
    clock = Clock.WALL
    by_hand = True
    limit = Minutes(5, gettext_lazy("Tidy again within"), 1, 60)
    late = Minutes(10, gettext_lazy("Red after"), 1, 120)
    manager = Minutes(30, gettext_lazy("The admin manager is told after"), 30, 480)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return values.limit

    def red(self, values: SimpleNamespace) -> timedelta:
        return max(values.late, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.manager, (Who.ADMIN_MANAGER,), WaitingAreaUntidy, gettext_lazy("the admin manager is told")),)

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        return {todo.pk: Described(_("Tidy up the waiting area"), reverse("visitors:waiting_list"), {}) for todo in todos}
