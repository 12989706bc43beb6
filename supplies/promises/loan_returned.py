"""What one department borrowed from another is returned on its day."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from supplies.models import Loan
from supplies.notices import things
from supplies.notices.loan_due import LoanDue


class LoanReturned(Promise):
    """What one department borrowed from another is returned on its day. The clock begins at 9:00 of that day."""

    title = gettext_lazy("Loans returned")
    sentence = gettext_lazy(
        "What one department borrowed from another is returned on its day: who borrowed it hears at 9:00, and {limit} later both heads."
    )
    clock = Clock.WALL
    can_hand_over = True
    limit = Hours(9, gettext_lazy("Both heads are told after"), 1, 72)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return timedelta(0)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(timedelta(0), (Who.HOLDER,), LoanDue, gettext_lazy("who borrowed it is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.NAMED), LoanDue, gettext_lazy("both heads are told")),
        )

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        if who is not Who.NAMED:
            return people
        loan = Loan.objects.select_related("lender__head", "borrower__head").get(pk=todo.subject_id)
        return [head for head in (loan.lender.head, loan.borrower.head) if head and head.is_active]

    def is_moot(self, todo: Todo) -> bool:
        return not Loan.objects.out().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Loan.objects.visible_to(reader).select_related("item", "lender", "borrower").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def _described(self, loan: Loan) -> Described:
        data = {
            "things": things([(loan.item, loan.quantity)]),
            "lender": str(loan.lender),
            "borrower": str(loan.borrower),
            "day": date_format(loan.due_on, "DATE_FORMAT"),
        }
        return Described(_("Return to %(lender)s: %(things)s") % data, loan.get_absolute_url(), data)
