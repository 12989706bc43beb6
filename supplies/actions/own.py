"""Nobody decides on what they asked for themselves, as long as an admin manager besides them could."""

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role


def another_decides(person: Person) -> bool:
    """Whether there is an admin manager besides this person; where there is none, one decides on one's own paper and the trail says so."""
    return Person.objects.holding(Role.ADMIN_MANAGER).exclude(pk=person.pk).exists()
