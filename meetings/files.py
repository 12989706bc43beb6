"""Photos of a room: everybody sees them, the office adds them."""

from frontdesk.files.shelves import takes_files
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from meetings.models import Room


def keeps_rooms(person: Person, room: Room) -> bool:
    return person.can(Can.RUN_MEETINGS)


takes_files(Room, seen=lambda reader: Room.objects.all(), may_add=keeps_rooms, may_take_others=keeps_rooms)
