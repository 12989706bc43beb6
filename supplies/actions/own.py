"""Nobody decides on what they asked for themselves, as long as an admin manager besides them could."""

from datetime import date

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.people.standing_in import acting_for


def another_decides(person: Person) -> bool:
    """Whether there is an admin manager besides this person; where there is none, one decides on one's own paper and the trail says so."""
    return Person.objects.holding(Role.ADMIN_MANAGER).exclude(pk=person.pk).exists()


def second(person: Person, on: date) -> Person | None:
    """Who decides beside the only admin manager where four eyes are needed: the head above, else the stand-in; never one they act for."""
    near = (person.head, person.stand_in)
    return next((each for each in near if each and each.is_active and acting_for(each, on) not in (None, person)), None)
