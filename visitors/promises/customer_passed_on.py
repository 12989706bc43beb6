"""A new customer who called is handed on to sales within two minutes."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import Call
from visitors.notices.hand_off_late import HandOffLate
from visitors.promises.about_call import about_call


class CustomerPassedOn(Promise):
    """A new customer who called is handed on to sales within two minutes."""

    title = gettext_lazy("New customers handed on")
    sentence = gettext_lazy(
        "A new customer is handed on to sales within {limit} of the end of the call. What the customer program has not taken by then, "
        "and what goes to no department yet, the desk hands on itself; after {manager} the admin manager is told."
    )
    clock = Clock.WALL
    by_hand = True
    limit = Minutes(2, gettext_lazy("Handed on within"), 1, 60)
    manager = Minutes(30, gettext_lazy("The admin manager is told after"), 1, 480)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit, (Who.DESK,), HandOffLate, gettext_lazy("the desk hands on itself")),
            Rung(max(values.manager, values.limit), (Who.ADMIN_MANAGER,), HandOffLate, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Call.objects.handed_on().filter(pk=todo.subject_id, forgotten_at__isnull=True).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        calls = Call.objects.visible_to(reader).select_related("person", "department").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(calls[todo.subject_id]) for todo in todos if todo.subject_id in calls}

    def _described(self, call: Call) -> Described:
        data = about_call(call)
        return Described(_("Hand %(caller)s on to sales") % data, call.get_absolute_url(), data)
