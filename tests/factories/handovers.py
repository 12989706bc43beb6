"""The desk's to-dos and shifts that were handed over."""

from datetime import datetime

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Todo
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit
from tests.moments import MONDAY_9AM
from visitors.actions import visits


def nina() -> Person:
    """The receptionist of the next shift."""
    return PersonFactory(username="nina", name="倪娜", name_en="Nina Ni", roles=[Role.RECEPTIONIST])


def owed_by_desk(host: Person, name: str, due: datetime, now: datetime = MONDAY_9AM) -> Todo:
    """The desk thanks a visitor until then; later it is red."""
    visit = visits.check_out(arrived_visit(host, name=name, email="x@example.com", now=now), by=host, now=now)
    mine = Todo.objects.about(visit).filter(role=Role.RECEPTIONIST)
    mine.update(due_at=due, yellow_at=due, red_at=due)
    return mine.get()
