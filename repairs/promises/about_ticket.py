"""What promises about a ticket share: they keep no clock of their own but follow the ticket's, which is counted from its events."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Described, Item, Moments, Promise, Who, kind_of
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar as stored_calendar
from repairs.finding import why
from repairs.finding.clock import Part
from repairs.finding.clocks import reading_of, yellow_of
from repairs.models import Ticket
from repairs.notices import about_ticket


class AboutTicket(Promise):
    """A promise whose subject is a ticket: who is told, and what it is called for whom."""

    abstract = True

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        """`NAMED` is the lead of the ticket's team."""
        if who is not Who.NAMED:
            return people
        team = Ticket.objects.select_related("team__lead").get(pk=todo.subject_id).team
        return [team.lead] if team and team.lead.is_active else []

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Ticket.objects.visible_to(reader).select_related("place", "thing", "category").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: kind_of(todo, AboutTicket).described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def described(self, ticket: Ticket) -> Described:
        """Title, link and what its notices name, in the active language."""
        data = about_ticket(ticket)
        return Described(self.titled() % data, ticket.get_absolute_url(), data)

    def titled(self) -> str:
        """The title, with %(number)s, %(place)s and %(category)s."""
        raise NotImplementedError


class FollowsClock(AboutTicket):
    """One of a ticket's two clocks as a to-do. `column` is where the ticket keeps when it is due."""

    abstract = True
    subject_keeps_clock = True
    part: ClassVar[Part]
    column: ClassVar[str]

    def moments(self, todo: Todo, calendar: Calendar | None) -> Moments:
        """As the ticket's clock says; where it has no limit (any more) the to-do stays as it is until its action withdraws it."""
        ticket, calendar = self._ticket(todo), calendar or stored_calendar()
        newest: datetime = max(event.happened_at for event in ticket.events.all())
        due = reading_of(ticket, self.part, newest, calendar).due or todo.due_at
        yellow = min(yellow_of(ticket, self.part, newest, calendar) or due, due)
        return Moments(due=due, yellow=yellow, red=due, rungs=(yellow, due))

    def read_subjects(self, todos: Sequence[Todo]) -> None:
        tickets = Ticket.objects.with_events().in_bulk([todo.subject_id for todo in todos])
        for todo in todos:
            todo.subject = tickets.get(todo.subject_id)

    def sum(self, todo: Todo) -> list[Item]:
        ticket, calendar = self._ticket(todo), stored_calendar()
        newest = max(event.happened_at for event in ticket.events.all())
        return why.sum_of(reading_of(ticket, self.part, newest, calendar), calendar)

    def moved(self, todo: Todo, when: Moments) -> None:
        Ticket.objects.filter(pk=todo.subject_id).update(**{self.column: when.due})

    def is_moot(self, todo: Todo) -> bool:
        return not Ticket.objects.running().filter(pk=todo.subject_id).exists()

    def _ticket(self, todo: Todo) -> Ticket:
        return todo.subject or Ticket.objects.with_events().get(pk=todo.subject_id)
