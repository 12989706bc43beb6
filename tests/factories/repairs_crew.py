"""A team with its rule: who repairs, and everything is theirs."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from frontdesk.people.models import Absence, Person
from repairs.models import Category, Membership, Shift, Team, Ticket
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category, a_route, a_team, reported
from tests.moments import MONDAY_9AM

MONDAY = MONDAY_9AM.date()


@dataclass
class Crew:
    """A lead, technicians in the order in which they joined, the rule that gives them everything."""

    lead: Person
    team: Team
    technicians: list[Person] = field(default_factory=list)

    def names(self, people: list[Any]) -> list[str]:
        return [person.username for person in people]

    def member(self, number: int) -> Membership:
        return Membership.objects.get(team=self.team, person=self.technicians[number])

    def on_shift(self, number: int, weekday: int, starts: int, ends: int) -> None:
        Shift.objects.create(membership=self.member(number), weekday=weekday, starts=time(starts), ends=time(ends))

    def skilled(self, number: int, *categories: Category) -> None:
        self.member(number).skills.set(categories)

    def away(self, *numbers: int, on: date = MONDAY) -> None:
        for number in numbers:
            person = self.technicians[number]
            Absence.objects.create(person=person, stand_in=self.lead, from_on=on, until_on=on, announced_at=MONDAY_9AM, announced_by=person)

    def has(self, number: int, asker: Person, urgency: str = "normal", **more: Any) -> Ticket:
        """A ticket that this technician has."""
        person, ticket = self.technicians[number], reported(asker, urgency=urgency, emergency="water" if urgency == "emergency" else "")
        Ticket.objects.filter(pk=ticket.pk).update(
            team=self.team, assigned_to=person, assigned_at=MONDAY_9AM, accepted_at=MONDAY_9AM, accepted_by=person, **more
        )
        return ticket


def a_crew(lead: Person, many: int = 2) -> Crew:
    people = [PersonFactory(username=f"tech{number}", roles=["technician"]) for number in range(many)]
    return Crew(lead, a_team(lead, *people), people)


def routed(crew: Crew, **more: Any) -> Crew:
    """With the rule, after the tickets that it should not meet were made."""
    a_route(crew.team, **more)
    a_category()
    return crew
