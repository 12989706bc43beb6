"""退回: unused things come back to the shelf, at the cost at which they went."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from supplies.actions.back_orders import share_out
from supplies.actions.ledger import Line, move
from supplies.models import Issue, Kind, Movement, Requisition, TakeBack


def take_back(issue: Issue, quantity: int, *, by: Person, now: datetime, reason: str = "") -> TakeBack:
    """So many of what was handed out come back unused; whoever waits for them is next. Refused: quantity."""
    with transaction.atomic():
        # The paper is held first, so that two who take back at once count one another.
        requisition = Requisition.objects.select_for_update(of=("self",)).select_related("store", "department").get(lines=issue.line_id)
        item = issue.line.item
        left = issue.quantity - (issue.taken_back.aggregate(many=Sum("quantity"))["many"] or 0)
        words = _("%(item)s: enter a number from 1 to %(most)d.") if left else _("%(item)s: all of it has come back.")
        refuse_unless(0 < quantity <= left, words % {"item": item, "most": left}, "quantity")
        back = TakeBack.objects.create(issue=issue, quantity=quantity, reason=reason.strip()[:200], taken_at=now, taken_by=by)
        went = Movement.objects.of_document(Issue, [issue.pk]).get(kind=Kind.ISSUE)
        line = Line(item, Kind.TAKE_BACK, quantity, document=back, unit_cost=went.unit_cost, department=requisition.department)
        move([line], store=requisition.store, on=timezone.localdate(now), by=by, now=now)
        trail.record("take_back_supplies", subject=issue.handout, by=by, at=now, details={"quantity": quantity, "item": item.pk})
        share_out([item], store=requisition.store, now=now)
    return back
