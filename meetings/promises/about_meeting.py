"""What the promises about meetings that are over share: the meeting in words for who takes part in it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Described, Promise, Who, kind_of, leads_to
from meetings.models import Meeting
from meetings.notices import about_minutes_seen
from meetings.scope import Eyes


class AboutMeeting(Promise):
    """Base: the to-do's subject leads to a meeting."""

    abstract: ClassVar[bool] = True

    def meetings_of(self, ids: Sequence[int]) -> Mapping[int, Meeting]:
        """Subject id → meeting."""
        raise NotImplementedError

    def words(self) -> str:
        raise NotImplementedError

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        of: dict[int, Meeting] = leads_to(todos, "meetings_of", AboutMeeting)
        eyes = Eyes(reader, of.values())
        there = [(todo, of[todo.pk]) for todo in todos if todo.pk in of]
        return {todo.pk: kind_of(todo, AboutMeeting).described(todo, meeting, eyes) for todo, meeting in there}

    def described(self, todo: Todo, meeting: Meeting, eyes: Eyes) -> Described:
        data = about_minutes_seen(meeting, eyes)
        return Described(self.words() % data, str(data["path"]), data)

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        """Whoever leads the meeting is named."""
        if who is not Who.NAMED:
            return people
        meeting = self.meetings_of([todo.subject_id]).get(todo.subject_id)
        return [meeting.led_by] if meeting and meeting.led_by.is_active else []
