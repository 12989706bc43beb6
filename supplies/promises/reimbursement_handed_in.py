"""The papers of a receipt are handed in for reimbursement on the same day."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from supplies.models import Receipt
from supplies.notices.papers_owed import PapersOwed


class ReimbursementHandedIn(Promise):
    """The papers of a receipt are handed in for reimbursement on the same day.

    The clock begins `warn` before the office closes, so that it is due at closing time.
    """

    title = gettext_lazy("Papers for reimbursement")
    sentence = gettext_lazy(
        "Who receives goods hands in their papers for reimbursement before the office closes on that day; it turns yellow {warn} before. "
        "At closing time they are reminded, {manager} later the admin manager is told."
    )
    clock = Clock.DAYS
    can_hand_over = True
    warn = Hours(2, gettext_lazy("Turns yellow this long before closing time"), 1, 8)
    manager = Hours(16, gettext_lazy("The admin manager is told after"), 1, 72)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return timedelta()

    def due(self, values: SimpleNamespace) -> timedelta:
        return values.warn

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.warn, (Who.HOLDER,), PapersOwed, gettext_lazy("who received the goods is reminded")),
            Rung(values.warn + values.manager, (Who.ADMIN_MANAGER,), PapersOwed, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Receipt.objects.papers_owed().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Receipt.objects.visible_to(reader).select_related("order__supplier").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def _described(self, receipt: Receipt) -> Described:
        data = {"number": receipt.number, "supplier": str(receipt.order.supplier)}
        return Described(_("Hand in the papers of receipt %(number)s (%(supplier)s)") % data, receipt.get_absolute_url(), data)
