"""The schedule of a VIP reception is agreed before the visit."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import VipPlan, Visit
from visitors.notices.vip_late import VipLate
from visitors.promises.vip_item_ready import DAY
from visitors.scope import of_known_visits, told_in_confidence


class VipScheduleAgreed(Promise):
    """The schedule of a VIP reception is agreed by the working day before; the host is reminded."""

    title = gettext_lazy("VIP schedules are agreed")
    sentence = gettext_lazy(
        "The host agrees the schedule of a VIP reception by 17:00 of the working day before, and is reminded {warn} before."
    )
    clock = Clock.WALL
    warn = Hours(4, gettext_lazy("Remind this long before"), 1, 23)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return DAY - values.warn

    def due(self, values: SimpleNamespace) -> timedelta:
        return DAY

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(DAY - values.warn, (Who.HOLDER,), VipLate, gettext_lazy("the host is reminded")),
            Rung(DAY, (Who.HOLDER,), VipLate, gettext_lazy("the host is told that it is late")),
        )

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        return told_in_confidence(VipPlan.objects.select_related("visit").get(pk=todo.subject_id).visit, people)

    def is_moot(self, todo: Todo) -> bool:
        to_come = Visit.objects.alive().filter(arrived_at__isnull=True)
        return not VipPlan.objects.filter(pk=todo.subject_id, agreed_at__isnull=True, visit__in=to_come).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        asked = VipPlan.objects.filter(pk__in={todo.subject_id for todo in todos}, visit__forgotten_at__isnull=True)
        plans = of_known_visits(asked, reader).select_related("visit").in_bulk()
        return {todo.pk: self._described(plans[todo.subject_id].visit) for todo in todos if todo.subject_id in plans}

    def _described(self, visit: Visit) -> Described:
        title = _("Agree the schedule for %(visitor)s") % {"visitor": visit.name}
        return Described(title, visit.get_absolute_url(), {"what": _("Agree the schedule"), "visitor": visit.name})
