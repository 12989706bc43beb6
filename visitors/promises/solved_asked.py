"""Of a call that was put through the desk asks the next working day whether it was solved."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import Call
from visitors.notices.solved_unasked import SolvedUnasked
from visitors.promises.about_call import about_call


class SolvedAsked(Promise):
    """Of a call that was put through the desk asks the next working day whether it was solved."""

    title = gettext_lazy("Was it solved?")
    sentence = gettext_lazy(
        "Once it is asked for, the desk finds out within {limit} of working time whether what was put through was solved; "
        "then the desk is reminded."
    )
    clock = Clock.HOURS
    limit = Hours(4, gettext_lazy("Found out within"), 1, 40)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit, (Who.DESK,), SolvedUnasked, gettext_lazy("the desk is reminded")),)

    def is_moot(self, todo: Todo) -> bool:
        return not Call.objects.unsolved().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        calls = Call.objects.visible_to(reader).select_related("person").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(calls[todo.subject_id]) for todo in todos if todo.subject_id in calls}

    def _described(self, call: Call) -> Described:
        data = about_call(call)
        return Described(_("Ask %(person)s: was it solved for %(caller)s?") % data, call.get_absolute_url(), data)
