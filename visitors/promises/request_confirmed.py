"""Whoever asks to come hears yes or no within one working hour."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import VisitRequest
from visitors.notices import about_request
from visitors.notices.request_late import RequestLate


class RequestConfirmed(Promise):
    """Whoever asks to come hears yes or no within one working hour."""

    title = gettext_lazy("Requests confirmed")
    sentence = gettext_lazy(
        "Whoever asks to come hears yes or no from the desk within {limit} of working time; after {warn} the desk is reminded, "
        "after {limit} the admin manager is told."
    )
    clock = Clock.HOURS
    warn = Minutes(45, gettext_lazy("The desk is reminded after"), 1, 480)
    limit = Minutes(60, gettext_lazy("Confirmed within"), 2, 960)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.warn, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER,), RequestLate, gettext_lazy("the desk is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), RequestLate, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not VisitRequest.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        requests = VisitRequest.objects.visible_to(reader).select_related("visit__host").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(requests[todo.subject_id]) for todo in todos if todo.subject_id in requests}

    def _described(self, request: VisitRequest) -> Described:
        title = _("Tell %(visitor)s whether the visit is possible") % {"visitor": request.name}
        return Described(title, request.get_absolute_url(), about_request(request))
