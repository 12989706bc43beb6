"""A stocktake is counted, explained and handed in within two working days."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from supplies.models import Stocktake
from supplies.notices.stocktake_waits import StocktakeWaits


class StocktakeDone(Promise):
    """A stocktake is counted, explained and handed in within two working days."""

    title = gettext_lazy("Stocktakes")
    sentence = gettext_lazy(
        "A stocktake is counted, its differences are explained and it is handed in within {limit} of being opened; half of it gone, the "
        "storekeepers are reminded, then the admin manager is told."
    )
    clock = Clock.DAYS
    limit = Days(2, gettext_lazy("Handed in within"), 1, 20)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit / 2, (Who.HOLDER,), StocktakeWaits, gettext_lazy("the storekeepers are reminded")),
            Rung(values.limit, (Who.ADMIN_MANAGER,), StocktakeWaits, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Stocktake.objects.counting().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        found = Stocktake.objects.visible_to(reader).select_related("store").in_bulk({todo.subject_id for todo in todos})
        return {todo.pk: described(found[todo.subject_id], _("Count %(store)s: %(number)s")) for todo in todos if todo.subject_id in found}


def described(stocktake: Stocktake, words: str) -> Described:
    """Title and link; who counts opens the counting itself from there."""
    data = {"store": str(stocktake.store), "number": stocktake.number}
    title = words % data
    return Described(title, stocktake.get_absolute_url(), {**data, "what": title})
