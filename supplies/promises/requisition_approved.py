"""A requisition is agreed to or refused within two working days by the head of the asker's department."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Decision, Described, Promise, Rung, Who
from supplies.models import Requisition
from supplies.notices import things
from supplies.notices.requisition_waits import RequisitionWaits


class RequisitionApproved(Promise):
    """A requisition is agreed to or refused within two working days by the head of the asker's department."""

    title = gettext_lazy("Requisitions")
    sentence = gettext_lazy(
        "A requisition is agreed to or refused within {limit} by the head of the asker's department, or by the head above where the "
        "head asks or enters it for a colleague. Silent for {remind}: told again, and the stand-in too; after {limit} the admin manager "
        "is told."
    )
    clock = Clock.DAYS
    decision = Decision.ANY
    can_hand_over = True
    remind = Days(1, gettext_lazy("Tell them and the stand-in again after"), 1, 30)
    limit = Days(2, gettext_lazy("Decided within"), 1, 30)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.remind, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER, Who.STAND_IN), RequisitionWaits, gettext_lazy("told again, and the stand-in")),
            Rung(values.limit, (Who.ADMIN_MANAGER,), RequisitionWaits, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Requisition.objects.awaiting_head().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Requisition.objects.visible_to(reader).select_related("asker").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def asks(self, todo: Todo) -> str:
        requisition = Requisition.objects.get(pk=todo.subject_id)
        asked = things((line.item, line.asked) for line in requisition.lines.select_related("item"))
        purpose = _("Purpose: %(purpose)s") % {"purpose": requisition.purpose} if requisition.purpose else ""
        return "\n".join(filter(None, [asked, purpose, _("To agree to part of it, open the matter.")]))

    def _described(self, requisition: Requisition) -> Described:
        data = {"number": requisition.number, "asker": str(requisition.asker)}
        return Described(_("Requisition %(number)s of %(asker)s") % data, requisition.get_absolute_url(), data)
