"""Who works on a ticket, who leads it, who may know of notices about it, and which of those are settled."""

from collections.abc import Sequence

from django.db.models import QuerySet

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from repairs.models import EventKind, Membership, Offer, Ticket

WORK = (EventKind.ACCEPTED, EventKind.STARTED, EventKind.RESOLVED)


def leads(person: Person, ticket: Ticket) -> bool:
    """Who leads repairs, and the lead of its team."""
    return person.can(Can.LEAD_REPAIRS) or (ticket.team is not None and ticket.team.lead_id == person.pk)


def works_on(person: Person, ticket: Ticket) -> bool:
    """One of those who speak for the team: who has it, who leads it, members of its team who repair."""
    if ticket.assigned_to_id == person.pk or leads(person, ticket):
        return True
    if not person.can(Can.WORK_ON_REPAIRS):
        return False
    return ticket.team_id is not None and Membership.objects.running().filter(team=ticket.team_id, person=person).exists()


def asks(person: Person, ticket: Ticket) -> bool:
    """Who reported it or for whom it was reported."""
    return person.pk in (ticket.asker_id, ticket.reported_for_id)


def follows(person: Person, ticket: Ticket) -> bool:
    """Said “me too”, and has not left since."""
    return ticket.followers.standing().filter(person=person).exists()


def makes_safe(person: Person, ticket: Ticket) -> bool:
    """Whoever stands beside it and says that a step for safety is done: who asked, the team, the front desk."""
    return asks(person, ticket) or person.can(Can.SEE_DESK) or works_on(person, ticket)


def did_the_work(person: Person, ticket: Ticket) -> bool:
    """Accepted it, began or repaired it, in any of its cycles."""
    return ticket.events.filter(kind__in=WORK, happened_by=person).exists()


def tickets_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose ticket this reader sees; rungs of a ladder are about a to-do of the ticket."""
    return seen(Ticket.objects.visible_to(reader), notices)


def seen(visible: QuerySet, notices: Sequence[Notice]) -> set[int]:
    """Those about a visible record."""
    label = Todo._meta.label_lower
    rungs = [notice.subject_id for notice in notices if notice.subject_type == label]
    record_of_todo = dict(Todo.objects.filter(pk__in=rungs).values_list("pk", "subject_id")) if rungs else {}
    about = {notice.pk: record_of_todo.get(notice.subject_id) if notice.subject_type == label else notice.subject_id for notice in notices}
    found = set(visible.filter(pk__in=set(about.values())).values_list("pk", flat=True))
    return {pk for pk, record in about.items() if record in found}


def own_offers(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose offer was made to this reader."""
    return seen(Offer.objects.filter(person=reader), notices)


def answered_offers(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose offer was answered, ran out or is not wanted any more."""
    waiting = Offer.objects.open().filter(pk__in=[notice.subject_id for notice in notices], ticket__in=Ticket.objects.running())
    return _but(notices, waiting)


def taken_tickets(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose ticket somebody has accepted meanwhile, or that is over."""
    waiting = Ticket.objects.running().filter(pk__in=[notice.subject_id for notice in notices], accepted_at__isnull=True)
    return _but(notices, waiting)


def over_tickets(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose ticket is repaired meanwhile, or not wanted any more."""
    return _but(notices, Ticket.objects.running().filter(pk__in=[notice.subject_id for notice in notices]))


def _but(notices: Sequence[Notice], waiting: QuerySet) -> set[int]:
    """Those that are not about what still waits."""
    ids = set(waiting.values_list("pk", flat=True))
    return {notice.pk for notice in notices if notice.subject_id not in ids}
