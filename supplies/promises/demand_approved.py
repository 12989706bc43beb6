"""The head approves a demand form that somebody else handed in, within the same days."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Decision, Rung, Who
from supplies.models import DemandForm
from supplies.notices.demand_waits import DemandWaits
from supplies.promises.demand import DemandPromise


class DemandApproved(DemandPromise):
    """The head approves a demand form that somebody else handed in, within the same days."""

    title = gettext_lazy("Approval of demand forms")
    sentence = gettext_lazy(
        "A demand form that somebody else handed in is approved by the head of the department within {limit} of the opening of the round, "
        "by {closes} on the last day; until then its lines stand as unapproved. The head is reminded the day before at {reminds} and at "
        "the close; the day after at {reminds} the admin manager is told. What came late is approved by the end of the next working day."
    )
    decision = Decision.ANY

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER,), DemandWaits, gettext_lazy("reminded the day before")),
            Rung(self.due(values), (Who.HOLDER,), DemandWaits, gettext_lazy("told that the round has closed")),
            Rung(self.day_after(values), (Who.HOLDER, Who.ADMIN_MANAGER), DemandWaits, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not DemandForm.objects.unapproved().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Approve the demand form of %(department)s for %(month)s")
