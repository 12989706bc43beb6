"""Lost badges: noted with the visit, out of use at once, and another one for whoever is still here."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions import badges
from visitors.actions.steps import locked, step
from visitors.models import Badge, BadgeLoan, Visit
from visitors.models.visit_event import Verb
from visitors.promises.badge_back import BadgeBack


def lose_badge(visit: Visit, *, by: Person, now: datetime, fee: Decimal | None = None) -> BadgeLoan | None:
    """The visitor no longer has the badge: it is out of use, and who is still here has another at once.

    The new loan; None for who has left, or when the drawer is empty. Refused: no-badge, fee.
    """
    refuse_unless(fee is None or 0 <= fee < 1_000_000, _("A fee is between 0 and 999,999.99 yuan."), "fee")
    with transaction.atomic():
        visit = locked(visit)
        loan = BadgeLoan.objects.out_with(visit)
        refuse_unless(loan is not None and loan.lent_at is not None, _("This visitor has no badge that could be lost."), "no-badge")
        assert loan is not None
        loan.lost_at, loan.lost_by, loan.fee = now, by, fee
        loan.save(update_fields=["lost_at", "lost_by", "fee"])
        if Badge.objects.usable().filter(pk=loan.badge_id).update(retired_at=now, retired_by=by):
            trail.record("retire_badge", subject=loan.badge, by=by, at=now)
        todos.settle(BadgeBack, subject=visit, by=by, now=now)
        again = badges.lend_if_any(visit, by=by, now=now) if _is_here(visit) else None
        number = again.badge.number if again else ""
        words = f"{loan.badge.number} → {number}" if number else loan.badge.number
        step(visit, Verb.LOSE_BADGE, by=by, now=now, words=words, more={"lost": loan.pk, "again": again.pk if again else None})
    return again


def _is_here(visit: Visit) -> bool:
    """In the house, or gone for a while and coming back."""
    return bool(visit.arrived_at) and not (visit.left_at or visit.cancelled_at or visit.turned_away_at)
