"""“Me too”: a colleague who met the same fault hears what the asker hears, and no second ticket is made."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions.clocks import change_urgency
from repairs.actions.steps import locked, must_be_open, must_run, step
from repairs.models import EventKind, Follower, Ticket, Urgency
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


def raise_alarm(ticket: Ticket, *, emergency: str, by: Person, now: datetime) -> Ticket:
    """It has become an emergency of the list, says who asked or follows; what is one already stays what it is.

    Nothing else about the urgency is theirs to change. Refused: not-yours, emergency, and what does not run any more.
    """
    with transaction.atomic():
        mine = locked(ticket)
        must_run(mine)
        refuse_unless(asks(by, mine) or follows(by, mine), _("Only who asked or follows it says this."), "not-yours")
        return mine if mine.is_emergency else change_urgency(mine, urgency=Urgency.EMERGENCY, emergency=emergency, by=by, now=now)
