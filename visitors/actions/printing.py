"""Badges on paper: each that comes out of a printer is noted; the second one for a visit says why."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions.steps import locked, must_be_agreed, must_be_open, step
from visitors.models import BadgePrint, Reprint, Visit
from visitors.models.visit_event import Verb


def print_badges(visits: Sequence[Visit], *, size: str, by: Person, now: datetime, reason: str = "", words: str = "") -> list[BadgePrint]:
    """The badges of these visits are about to be printed, all or none. Refused: reason (a second print without one), nobody."""
    refuse_unless(bool(visits), _("There is no badge to print."), "nobody")
    why = " ".join(words.split())[:120] if reason == Reprint.OTHER else reason
    with transaction.atomic():
        return [_print(visit, size=size, by=by, now=now, why=why) for visit in sorted(visits, key=lambda visit: visit.pk)]


def _print(visit: Visit, *, size: str, by: Person, now: datetime, why: str) -> BadgePrint:
    visit = locked(visit)
    must_be_open(visit)
    must_be_agreed(visit)
    is_second = BadgePrint.objects.filter(visit=visit).exists()
    say = _("The badge of %(visitor)s was printed before. Say why it is printed again.")
    refuse_unless(not is_second or bool(why), say % {"visitor": visit.name}, "reason")
    made = BadgePrint.objects.create(visit=visit, size=size, reason=why if is_second else "", printed_at=now, printed_by=by)
    step(visit, Verb.PRINT_BADGE, by=by, now=now, words=made.why)
    return made
