"""Series: each date held or answered for, changes in three scopes, and nothing that has begun is ever touched."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from meetings.actions import booking, series
from meetings.actions.series import Choice, Clash, Scope
from meetings.models import Booking, Gap, Meeting, Outcome, Rights, Room, Series
from tests.counts import count
from tests.factories.meetings import TOMORROW_10, TUESDAY, a_room, booked, plan
from tests.meetings.actions.test_at_once import overlapping
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.races import together

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def begun(by: Person, room: Room | None = None, **values: Any) -> Series:
    return series.begin(plan(room, **values), by=by, now=MONDAY_9AM)


def dates(mine: Series) -> list[str]:
    """Its rule's dates that are held, with the local moment each is at."""
    rows = Booking.objects.holding().filter(meeting__series=mine).order_by("meeting__occurs_on").select_related("meeting")
    return [f"{each.meeting.occurs_on:%m-%d} {each.begins_at.astimezone(mine.tz):%m-%d %H:%M}" for each in rows]


def told(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


def nth(mine: Series, number: int) -> Meeting:
    return mine.meetings.order_by("occurs_on")[number]


def test_every_date_is_a_meeting_with_its_room(ann: Person) -> None:
    mine = begun(ann)
    assert dates(mine) == [f"{day} {day} 10:00" for day in ("11-24", "12-01", "12-08", "12-15", "12-22")]
    assert {(each.subject, each.organiser) for each in mine.meetings.all()} == {("周例会", ann)}


def test_a_year_of_tuesdays_is_looked_at_by_one_question(ann: Person) -> None:
    short = queries(lambda: begun(ann, a_room("甲"), rule="FREQ=WEEKLY;COUNT=2"))
    assert queries(lambda: begun(ann, a_room("甲乙"), rule="FREQ=WEEKLY;COUNT=52")) <= short + 2  # the room itself is made within
    assert Booking.objects.count() == 54


def test_a_date_that_is_taken_is_answered_for_and_never_dropped_in_silence(ann: Person, bo: Person) -> None:
    for weeks in (1, 2, 3):
        booked(bo, begins=TOMORROW_10 + weeks * WEEK)
    with pytest.raises(Clash) as clash:
        begun(ann)
    second, third, fourth = clash.value.dates
    assert (clash.value.code, Series.objects.count(), second) == ("clash", 0, TUESDAY + WEEK)

    choices = {second: Choice.WAIT, third: Choice.DROP}
    assert told(lambda: begun(ann, choices=choices)) == "clash"
    other = a_room("乙")
    mine = begun(ann, choices=choices, rooms={fourth: other})
    assert [line[:5] for line in dates(mine)] == ["11-24", "12-15", "12-22"]
    assert (Booking.objects.get(meeting__series=mine, room=other).begins_at, Gap.objects.get().occurs_on) == (
        TOMORROW_10 + 3 * WEEK,
        second,
    )


def test_who_waits_for_a_date_has_it_when_the_other_gives_it_back(ann: Person, bo: Person) -> None:
    other = booked(bo, begins=TOMORROW_10 + WEEK)
    mine = begun(ann, choices={TUESDAY + WEEK: Choice.WAIT})
    gap = Gap.objects.get()
    assert series.heal(gap, now=MONDAY_9AM + HOUR) is None
    booking.cancel(other, by=bo, now=MONDAY_9AM + HOUR)
    healed = series.heal(gap, now=MONDAY_9AM + HOUR)
    assert (healed.meeting.occurs_on, healed.meeting.subject, len(dates(mine))) == (TUESDAY + WEEK, "周例会", 5)
    assert series.heal(gap, now=MONDAY_9AM + HOUR) is None
    assert not Gap.objects.waiting(MONDAY_9AM).exists()


@pytest.mark.django_db(transaction=True)
def test_many_workers_heal_a_date_once(ann: Person, bo: Person) -> None:
    other = booked(bo, begins=TOMORROW_10 + WEEK)
    mine = begun(ann, choices={TUESDAY + WEEK: Choice.WAIT})
    booking.cancel(other, by=bo, now=MONDAY_9AM + HOUR)
    gap = Gap.objects.get()
    answers = together(count(20, 6), lambda number: series.heal(gap, now=MONDAY_9AM + HOUR))
    assert ([each for each in answers if isinstance(each, Exception)], len([each for each in answers if each]), len(dates(mine))) == (
        [],
        1,
        5,
    )


@pytest.mark.parametrize(
    ("scope", "moved"),
    [(Scope.THIS, ["12-08"]), (Scope.FOLLOWING, ["12-08", "12-15", "12-22"]), (Scope.ALL, ["12-01", "12-08", "12-15", "12-22"])],
)
def test_this_one_this_and_the_following_or_all_and_never_what_has_begun(ann: Person, scope: Scope, moved: list[str]) -> None:
    mine = begun(ann)
    now = TOMORROW_10 + HOUR / 2  # the first is under way
    assert series.move(nth(mine, 2), scope=scope, at=time(14), minutes=30, by=ann, now=now) == len(moved)
    assert [line[:5] for line in dates(mine) if line.endswith("14:00")] == moved
    assert series.reword(nth(mine, 2), {"subject": "专题会"}, scope=scope, by=ann, now=now) == len(moved)
    assert [f"{each.occurs_on:%m-%d}" for each in mine.meetings.filter(subject="专题会").order_by("occurs_on")] == moved
    assert series.cancel(nth(mine, 2), scope=scope, by=ann, now=now) == len(moved)
    assert [line[:5] for line in dates(mine)] == [day for day in ("11-24", "12-01", "12-08", "12-15", "12-22") if day not in moved]


def test_words_never_touch_dates_or_rooms(ann: Person) -> None:
    mine = begun(ann)
    before = list(Booking.objects.order_by("pk").values())
    series.reword(nth(mine, 0), {"subject": "改名", "people": 8, "is_confidential": True}, scope=Scope.ALL, by=ann, now=MONDAY_9AM)
    assert list(Booking.objects.order_by("pk").values()) == before
    assert told(lambda: series.reword(nth(mine, 0), {"people": 9}, scope=Scope.ALL, by=ann, now=MONDAY_9AM)) == "small"


def test_one_that_was_changed_alone_goes_its_own_way(ann: Person) -> None:
    mine = begun(ann)
    series.move(nth(mine, 1), scope=Scope.THIS, at=time(16), minutes=60, days=1, by=ann, now=MONDAY_9AM)
    series.move(nth(mine, 0), scope=Scope.ALL, at=time(11), minutes=60, by=ann, now=MONDAY_9AM)
    assert dates(mine)[:3] == ["11-24 11-24 11:00", "12-01 12-02 16:00", "12-08 12-08 11:00"]
    assert series.cancel(nth(mine, 0), scope=Scope.ALL, by=ann, now=MONDAY_9AM) == 5


def test_where_the_new_time_is_taken_it_stays_or_goes_as_chosen(ann: Person, bo: Person) -> None:
    mine = begun(ann)
    for weeks in (1, 2):
        booked(bo, begins=TOMORROW_10 + weeks * WEEK + 4 * HOUR)
    common = {"scope": Scope.ALL, "at": time(14), "minutes": 60, "by": ann, "now": MONDAY_9AM}
    assert told(lambda: series.move(nth(mine, 0), **common)) == "clash"
    choices = {TUESDAY + WEEK: Choice.KEEP, TUESDAY + 2 * WEEK: Choice.DROP}
    assert series.move(nth(mine, 0), **common, choices=choices) == 3
    assert dates(mine) == ["11-24 11-24 14:00", "12-01 12-01 10:00", "12-15 12-15 14:00", "12-22 12-22 14:00"]


def test_a_day_later_each_makes_room_for_the_next_of_its_own(ann: Person) -> None:
    """Daily, moved by a day: each lies where the next one lay."""
    mine = begun(ann, rule="FREQ=DAILY;COUNT=4")
    assert series.move(nth(mine, 0), scope=Scope.ALL, at=time(10), minutes=60, days=1, by=ann, now=MONDAY_9AM) == 4
    assert dates(mine) == ["11-24 11-25 10:00", "11-25 11-26 10:00", "11-26 11-27 10:00", "11-27 11-28 10:00"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"subject": " "}, "subject"),
        ({"rule": "FREQ=HOURLY"}, "rule"),
        ({"begins_on": date(2026, 1, 6)}, "past"),
        ({"people": 9}, "small"),
        ({"minutes": 0}, "long"),
        ({"rule": "FREQ=DAILY;COUNT=2", "minutes": 25 * 60}, "clash"),
    ],
)
def test_what_can_not_be_is_refused_and_leaves_nothing(ann: Person, values: dict, code: str) -> None:
    assert told(lambda: begun(ann, **values)) == code
    assert (Series.objects.count(), Meeting.objects.count(), Booking.objects.count()) == (0, 0, 0)


def test_a_room_that_the_office_agrees_to_is_asked_for_one_by_one(ann: Person, olga: Person) -> None:
    room = a_room(rights=Rights.ASK)
    assert told(lambda: begun(ann, room)) == "ask"
    assert len(dates(begun(olga, room))) == 5


def test_a_stranger_changes_nothing(ann: Person, bo: Person) -> None:
    first = nth(begun(ann), 0)
    common = {"scope": Scope.ALL, "by": bo, "now": MONDAY_9AM}
    acts = [
        lambda: series.move(first, at=time(9), minutes=60, **common),
        lambda: series.reword(first, {"subject": "x"}, **common),
        lambda: series.cancel(first, **common),
    ]
    assert {told(act) for act in acts} == {"not-yours"}


EDITS = st.lists(
    st.one_of(
        st.tuples(
            st.just("move"),
            st.integers(0, 9),
            st.sampled_from(Scope),
            st.integers(8, 17),
            st.sampled_from([30, 60, 120]),
            st.integers(-2, 2),
            st.sampled_from([None, "甲", "乙"]),
            st.sampled_from([Choice.KEEP, Choice.DROP]),
        ),
        st.tuples(st.just("reword"), st.integers(0, 9), st.sampled_from(Scope)),
        st.tuples(st.just("cancel"), st.integers(0, 9), st.sampled_from([Scope.THIS, Scope.THIS, Scope.FOLLOWING])),
        st.tuples(st.just("book"), st.integers(0, 9), st.integers(8, 17)),
        st.tuples(st.just("later"), st.integers(1, 40)),
    ),
    min_size=3,
    max_size=9,
)


class Everything(dict):
    """The same choice for every date."""

    def __init__(self, choice: Choice):
        super().__init__()
        self.choice = choice

    def get(self, _key: object, _default: object = None) -> Choice:
        return self.choice

    def __getitem__(self, _key: object) -> Choice:
        return self.choice


@settings(max_examples=count(400, 25), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=EDITS)
def test_whatever_is_edited_the_past_stays_nothing_overlaps_and_exceptions_are_kept(ann: Person, bo: Person, edits: list[tuple]) -> None:
    rooms = {name: a_room(name, set_up=10) for name in ("甲", "乙")}
    Booking.objects.filter(ended_at__isnull=True).update(ended_at=MONDAY_9AM, outcome=Outcome.CANCELLED)
    now = MONDAY_9AM
    mine = series.begin(plan(rooms["甲"], rule="FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10"), by=ann, now=now)
    for edit in edits:
        past = list(Booking.objects.filter(begins_at__lte=now).order_by("pk").values())
        alone = {each.pk: each.begins_at for each in _alone(mine)}
        now = _edited(edit, mine, rooms, ann, bo, now)
        known = {row["id"] for row in past}
        assert list(Booking.objects.filter(pk__in=known).order_by("pk").values()) == past
        assert overlapping() == []
        if edit[0] == "move" and edit[2] != Scope.THIS:
            still = {each.pk: each.begins_at for each in _alone(mine)}
            assert {pk: at for pk, at in still.items() if pk in alone} == alone


def _alone(mine: Series) -> list[Booking]:
    return list(Booking.objects.holding().filter(meeting__series=mine, meeting__changed_alone_at__isnull=False))


def _edited(edit: tuple, mine: Series, rooms: dict[str, Room], ann: Person, bo: Person, now: Any) -> Any:
    kind, number, *rest = edit
    try:
        match kind:
            case "move":
                scope, hour, minutes, days, room, choice = rest
                common = {"scope": scope, "at": time(hour), "minutes": minutes, "days": days, "room": rooms.get(room)}
                series.move(nth(mine, number), **common, choices=Everything(choice), by=ann, now=now)
            case "reword":
                series.reword(nth(mine, number), {"subject": f"第 {number} 版"}, scope=rest[0], by=ann, now=now)
            case "cancel":
                series.cancel(nth(mine, number), scope=rest[0], by=ann, now=now)
            case "book":
                booked(bo, room=rooms["甲"], begins=TOMORROW_10 + number * 2 * DAY + (rest[0] - 10) * HOUR + 7 * MINUTE, now=now)
            case "later":
                return now + number * DAY / 2
    except Refused:
        pass
    return now
