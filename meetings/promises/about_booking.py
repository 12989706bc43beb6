"""What the promises about one booking share: room, time and meeting in words for their reader."""

from collections.abc import Sequence
from typing import ClassVar

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Described, Promise, alike, kind_of
from meetings.models import Booking
from meetings.notices import about_seen
from meetings.scope import Eyes


class AboutBooking(Promise):
    """Base: the to-do's subject leads to a booking."""

    abstract: ClassVar[bool] = True

    def bookings_of(self, todos: Sequence[Todo]) -> dict[int, Booking]:
        """To-do id → booking, with meeting and room."""
        rows = Booking.objects.select_related("meeting", "room__place").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: rows[todo.subject_id] for todo in todos if todo.subject_id in rows}

    def words(self) -> str:
        """With room, when and what."""
        raise NotImplementedError

    def path(self, subject_id: int, booking: Booking) -> str:
        return booking.get_absolute_url()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        of: dict[int, Booking] = {}
        for kind, its in alike(todos, "bookings_of", AboutBooking):
            of |= kind.bookings_of(its)
        eyes = Eyes(reader, [each.meeting for each in of.values()])
        there = [(todo, of[todo.pk]) for todo in todos if todo.pk in of]
        return {todo.pk: kind_of(todo, AboutBooking).described(todo, booking, eyes) for todo, booking in there}

    def described(self, todo: Todo, booking: Booking, eyes: Eyes) -> Described:
        data = {**about_seen(booking, eyes), "path": self.path(todo.subject_id, booking)}
        return Described(self.words() % data, str(data["path"]), data)
