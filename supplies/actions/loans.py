"""One department lends another what the store is short of; tracked until it is returned."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.people.standing_in import acting_for
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from supplies.models import Item, Loan, RequisitionLine
from supplies.notices import things
from supplies.notices.loan_back import LoanBack
from supplies.notices.loan_made import LoanMade
from supplies.promises.loan_returned import LoanReturned

MORNING = time(9)


def lend(
    item: Item,
    quantity: int,
    *,
    lender: Department,
    borrower: Department,
    due_on: date,
    by: Person,
    now: datetime,
    line: RequisitionLine | None = None,
) -> Loan:
    """Write a loan down and tell both heads; who borrowed owes it on its day. Refused: quantity, same, past."""
    refuse_unless(quantity > 0, _("Enter how many."), "quantity")
    refuse_unless(lender != borrower, _("A department does not lend to itself."), "same")
    refuse_unless(due_on >= timezone.localdate(now), _("This day is over. Choose a day to come."), "past")
    with transaction.atomic():
        loan = Loan.objects.create(
            line=line, item=item, quantity=quantity, lender=lender, borrower=borrower, due_on=due_on, lent_at=now, lent_by=by
        )
        trail.record("lend_supplies", subject=loan, by=by, at=now, details={"lender": lender.pk, "borrower": borrower.pk})
        head = line.requisition.asker if line else borrower.head
        held = {"holder": head} if head and head.is_active else {"role": Role.ADMIN_MANAGER}
        since = timezone.make_aware(datetime.combine(due_on, MORNING))
        todos.open(LoanReturned, subject=loan, since=since, now=now, by=by, **held)
        _tell(LoanMade, loan, [lender.head, borrower.head, line.requisition.asker if line else None], now=now)
    return loan


def give_back(loan: Loan, *, by: Person, now: datetime) -> Loan:
    """It is back with its department. Refused: returned."""
    with transaction.atomic():
        found = Loan.objects.out().filter(pk=loan.pk).update(returned_at=now, returned_by=by)
        refuse_unless(bool(found), _("This has been returned already."), "returned")
        trail.record("return_supplies", subject=loan, by=by, at=now)
        todos.settle(LoanReturned, subject=loan, by=by, now=now)
        _tell(LoanBack, loan, [loan.lender.head], now=now)
    loan.refresh_from_db()
    return loan


def _tell(kind: type[LoanMade] | type[LoanBack], loan: Loan, people: list[Person | None], *, now: datetime) -> None:
    """These people, or who acts for them today."""
    acting = [acting_for(person, timezone.localdate(now)) for person in people if person]
    for reader in {person.pk: person for person in acting if person}.values():
        with override(reader.language):
            data = {
                "things": things([(loan.item, loan.quantity)]),
                "lender": str(loan.lender),
                "borrower": str(loan.borrower),
                "day": date_format(loan.due_on, "DATE_FORMAT"),
                "path": loan.get_absolute_url(),
            }
        post(kind, cause=f"loan:{loan.pk}:{kind.name}", to=reader, subject=loan, data=data, now=now)
