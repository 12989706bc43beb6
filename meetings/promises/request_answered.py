"""What a room asks for during its meeting is seen to within five minutes."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from meetings.models import RoomRequest
from meetings.notices import about_request
from meetings.notices.room_asks import RoomAsks


class RequestAnswered(Promise):
    """What a room asks for during its meeting is seen to within five minutes."""

    title = gettext_lazy("Requests from meeting rooms")
    sentence = gettext_lazy(
        "What a room asks for during its meeting reaches reception at once and is seen to within {limit}; when it is late the admin "
        "manager is told, too."
    )
    clock = Clock.WALL
    limit = Minutes(5, gettext_lazy("Seen to within"), 1, 60)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = gettext_lazy("reception and the admin manager are told")
        return (Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), RoomAsks, told),)

    def is_moot(self, todo: Todo) -> bool:
        return not RoomRequest.objects.open().filter(pk=todo.subject_id, booking__ended_at__isnull=True).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        """The room and what it asks for; nobody is named."""
        rows = RoomRequest.objects.select_related("booking__room__place").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(rows[todo.subject_id]) for todo in todos if todo.subject_id in rows}

    def _described(self, row: RoomRequest) -> Described:
        data = about_request(row)
        words = _("%(room)s asks: %(wants)s") % data
        return Described(f"{words} · {row.words}" if row.words else words, row.get_absolute_url(), data)
