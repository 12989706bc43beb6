"""Fewer quotes than the rule asks for are signed for or refused within one working day."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Decision, Described, Promise, Rung, Who
from supplies.models import QuoteException
from supplies.notices.exception_waits import ExceptionWaits


class ExceptionSigned(Promise):
    """Fewer quotes than the rule asks for are signed for or refused within one working day."""

    title = gettext_lazy("Fewer quotes than the rule asks for")
    sentence = gettext_lazy("Who asks to buy with fewer quotes gets the admin manager's yes or no within {limit}.")
    clock = Clock.DAYS
    decision = Decision.ANY
    limit = Days(1, gettext_lazy("Answered within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit, (Who.HOLDER,), ExceptionWaits, gettext_lazy("the admin manager is reminded")),)

    def is_moot(self, todo: Todo) -> bool:
        return not QuoteException.objects.filter(pk=todo.subject_id, signed_at__isnull=True).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        rows = QuoteException.objects.visible_to(reader).select_related("line__item", "line__special", "line__plan")
        seen = rows.in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def asks(self, todo: Todo) -> str:
        return QuoteException.objects.get(pk=todo.subject_id).reason

    def _described(self, exception: QuoteException) -> Described:
        data = {"what": exception.line.what, "reason": exception.reason}
        path = reverse("supplies:quote_grid", args=[exception.line.plan_id])
        return Described(_("Sign for fewer quotes, or refuse: %(what)s") % data, path, data)
