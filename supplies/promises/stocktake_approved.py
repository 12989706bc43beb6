"""The differences of a stocktake are agreed to or sent back within one working day."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Decision, Described, Promise, Rung, Who
from supplies.models import Stocktake
from supplies.notices.stocktake_waits import StocktakeWaits
from supplies.promises.stocktake_done import described


class StocktakeApproved(Promise):
    """The differences of a stocktake are agreed to or sent back within one working day."""

    title = gettext_lazy("Differences of a stocktake")
    sentence = gettext_lazy(
        "An admin manager agrees to the differences of a stocktake, or sends it back, within {limit} of its being handed in; half of it "
        "gone and at the end they are reminded. Where the only admin manager handed it in, the head above or the stand-in agrees to it."
    )
    clock = Clock.DAYS
    decision = Decision.ANY
    limit = Days(1, gettext_lazy("Decided within"), 1, 10)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit / 2, (Who.HOLDER,), StocktakeWaits, gettext_lazy("who agrees to it is reminded")),
            Rung(
                values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), StocktakeWaits, gettext_lazy("reminded again, and the admin manager is told")
            ),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Stocktake.objects.waiting().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        found = Stocktake.objects.visible_to(reader).select_related("store").in_bulk({todo.subject_id for todo in todos})
        words = _("Agree to the differences of %(number)s, %(store)s")
        return {todo.pk: described(found[todo.subject_id], words) for todo in todos if todo.subject_id in found}
