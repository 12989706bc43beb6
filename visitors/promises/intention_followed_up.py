"""A business intention is taken up by the department it was handed to within one working day."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import VisitOutcome
from visitors.notices.intention_late import IntentionLate


class IntentionFollowedUp(Promise):
    """A business intention is taken up by the department it was handed to within one working day."""

    title = gettext_lazy("Business intentions")
    sentence = gettext_lazy(
        "A business intention is taken up by the department it was handed to within {limit}; then the head above is told."
    )
    clock = Clock.DAYS
    by_hand = True
    can_hand_over = True
    limit = Days(1, gettext_lazy("Taken up within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.limit, (Who.HOLDER, Who.HEAD), IntentionLate, gettext_lazy("the head above is told")),)

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        outcomes = VisitOutcome.objects.select_related("visit", "department").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(outcomes[todo.subject_id]) for todo in todos}

    def _described(self, outcome: VisitOutcome) -> Described:
        title = _("Take up: %(visitor)s would like to do business") % {"visitor": outcome.visit.name}
        data = {"visitor": outcome.visit.name, "company": outcome.visit.company, "intention": outcome.intention}
        return Described(title, outcome.get_absolute_url(), data)
