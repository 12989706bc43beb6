"""What the promises about documents share: whom they tell, and the document's words for who may read them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from documents.models import Document
from documents.scope import about, seen_by
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Described, Promise, kind_of, leads_to


class AboutDocument(Promise):
    """Base: the to-do's subject leads to a document."""

    abstract: ClassVar[bool] = True

    def documents_of(self, ids: Sequence[int]) -> Mapping[int, int]:
        """Subject id → document id."""
        raise NotImplementedError

    def words(self) -> str:
        raise NotImplementedError

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        of: dict[int, int] = leads_to(todos, "documents_of", AboutDocument)
        seen: dict[int, Document] = seen_by(reader).in_bulk(list(set(of.values())))
        there = [(todo, seen[of[todo.pk]]) for todo in todos if of.get(todo.pk) in seen]
        return {todo.pk: kind_of(todo, AboutDocument).described(document) for todo, document in there}

    def described(self, document: Document) -> Described:
        data: dict[str, Any] = about(document)
        return Described(self.words() % data, document.get_absolute_url(), data)
