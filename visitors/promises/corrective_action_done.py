"""A corrective action is done by the day that was set."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.daily.daily import through
from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.on_its_day import OnItsDay
from frontdesk.todos.promises import Described, Rung, Who
from visitors.models import CorrectiveAction, Incident
from visitors.notices import about_action
from visitors.notices.corrective_action_due import CorrectiveActionDue
from visitors.scope import told_of_incident


class CorrectiveActionDone(OnItsDay):
    """A corrective action is done by the day that was set."""

    title = gettext_lazy("Corrective actions")
    sentence = gettext_lazy(
        "Whoever was given a corrective action does it and says what was done until the office closes on the day that was set; {warn} "
        "before they are reminded, when it is over the head and whoever answers for the incident are told, too."
    )
    quiet_by = {"visitors.incident": through(CorrectiveAction, "incident")}
    warn = Days(1, gettext_lazy("Reminded so long before"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.warn, (Who.HOLDER,), CorrectiveActionDue, gettext_lazy("who does it is reminded")),
            Rung(values.warn, (Who.HOLDER, Who.HEAD, Who.NAMED), CorrectiveActionDue, gettext_lazy("the head and who answers are told")),
        )

    def rows(self, ids: Sequence[int]) -> Mapping[int, CorrectiveAction]:
        return CorrectiveAction.objects.select_related("incident__assignee", "made_by").in_bulk(list(ids))

    def day_of(self, subject: CorrectiveAction) -> date:
        return subject.due_on

    def set_at(self, subject: CorrectiveAction) -> datetime:
        return subject.made_at

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        action = self.rows([todo.subject_id])[todo.subject_id]
        asked = [person for person in (action.incident.assignee, action.made_by) if person] if who is Who.NAMED else people
        return told_of_incident(action.incident, asked)

    def kept_quiet(self) -> QuerySet[Any]:
        return CorrectiveAction.objects.filter(incident__restricted_at__isnull=False).values("pk")

    def is_moot(self, todo: Todo) -> bool:
        return not CorrectiveAction.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Incident.objects.visible_to(reader).filter(forgotten_at__isnull=True)
        actions = CorrectiveAction.objects.filter(incident__in=seen).select_related("incident", "made_by")
        found = actions.in_bulk({todo.subject_id for todo in todos})
        return {todo.pk: self._described(found[todo.subject_id]) for todo in todos if todo.subject_id in found}

    def _described(self, action: CorrectiveAction) -> Described:
        title = _("Corrective action for %(number)s: %(what)s") % {"number": action.incident.number, "what": action.what}
        return Described(title, action.get_absolute_url(), about_action(action))
