"""Who may know what a meeting is about: the one question behind the board, pages, search, notices, mails, feeds and exports."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import override, pgettext

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from meetings.models import AgendaPoint, Attendee, Booking, Meeting, Pack
from meetings.models.booking import BookingQuerySet


class Eyes:
    """A reader, and to which of these confidential meetings they are invited; one question, none where nothing is confidential."""

    def __init__(self, reader: Person, meetings: Iterable[Meeting | None]) -> None:
        self.reader = reader
        secret = {meeting.pk for meeting in meetings if meeting is not None and meeting.is_confidential and not meeting.names(reader)}
        self.invited = set(Attendee.objects.of(reader).filter(meeting__in=secret).values_list("meeting", flat=True)) if secret else set()

    @classmethod
    def having_read(cls, reader: Person, bookings: Iterable[Booking]) -> "Eyes":
        """Of bookings that were asked for `with_invited`: no question more."""
        eyes = cls(reader, ())
        eyes.invited = {each.meeting_id for each in bookings if each.meeting_id and vars(each)["reader_is_invited"]}
        return eyes

    def know(self, meeting: Meeting) -> bool:
        """A confidential meeting is known to those who are in it; that a room is taken is known to everybody."""
        return not meeting.is_confidential or meeting.names(self.reader) or meeting.pk in self.invited

    def read(self, meeting: Meeting) -> str:
        """Its subject, or that the room is taken."""
        return meeting.subject if self.know(meeting) else pgettext("a confidential meeting", "Reserved")


def with_invited(bookings: BookingQuerySet, reader: Person) -> BookingQuerySet:
    """Each confidential one knows whether this reader is invited to it, in the same question."""
    invited = Exists(Attendee.objects.of(reader).filter(meeting=OuterRef("meeting")))
    return bookings.annotate(reader_is_invited=Case(When(meeting__is_confidential=True, then=invited), default=Value(False)))


def takes_part(meeting: Meeting, reader: Person) -> bool:
    """Who reads minutes and decides what is in them: whoever organises, leads, notes or is invited, confidential or not. One question."""
    return meeting.names(reader) or Attendee.objects.of(reader).filter(meeting=meeting).exists()


def in_it(reader: Person) -> Q:
    """`takes_part` as a question about a meeting. Of meetings that are asked for otherwise: it looks nowhere else."""
    named = Q(organiser=reader) | Q(made_by=reader) | Q(chair=reader) | Q(minute_taker=reader)
    return named | Q(pk__in=Attendee.objects.of(reader).values("meeting"))


def part_taken(reader: Person) -> QuerySet[Meeting]:
    """The meetings of which `takes_part` says so."""
    return Meeting.objects.filter(in_it(reader))


def known_to(reader: Person) -> QuerySet[Meeting]:
    """The meetings of which `Eyes.know` says so."""
    return Meeting.objects.filter(Q(is_confidential=False) | in_it(reader))


def keeps_agenda(meeting: Meeting, reader: Person) -> bool:
    """Who says what is talked about: whoever organises, leads or notes, and the office where nothing is confidential."""
    return meeting.names(reader) or (not meeting.is_confidential and reader.can(Can.RUN_MEETINGS))


def keeps_sheet(meeting: Meeting, reader: Person) -> bool:
    """Who shows the code and ticks people by hand: the same."""
    return keeps_agenda(meeting, reader)


def sees_sheet(meeting: Meeting, reader: Person) -> bool:
    """The attendance sheet is read by who takes part and by who keeps it."""
    return keeps_sheet(meeting, reader) or takes_part(meeting, reader)


def puts_papers(meeting: Meeting, reader: Person) -> bool:
    """Who puts papers to a meeting: whoever organises, leads, notes, or is invited and speaks."""
    points = AgendaPoint.objects.standing().filter(meeting=meeting, speaker=reader)
    return meeting.names(reader) or points.filter(meeting__in=Attendee.objects.of(reader).values("meeting")).exists()


def packs_seen(reader: Person, now: datetime) -> QuerySet[Pack]:
    """Papers are read by who takes part; of a served meeting that is to come the office prints them, unless it is confidential."""
    mine = Q(Exists(part_taken(reader).filter(pk=OuterRef("meeting"))))
    served = Q(Exists(Pack.objects.served(now).filter(pk=OuterRef("pk")))) if reader.can(Can.RUN_MEETINGS) else Q(pk__in=[])
    return Pack.objects.filter(mine | served)  # each is looked at by itself: there are few, and meetings without end


def meetings_taken_part(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose meeting this reader takes part in, or whose resolution is theirs."""
    wanted = {notice.pk: notice.data.get("meeting") for notice in notices}
    theirs = in_it(reader) | Q(resolutions__owner=reader)
    seen = set(Meeting.objects.filter(theirs, pk__in=set(wanted.values()) - {None}).values_list("pk", flat=True))
    return {pk for pk, meeting in wanted.items() if meeting in seen}


def bookings_taken_part(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose booking is of a meeting that this reader takes part in; who leads it does."""
    wanted = {notice.pk: notice.data.get("booking") for notice in notices}
    ids = set(wanted.values()) - {None}
    seen = set(Booking.objects.filter(meeting__in=part_taken(reader), pk__in=ids).values_list("pk", flat=True))
    return {pk for pk, booking in wanted.items() if booking in seen}


def office_alone(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of notices that say a room, a time and a number, for those who keep the rooms."""
    return {notice.pk for notice in notices} if reader.can(Can.RUN_MEETINGS) else set()


def called(meeting: Meeting, reader: Person) -> str:
    """What one reader reads of one meeting."""
    return Eyes(reader, [meeting]).read(meeting)


def _told_too_much(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """Notices that name what has become confidential since."""
    ids = {notice.data.get("booking") for notice in notices} - {None}
    secret = {
        each.pk: each.meeting
        for each in Booking.objects.filter(pk__in=ids, meeting__is_confidential=True).select_related("meeting")
        if each.meeting is not None
    }
    eyes = Eyes(reader, secret.values())
    covered = {pk for pk, meeting in secret.items() if not eyes.know(meeting)}
    return {each.pk for each in notices if each.data.get("booking") in covered and each.data.get("what") not in _reserved()}


def _reserved() -> set[str]:
    """What is said of a confidential meeting, in every language."""
    said = set()
    for language, _label in settings.LANGUAGES:
        with override(language):
            said.add(pgettext("a confidential meeting", "Reserved"))
    return said


def bookings_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose booking is this reader's own, one they are invited to, or the office's affair."""
    wanted = {notice.pk: notice.data.get("booking") for notice in notices}
    if reader.can(Can.RUN_MEETINGS):
        return {notice.pk for notice in notices} - _told_too_much(reader, notices)
    mine = set(Booking.objects.with_(reader).filter(pk__in=set(wanted.values()) - {None}).values_list("pk", flat=True))
    return {pk for pk, booking in wanted.items() if booking in mine}
