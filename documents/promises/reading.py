"""What both promises of reading share."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from django.utils.translation import gettext as _

from documents.models import Reader
from documents.promises.about_document import AboutDocument
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Described, Who


class AboutReading(AboutDocument):
    """Base: the subject is one reader of a circulation. Reading is personal: the reader hears, and nobody who stands in for them."""

    abstract: ClassVar[bool] = True

    def documents_of(self, ids: Sequence[int]) -> Mapping[int, int]:
        return dict(Reader.objects.filter(pk__in=ids).values_list("pk", "circulation__document"))

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        found = super().describe(todos, reader)
        there = [todo for todo in todos if todo.pk in found]
        rows = Reader.objects.select_related("person").in_bulk([todo.subject_id for todo in there])
        return {each.pk: self._with_person(found[each.pk], rows[each.subject_id].person) for each in there}

    def _with_person(self, described: Described, person: Person) -> Described:
        return replace(described, data={**described.data, "person": str(person)})

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        if who is Who.HOLDER:
            return [todo.holder] if todo.holder and todo.holder.is_active else []
        if who is Who.NAMED:
            begun_by = Reader.objects.select_related("circulation__begun_by").get(pk=todo.subject_id).circulation.begun_by
            return [begun_by] if begun_by.is_active else []
        return people

    def is_moot(self, todo: Todo) -> bool:
        return not Reader.objects.asked().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Read %(number)s: %(what)s")
