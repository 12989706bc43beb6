"""An order comes on the day it is expected, or its buyer asks after it."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from supplies.models import Order
from supplies.notices.order_late import OrderLate

DAY = timedelta(days=1)


class OrderArrived(Promise):
    """An order comes on the day it is expected, or its buyer asks after it.

    The clock begins with the first minute of that day, so it is due when the day is over.
    """

    title = gettext_lazy("Orders that are expected")
    sentence = gettext_lazy(
        "An order comes in full by the day it is expected. When the day is over its buyer is told; {manager} later the admin manager too."
    )
    clock = Clock.DAYS
    can_hand_over = True
    manager = Days(2, gettext_lazy("The admin manager is told after"), 1, 30)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return timedelta()

    def due(self, values: SimpleNamespace) -> timedelta:
        return DAY

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(DAY, (Who.HOLDER,), OrderLate, gettext_lazy("the buyer is told")),
            Rung(DAY + values.manager, (Who.ADMIN_MANAGER,), OrderLate, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Order.objects.running().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Order.objects.visible_to(reader).select_related("supplier").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def _described(self, order: Order) -> Described:
        day = date_format(order.expected_on, "MONTH_DAY_FORMAT") if order.expected_on else ""
        data = {"number": order.number, "supplier": str(order.supplier), "day": str(day)}
        return Described(_("Order %(number)s from %(supplier)s, expected on %(day)s") % data, order.get_absolute_url(), data)
