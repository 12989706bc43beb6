"""A shift that was handed over is taken over within half an hour of office time."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from frontdesk.web.templatetags.ui import day_and_clock
from reports.models import Handover
from reports.notices.handover_waits import HandoverWaits


class HandoverTaken(Promise):
    """A shift that was handed over is taken over within half an hour of office time."""

    title = gettext_lazy("Handover of the desk")
    sentence = gettext_lazy(
        "When the desk is handed over, the next shift takes over within {limit} of office time: in the evening it counts from the next "
        "opening. When nobody has, the desk is reminded and the admin manager is told."
    )
    clock = Clock.HOURS
    limit = Minutes(30, gettext_lazy("Taken over within"), 5, 480)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = gettext_lazy("the desk is reminded, the admin manager is told")
        return (Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), HandoverWaits, told),)

    def is_moot(self, todo: Todo) -> bool:
        return not Handover.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        rows = Handover.objects.visible_to(reader).select_related("given_by").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(rows[todo.subject_id]) for todo in todos if todo.subject_id in rows}

    def _described(self, handover: Handover) -> Described:
        data = {"by": str(handover.given_by), "at": day_and_clock(handover.given_at), "late": str(handover.late), "handover": handover.pk}
        return Described(_("Take over the desk from %(by)s") % data, handover.get_absolute_url(), data)
