"""Who may know what a meeting is about: the one question behind the board, pages, search, notices, mails, feeds and exports."""

from collections.abc import Sequence

from django.utils.translation import pgettext

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from meetings.models import Booking, Meeting


def knows(meeting: Meeting, reader: Person) -> bool:
    """A confidential meeting is known to those who are in it; that a room is taken is known to everybody."""
    return not meeting.is_confidential or reader.pk in (meeting.organiser_id, meeting.made_by_id)


def called(meeting: Meeting, reader: Person) -> str:
    """Its subject, or that the room is taken."""
    return meeting.subject if knows(meeting, reader) else pgettext("a confidential meeting", "Reserved")


def bookings_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose booking is this reader's own, or the office's affair."""
    if reader.can(Can.RUN_MEETINGS):
        return {notice.pk for notice in notices}
    wanted = {notice.pk: notice.data.get("booking") for notice in notices}
    mine = set(Booking.objects.of(reader).filter(pk__in=set(wanted.values()) - {None}).values_list("pk", flat=True))
    return {pk for pk, booking in wanted.items() if booking in mine}
