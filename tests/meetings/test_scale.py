"""Questions stay few: two hundred rooms with eight bookings each, and a series of a year."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.places.models import Place
from meetings.actions import booking, holding, series
from meetings.actions.series import Clash
from meetings.models import Booking, Meeting, Room
from meetings.models.booking import LONGEST
from tests.counts import count
from tests.factories.meetings import a_room, booked, plan
from tests.factories.repairs import a_spot
from tests.figures import Figure
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db
ROOMS, EIGHT = count(200, 40), 8
TUESDAY = date(2026, 11, 24)


def a_full_day(by: Person, rooms: int) -> list[Room]:
    """So many rooms, each with eight bookings of an hour; every tenth is confidential."""
    floor = a_spot().floor
    places = Place.objects.bulk_create([Place(floor=floor, name=f"室{number}") for number in range(rooms)])
    made = Room.objects.bulk_create([Room(place=place, capacity=8) for place in places])
    pairs = [(room, datetime.combine(TUESDAY, time(9 + n)).replace(tzinfo=MONDAY_9AM.tzinfo)) for room in made for n in range(EIGHT)]
    facts = {"organiser": by, "made_by": by, "made_at": MONDAY_9AM}
    meetings = Meeting.objects.bulk_create([Meeting(subject="周例会", is_confidential=n % 10 == 0, **facts) for n in range(len(pairs))])
    stretches = [{"begins_at": at, "ends_at": at + HOUR, "held_from": at, "held_until": at + HOUR} for _room, at in pairs]
    common = {"made_by": by, "made_at": MONDAY_9AM}
    Booking.objects.bulk_create(
        [
            Booking(room=room, meeting=meeting, **when, **common)
            for (room, _at), meeting, when in zip(pairs, meetings, stretches, strict=True)
        ]
    )
    return made


def test_the_board_of_a_full_day_asks_eight_times_at_most(client: Client, ann: Person, bo: Person, figure: Figure) -> None:
    client.force_login(bo)
    a_full_day(ann, ROOMS)
    path = f"/meetings/?day={TUESDAY}"
    client.get(path)
    asked = queries(lambda: client.get(path))
    figure(f"board of {ROOMS} rooms × {EIGHT} bookings: {asked} questions")
    assert asked <= 8
    assert client.get(path).content.count(b"is-meeting") >= ROOMS * EIGHT


def test_the_lists_ask_eight_times_at_most(client: Client, ann: Person, olga: Person) -> None:
    a_full_day(ann, 10)
    for who, path in ((ann, "/meetings/mine/"), (olga, "/meetings/mine/?whose=all"), (olga, "/meetings/rooms/")):
        client.force_login(who)
        client.get(path)
        assert queries(lambda path=path: client.get(path)) <= 8, path


def test_a_year_of_a_series_is_checked_in_one_question(ann: Person, figure: Figure) -> None:
    """Fifty-two Tuesdays, of which somebody else has three."""
    room = a_room(set_up=15)
    for week in (3, 10, 40):
        booked(ann, room=room, begins=MONDAY_9AM + DAY + HOUR + week * 7 * DAY)
    wanted = plan(room, rule="FREQ=WEEKLY;COUNT=52")
    dates = [MONDAY_9AM + DAY + HOUR + week * 7 * DAY for week in range(52)]
    some = [Booking(room=room, begins_at=at, ends_at=at + HOUR) for at in dates]
    rooms = {room.pk: room}

    def check() -> list[date]:
        return series._taken(dict(zip((timezone.localdate(at) for at in dates), some, strict=True)), rooms)

    asked = queries(check)
    figure(f"a series of 52 weeks checked for one room: {asked} question")
    assert (asked, len(check())) == (1, 3)
    with pytest.raises(Clash) as clash:
        series.begin(wanted, by=ann, now=MONDAY_9AM)
    assert clash.value.dates == [TUESDAY + timedelta(weeks=week) for week in (3, 10, 40)]


def test_beginning_a_year_asks_no_more_than_beginning_a_month(ann: Person) -> None:
    a_month = queries(lambda: series.begin(plan(a_room("甲"), rule="FREQ=WEEKLY;COUNT=4"), by=ann, now=MONDAY_9AM))
    a_year = queries(lambda: series.begin(plan(a_room("乙"), rule="FREQ=WEEKLY;COUNT=20"), by=ann, now=MONDAY_9AM))
    assert a_year <= a_month + 2  # rows are written some dozens a statement


def test_what_began_two_weeks_before_is_still_in_the_way(ann: Person, olga: Person) -> None:
    """Whoever looks for clashes looks back as far as the longest booking reaches, with set-up and clear-up."""
    room = a_room(set_up=240, clear_up=240)
    begins = MONDAY_9AM + DAY
    booking.close_room(room, begins, begins + LONGEST, by=olga, now=MONDAY_9AM)
    with pytest.raises(holding.Taken):
        booked(ann, room=room, begins=begins + LONGEST + 7 * HOUR)
    assert booked(ann, room=room, begins=begins + LONGEST + 8 * HOUR)
    assert Booking.objects.held_within(begins + LONGEST + 3.9 * HOUR, begins + LONGEST + 4.1 * HOUR).count() == 2
