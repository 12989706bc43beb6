"""频发故障: flagged once an episode, kept up to date while it goes on, settled with the cause and what is done about it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions.telling import managers
from repairs.finding.recurring import Found
from repairs.models import FaultKind, Recurrence
from repairs.notices.fault_recurs import FaultRecurs

LONGEST = 500


def flag(found: Found, *, now: datetime) -> Recurrence:
    """Told to the admin managers the first time; afterwards only its count and cost grow."""
    place, thing, kind = found.key
    seen = {"first_at": found.first_at, "last_at": found.last_at, "count": len(found.tickets), "cost": found.cost}
    with transaction.atomic():
        which = {"place_id": place, "thing_id": thing, "kind": kind, "settled_at": None}
        mine, is_new = Recurrence.objects.select_for_update().get_or_create(**which, defaults={**seen, "flagged_at": now})
        if not is_new:
            Recurrence.objects.filter(pk=mine.pk).update(**seen)
            return mine
        trail.record("flag_recurrence", subject=mine, at=now, details={"tickets": found.tickets})
        for person in managers():
            with override(person.language):
                data = {"what": str(mine.thing or mine.place), "kind": str(FaultKind(kind).label), "count": str(mine.count)}
            post(
                FaultRecurs, cause=f"recurrence:{mine.pk}", to=person, subject=mine, data=data | {"path": mine.get_absolute_url()}, now=now
            )
    return mine


def settle(recurrence: Recurrence, *, cause: str, by: Person, now: datetime) -> Recurrence:
    """Why it came again, and what is done: from now on it is counted anew. Refused: cause, settled."""
    cause = cause.strip()[:LONGEST]
    refuse_unless(bool(cause), _("Say why it comes back and what is done about it."), "cause")
    with transaction.atomic():
        mine = Recurrence.objects.select_for_update().get(pk=recurrence.pk)
        refuse_unless(mine.settled_at is None, _("This is settled already."), "settled")
        mine.settled_at, mine.settled_by, mine.cause = now, by, cause
        mine.save(update_fields=["settled_at", "settled_by", "cause"])
        trail.record("settle_recurrence", subject=mine, by=by, at=now, details={"cause": cause})
    return mine
