"""The drawer of badges: numbers put in, taken out of use and put back. A number is never given to a second badge."""

import re
from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from visitors.models import Badge

MOST = 500  # badges at once
LONGEST = Badge._meta.get_field("number").max_length


def run_of(first: str, many: int) -> Iterator[str]:
    """`many` numbers from the first one on, as wide as it is: A098, A099, A100."""
    found = re.fullmatch(r"([A-Z-]*)(\d{1,8})", first)
    if not found:
        raise Refused(_("A badge number is letters and then digits, for example A001."), "number")
    letters, digits = found.groups()
    for number in range(int(digits), int(digits) + many):
        badge = f"{letters}{number:0{len(digits)}d}"
        if len(badge) > LONGEST:
            raise Refused(_("Badge numbers have at most %(n)d characters.") % {"n": LONGEST}, "number")
        yield badge


def add(*, first: str, many: int, by: Person, now: datetime) -> list[Badge]:
    """Put `many` badges into the drawer, all or none. Refused: number (no such numbers), taken (some are there)."""
    numbers = list(run_of(first, many))
    _refuse_taken(numbers)
    try:
        with transaction.atomic():
            made = Badge.objects.bulk_create([Badge(number=number) for number in numbers])
            trail.record("add_badges", subject=made[0], by=by, at=now, details={"first": numbers[0], "last": numbers[-1]})
    except IntegrityError:  # somebody else has just put in one of them
        _refuse_taken(numbers)
        raise
    return made


def _refuse_taken(numbers: list[str]) -> None:
    if taken := Badge.objects.filter(number__in=numbers).order_by("number").values_list("number", flat=True)[:5]:
        words = _("These numbers are there already: %(numbers)s. Begin behind them.")
        raise Refused(words % {"numbers": _(", ").join(taken)}, "taken")


def retire(badge: Badge, *, by: Person, now: datetime) -> None:
    """Out of use: worn out, lost, reprinted. Refused while somebody has it."""
    with transaction.atomic():
        held = Badge.objects.usable().select_for_update().filter(pk=badge.pk).first()
        if held is None:
            return
        if Badge.objects.out().filter(pk=badge.pk).exists():
            raise Refused(_("Badge %(number)s is out. Take it back first.") % {"number": badge.number}, "out")
        held.retired_at, held.retired_by = now, by
        held.save(update_fields=["retired_at", "retired_by"])
        trail.record("retire_badge", subject=held, by=by, at=now)


def put_back(badge: Badge, *, by: Person, now: datetime) -> None:
    """Into use again."""
    with transaction.atomic():
        if Badge.objects.filter(pk=badge.pk, retired_at__isnull=False).update(retired_at=None, retired_by=None):
            trail.record("put_back_badge", subject=badge, by=by, at=now)
