"""Whom notices about a ticket go to, each in the reader's language."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import override

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.people.standing_in import acting_for
from repairs.models import Follower, Ticket
from repairs.notices import about_ticket

Words = Callable[[], dict[str, str]]  # called in the reader's language


def managers() -> list[Person]:
    """The admin managers."""
    return list(Person.objects.holding(Role.ADMIN_MANAGER))


def leads_of(ticket: Ticket, *, now: datetime) -> list[Person]:
    """The lead of its team, or who acts for them; the admin managers when there is nobody."""
    lead = acting_for(ticket.team.lead, timezone.localdate(now)) if ticket.team else None
    return [lead] if lead else managers()


def askers_of(ticket: Ticket) -> list[Person]:
    """Who reported it, for whom, and who follows it."""
    followers = [follower.person for follower in Follower.objects.standing().filter(ticket=ticket).select_related("person")]
    return [person for person in (ticket.asker, ticket.reported_for, *followers) if person]


def tell(
    kind: type[NoticeKind],
    ticket: Ticket,
    to: Iterable[Person],
    *,
    cause: str,
    now: datetime,
    words: Words = dict,
    but: Person | None = None,
) -> int:
    """One notice to each of them, once a cause; whoever did it themselves hears nothing. How many were told."""
    readers = {person.pk: person for person in to if person.is_active and person != but}
    for person in readers.values():
        with override(person.language):
            data = {**about_ticket(ticket), **words()}
        post(kind, cause=f"ticket:{ticket.pk}:{cause}", to=person, subject=ticket, data=data, now=now)
    return len(readers)
