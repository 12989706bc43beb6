"""What the promises about an incident share: only who sees the incident knows of them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet

from frontdesk.daily.daily import itself
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Described, Promise, Who, kind_of
from visitors.models import Incident
from visitors.notices import about_incident
from visitors.scope import told_of_incident


class AboutIncident(Promise):
    """Base: described to whoever sees the incident; of a restricted one a ladder tells those named alone."""

    abstract: ClassVar[bool] = True
    quiet_by = {"visitors.incident": itself}
    says: ClassVar[Any] = ""  # the title, with %(number)s

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        return told_of_incident(Incident.objects.get(pk=todo.subject_id), people)

    def kept_quiet(self) -> QuerySet[Any]:
        """A restricted incident: not even a month's count of what was kept on time tells of it."""
        return Incident.objects.filter(restricted_at__isnull=False).values("pk")

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Incident.objects.visible_to(reader).filter(forgotten_at__isnull=True).select_related("department", "reported_by")
        found = seen.in_bulk({todo.subject_id for todo in todos})
        return {todo.pk: kind_of(todo, AboutIncident).described(found[todo.subject_id]) for todo in todos if todo.subject_id in found}

    def described(self, incident: Incident) -> Described:
        data = about_incident(incident)
        return Described(str(self.says) % {"number": incident.number, "title": incident.title}, incident.get_absolute_url(), data)
