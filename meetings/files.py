"""Photos of a room for everybody; papers, recordings and notes of a meeting for who takes part in it."""

from frontdesk.files.shelves import takes_files
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from meetings.models import Meeting, Room
from meetings.scope import part_taken, takes_part


def keeps_rooms(person: Person, room: Room) -> bool:
    return person.can(Can.RUN_MEETINGS)


takes_files(Room, seen=lambda reader: Room.objects.all(), may_add=keeps_rooms, may_take_others=keeps_rooms)


def takes_part_in(person: Person, meeting: Meeting) -> bool:
    return takes_part(meeting, person)


takes_files(Meeting, seen=part_taken, may_add=takes_part_in)
