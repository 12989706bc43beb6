"""Which papers are called in and not there: of speakers with a point who put none, before the moment until which they are due."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta

from django.utils import timezone

from frontdesk.files.models import Attachment
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.workdays.calendar import Calendar
from meetings.finding.agenda import points_of, speakers_of
from meetings.models import Attendee, Booking, Meeting, Pack

AHEAD = timedelta(days=20)  # longer than any holiday


def reminded_at(until: datetime, at: time, calendar: Calendar) -> datetime:
    """On the working day before papers are due, at this time on the wall."""
    return timezone.make_aware(datetime.combine(calendar.previous_workday(timezone.localdate(until)), at))


def owed_now(now: datetime, since: datetime, at: time, calendar: Calendar) -> Iterator[tuple[Booking, Person]]:
    """Speakers to be reminded; who called papers in later than that moment has just told everybody. Four questions."""
    rows = Booking.objects.holding().filter(meeting__papers_until__gt=now, meeting__papers_until__lte=now + AHEAD)
    due = []
    for each in rows.select_related("meeting__organiser", "room__place").order_by("meeting__papers_until", "pk"):
        assert each.meeting is not None
        assert each.meeting.papers_until is not None
        assert each.meeting.papers_called_at is not None
        moment = reminded_at(each.meeting.papers_until, at, calendar)
        if max(since, each.meeting.papers_called_at) < moment <= now:
            due.append(each)
    yield from _without_paper(due)


def _without_paper(bookings: Sequence[Booking]) -> Iterator[tuple[Booking, Person]]:
    meetings = [each.meeting for each in bookings if each.meeting is not None]
    points, put, invited = points_of(meetings), _put(meetings), _invited(meetings)
    for booking in bookings:
        assert booking.meeting is not None
        for speaker in speakers_of(booking.meeting, points.get(booking.meeting.pk, [])):
            in_it = booking.meeting.names(speaker) or (booking.meeting.pk, speaker.pk) in invited
            if in_it and speaker.pk not in put.get(booking.meeting.pk, set()):
                yield booking, speaker


def _invited(meetings: Iterable[Meeting]) -> set[tuple[int, int | None]]:
    """Who was taken off speaks no more, though their point stands."""
    rows = Attendee.objects.standing().filter(meeting__in=[each.pk for each in meetings], person__isnull=False)
    return set(rows.values_list("meeting", "person"))


def _put(meetings: Iterable[Meeting]) -> dict[int, set[int]]:
    """Of each meeting who put papers to it."""
    packs = dict(Pack.objects.filter(meeting__in=[each.pk for each in meetings]).values_list("pk", "meeting"))
    found: dict[int, set[int]] = {}
    for pack, person in Attachment.objects.there().about_any(Pack, list(packs)).values_list("subject_id", "added_by"):
        found.setdefault(packs[pack], set()).add(person)
    return found


def no_longer_missing(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose reader has put a paper since, speaks no more, or whose papers are not called in any more."""
    bookings = Booking.objects.holding().filter(pk__in=[notice.subject_id for notice in notices], meeting__papers_until__isnull=False)
    missing = {(booking.pk, speaker.pk) for booking, speaker in _without_paper(list(bookings.select_related("meeting")))}
    return {notice.pk for notice in notices if (notice.subject_id, notice.reader_id) not in missing}
