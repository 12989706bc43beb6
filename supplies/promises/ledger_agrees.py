"""Where the stock of an item is not the sum of its movements, the admin manager sets it right within a working day."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from supplies.models import Item
from supplies.notices.ledger_wrong import LedgerWrong


class LedgerAgrees(Promise):
    """Where the stock of an item is not the sum of its movements, the admin manager sets it right within a working day."""

    title = gettext_lazy("Stock and ledger agree")
    sentence = gettext_lazy(
        "Where the stock of an item is not the sum of its movements, the admin manager hears at once and sets it right within {limit}."
    )
    clock = Clock.WALL
    limit = Hours(24, gettext_lazy("Set right within"), 1, 240)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return timedelta(0)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(timedelta(0), (Who.HOLDER,), LedgerWrong, gettext_lazy("the admin manager hears at once")),
            Rung(values.limit, (Who.HOLDER,), LedgerWrong, gettext_lazy("the admin manager is reminded")),
        )

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        items = Item.objects.in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(items[todo.subject_id]) for todo in todos}

    def _described(self, item: Item) -> Described:
        words = _("The stock of %(item)s is not the sum of its movements")
        return Described(words % {"item": item}, item.get_absolute_url(), {"item": str(item)})
