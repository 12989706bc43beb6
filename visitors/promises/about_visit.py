"""What promises about a visit share: whom their rungs may tell, and what they are called for whom."""

from collections.abc import Sequence

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Described, Promise, Who, kind_of
from visitors.models import Visit
from visitors.scope import told_in_confidence, visits_known


class AboutVisit(Promise):
    """A promise whose subject is a visit; of a VIP reception only those hear who are named in it."""

    abstract = True

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        return told_in_confidence(Visit.objects.get(pk=todo.subject_id), people)

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        known = visits_known(todos, reader)
        return {todo.pk: kind_of(todo, AboutVisit).called(known[todo.pk], todo, reader) for todo in todos if todo.pk in known}

    def called(self, visit: Visit, todo: Todo, reader: Person) -> Described:
        """Title and link of one to-do for this reader."""
        raise NotImplementedError
