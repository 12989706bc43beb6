"""The report of an incident is read by everybody it was sent to, within two working days."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Rung, Who
from visitors.models import Incident, IncidentReading
from visitors.notices.incident_report_unread import IncidentReportUnread
from visitors.promises.about_incident import AboutIncident


class IncidentReportRead(AboutIncident):
    """The report of an incident is read by everybody it was sent to, within two working days; who answers for them sees to it."""

    title = gettext_lazy("Reports of incidents read")
    sentence = gettext_lazy(
        "Whoever the report of an incident was sent to reads it within {limit}; who has not after {warn} is reminded, after {limit} the "
        "department's head is told who has not, after {manager} the admin manager."
    )
    says = gettext_lazy("See that everybody reads the report of incident %(number)s")
    clock = Clock.DAYS
    by_hand = True
    warn = Days(1, gettext_lazy("Readers reminded after"), 1, 30)
    limit = Days(2, gettext_lazy("Read within"), 1, 30)
    manager = Days(4, gettext_lazy("The admin manager is told after"), 1, 60)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.warn, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.NAMED,), IncidentReportUnread, gettext_lazy("who has not read it is reminded")),
            Rung(values.limit, (Who.HOLDER,), IncidentReportUnread, gettext_lazy("the department's head is told")),
            Rung(max(values.manager, values.limit), (Who.ADMIN_MANAGER,), IncidentReportUnread, gettext_lazy("the admin manager is told")),
        )

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        if who is Who.NAMED:
            return [reading.person for reading in IncidentReading.objects.unread().filter(incident=todo.subject_id)]
        return super().told(who, todo, people)

    def is_moot(self, todo: Todo) -> bool:
        return not IncidentReading.objects.unread().filter(incident=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        """For whoever may read the report, also where the incident itself is not for them."""
        seen = Incident.objects.report_visible_to(reader).filter(forgotten_at__isnull=True)
        found = seen.in_bulk({todo.subject_id for todo in todos})
        unread: dict[int, list[str]] = {}
        for reading in IncidentReading.objects.unread().filter(incident__in=found):
            unread.setdefault(reading.incident_id, []).append(str(reading.person))
        return {todo.pk: self._read(found[todo.subject_id], unread.get(todo.subject_id, [])) for todo in todos if todo.subject_id in found}

    def _read(self, incident: Incident, unread: list[str]) -> Described:
        data = {"number": incident.number, "kind": incident.get_kind_display(), "unread": _(", ").join(unread), "lessons": incident.lessons}
        return Described(str(self.says) % {"number": incident.number}, f"{incident.get_absolute_url()}report/", data)
