"""Each department hands in its demand form by 18:00 of the third working day after the round opened."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Rung, Who
from supplies.models import DemandForm
from supplies.notices.demand_late import DemandLate
from supplies.notices.demand_reminder import DemandReminder
from supplies.promises.demand import DemandPromise


class DemandHandedIn(DemandPromise):
    """Each department hands in its demand form by 18:00 of the third working day after the round opened."""

    title = gettext_lazy("Demand forms")
    sentence = gettext_lazy(
        "The head of each department, or whoever it was handed over to, hands in the demand form within {limit} of the opening of the "
        "round, by {closes} on the last day: then the round closes. They are reminded the day before at {reminds}, told at the close, "
        "and the day after at {reminds} the admin manager is told."
    )
    can_hand_over = True

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER,), DemandReminder, gettext_lazy("reminded the day before")),
            Rung(self.due(values), (Who.HOLDER,), DemandLate, gettext_lazy("told that the round has closed")),
            Rung(self.day_after(values), (Who.HOLDER, Who.ADMIN_MANAGER), DemandLate, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not DemandForm.objects.missing().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Hand in the demand form of %(department)s for %(month)s")
