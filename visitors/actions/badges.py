"""Badges: reserved when a visitor checks in, lent at the desk, taken back at leaving. One number never out twice."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from visitors.models import Badge, BadgeLoan, Visit

TRIES = 60  # a number that was taken between reading and writing is no reason to go without one


def next_free(now: datetime) -> Badge | None:
    """The lowest free number, not just come back, that nobody else is just taking (on SQLite nobody else can be)."""
    return Badge.objects.free().rested_first(now).select_for_update(skip_locked=True).first()


def reserve(visit: Visit, *, now: datetime) -> BadgeLoan | None:
    """The lowest free number for this visit; None when the drawer is empty (the desk then helps itself)."""
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                badge = next_free(now)
                return BadgeLoan.objects.create(badge=badge, visit=visit, reserved_at=now) if badge else None
        except IntegrityError:
            continue  # another visit was quicker: the unique index said so; take the next number
    return None


def lend(visit: Visit, *, by: Person, now: datetime, number: str = "") -> BadgeLoan:
    """Hand over the reserved badge, or the one named instead. Refused: no-badge, badge-out, lent."""
    loan = lend_if_any(visit, by=by, now=now, number=number)
    if loan is None and not Badge.objects.usable().exists():
        raise Refused(_("There is no badge yet. Add some under Badges."), "no-badge")
    if loan is None:
        raise Refused(_("All badges are out. Take one back or add more."), "no-badge")
    return loan


def lend_if_any(visit: Visit, *, by: Person, now: datetime, number: str = "") -> BadgeLoan | None:
    """The same; None when the drawer is empty."""
    loan = BadgeLoan.objects.out_with(visit)
    if number and (loan is None or loan.badge.number != number.upper()):
        if loan:
            give_back(visit, now=now, by=by)
        loan = _take(visit, number, now=now)
    loan = loan or reserve(visit, now=now)
    if loan is None:
        return None
    if loan.lent_at:
        raise Refused(_("Badge %(number)s is with this visitor already.") % {"number": loan.badge.number}, "lent")
    loan.lent_at, loan.lent_by = now, by
    loan.save(update_fields=["lent_at", "lent_by"])
    return loan


def _take(visit: Visit, number: str, *, now: datetime) -> BadgeLoan:
    badge = Badge.objects.usable().filter(number__iexact=number.strip()).select_for_update().first()  # nobody takes it out of use meanwhile
    if badge is None:
        raise Refused(_("There is no badge %(number)s.") % {"number": number}, "no-badge")
    try:
        with transaction.atomic():
            return BadgeLoan.objects.create(badge=badge, visit=visit, reserved_at=now)
    except IntegrityError:
        raise Refused(_("Badge %(number)s is out with somebody else.") % {"number": badge.number}, "badge-out") from None


def give_back(visit: Visit, *, now: datetime, by: Person | None = None) -> str:
    """The number that came back, or '' when none was out."""
    loan = BadgeLoan.objects.out_with(visit)
    if loan is None:
        return ""
    loan.returned_at, loan.returned_by = now, by
    loan.save(update_fields=["returned_at", "returned_by"])
    return loan.badge.number
