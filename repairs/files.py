"""Files beside tickets (photos of the fault and of the repair, a contractor's papers) and beside a round's answers."""

from django.db.models import QuerySet

from frontdesk.files.shelves import takes_files
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from repairs.models import Round, RoundAnswer, Ticket
from repairs.scope import works_on


def takes_part(person: Person, ticket: Ticket) -> bool:
    """Whoever sees a ticket that is not forgotten may add a photo; they take away their own, the team takes away any."""
    return ticket.forgotten_at is None and person.can(Can.REPORT_FAULTS)


def does_rounds(person: Person, answer: RoundAnswer) -> bool:
    return person.can(Can.DO_ROUNDS)


def answers_of(reader: Person) -> QuerySet[RoundAnswer]:
    return RoundAnswer.objects.filter(round__in=Round.objects.visible_to(reader))


takes_files(Ticket, seen=Ticket.objects.visible_to, may_add=takes_part, may_take_others=works_on)
takes_files(RoundAnswer, seen=answers_of, may_add=does_rounds)
