"""Rating a repair: once a cycle, by who asked for it, never by who did the work; a low rating is looked into by the lead."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from repairs.actions.closing import must_have_asked
from repairs.actions.steps import locked, step
from repairs.limits.closing import Closing
from repairs.models import EventKind, Rating, Ticket
from repairs.promises.low_rating import LowRating
from repairs.scope import did_the_work

LONGEST = 500


def rate(ticket: Ticket, *, stars: int, by: Person, now: datetime, words: str = "") -> Rating:
    """One to five stars for the running cycle; changed only by whoever gave them, and not for long.

    Refused: stars, not-yours, did-the-work, not-resolved, rated, cancelled, merged.
    """
    words = words.strip()[:LONGEST]
    refuse_unless(1 <= stars <= 5, _("Choose one to five stars."), "stars")
    with transaction.atomic():
        mine = locked(ticket)
        must_have_asked(mine, by)
        refuse_unless(mine.resolved_at is not None, _("This is not repaired yet."), "not-resolved")
        there = Rating.objects.filter(ticket=mine, cycle=mine.cycle).first()
        may_change = there is None or (there.given_by_id == by.pk and now - there.given_at <= Closing.now().second_thoughts)
        refuse_unless(may_change, _("This repair was rated already."), "rated")
        if there is None:
            there = Rating.objects.create(ticket=mine, cycle=mine.cycle, stars=stars, words=words, given_at=now, given_by=by)
        else:
            there.stars, there.words, there.changed_at = stars, words, now
            there.save(update_fields=["stars", "words", "changed_at"])
        step(mine, EventKind.RATED, by=by, now=now, facts={"cycle": mine.cycle, "stars": stars}, details={"words": words})
        _look_into(mine, there, by=by, now=now)
    return there


def _look_into(ticket: Ticket, rating: Rating, *, by: Person, now: datetime) -> None:
    """The lead's to-do follows the stars; where the lead did the work, the admin managers look into it."""
    if rating.stars > Closing.now().low:
        todos.withdraw(LowRating, subject=ticket, by=by, now=now)
        return
    lead = ticket.team.lead if ticket.team and ticket.team.lead.is_active else None
    if lead is None or did_the_work(lead, ticket):
        todos.open(LowRating, subject=ticket, since=rating.given_at, now=now, role=Role.ADMIN_MANAGER, by=by)
    else:
        todos.open(LowRating, subject=ticket, since=rating.given_at, now=now, holder=lead, by=by)
