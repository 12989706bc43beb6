"""“Me too”: a colleague who met the same fault hears what the asker hears, and no second ticket is made."""

from datetime import datetime

from django.db import transaction

from frontdesk.journal import trail
from frontdesk.people.models import Person
from repairs.actions.steps import locked, must_be_open, step
from repairs.models import EventKind, Follower, Ticket
from repairs.scope import asks, follows


def follow(ticket: Ticket, *, by: Person, now: datetime) -> bool:
    """Hear of it from now on. False for who asked, or follows already. Refused: what is over."""
    with transaction.atomic():
        mine = locked(ticket)
        must_be_open(mine)
        if asks(by, mine) or follows(by, mine):
            return False
        Follower.objects.create(ticket=mine, person=by, followed_at=now)
        step(mine, EventKind.FOLLOWED, by=by, now=now, facts={"person": by.pk})
    return True


def unfollow(ticket: Ticket, *, by: Person, now: datetime) -> bool:
    """Hear of it no more; the row stays. False for who does not follow."""
    with transaction.atomic():
        mine = locked(ticket)
        found = mine.followers.standing().filter(person=by).update(ended_at=now)
        if found:
            trail.record("unfollow", subject=mine, by=by, at=now)
    return bool(found)
