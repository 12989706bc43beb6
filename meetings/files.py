"""Photos of a room for everybody, of its preparation for office and organiser; papers put to a meeting for who takes part in it and,
to print them, for the office that prepares it;
recordings and notes for who is in it, and nobody else."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from frontdesk.files.shelves import Reads, takes_files
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from meetings.models import Booking, Meeting, Pack, Prepared, Room
from meetings.scope import packs_seen, part_taken, puts_papers, takes_part


def keeps_rooms(person: Person, room: Room) -> bool:
    return person.can(Can.RUN_MEETINGS)


takes_files(Room, seen=lambda reader: Room.objects.all(), may_add=keeps_rooms, may_take_others=keeps_rooms)


def may_read(reader: Person) -> QuerySet[Pack]:
    return packs_seen(reader, timezone.now())


def may_put(person: Person, pack: Pack) -> bool:
    return puts_papers(pack.meeting, person)


def leads(person: Person, pack: Pack) -> bool:
    """A speaker takes away their own."""
    return pack.meeting.names(person)


def nothing_more(pack: Pack) -> None:
    """The words of papers are found by nobody: they are read to be looked at without a download."""


takes_files(Pack, seen=may_read, may_add=may_put, may_take_others=leads, reads=Reads(words_changed=nothing_more))


def was_there(person: Person, meeting: Meeting) -> bool:
    """Recordings and notes are of what has begun."""
    begun = Booking.objects.holding().filter(meeting=meeting, begins_at__lte=timezone.now()).exists()
    return begun and takes_part(meeting, person)


def who_leads(person: Person, meeting: Meeting) -> bool:
    return meeting.names(person)


takes_files(Meeting, seen=part_taken, may_add=was_there, may_take_others=who_leads, takes_sound=True)


def preparation_seen(reader: Person) -> QuerySet[Prepared]:
    """The office, which prepares it, and for whom it is prepared."""
    if reader.can(Can.RUN_MEETINGS):
        return Prepared.objects.all()
    return Prepared.objects.filter(Q(booking__meeting__organiser=reader) | Q(booking__meeting__made_by=reader))


def prepares(person: Person, prepared: Prepared) -> bool:
    return person.can(Can.RUN_MEETINGS)


takes_files(Prepared, seen=preparation_seen, may_add=prepares)
