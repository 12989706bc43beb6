"""Whatever happens to bookings: after each look what was counted is what counting everything anew comes to, and the page says the same."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from frontdesk.daily.models import DayFacts
from frontdesk.people.actions import people
from frontdesk.people.models import Department, Person
from frontdesk.web.figures import Asked
from frontdesk.workdays.periods import MONTH, QUARTER, Period
from meetings.actions import booking, checking_in, reporting, rooms, series
from meetings.actions.series import Scope
from meetings.daily.bookings import Begun
from meetings.daily.service import Served
from meetings.daily.touches import TOUCHED_BY
from meetings.finding.preparation_errors import error_rate
from meetings.finding.usage import Usage
from meetings.models import Booking, Meeting, Room, ServiceReport
from meetings.showing.so_far import usage_so_far
from tests.counts import count
from tests.factories.meetings import a_room, booked, plan
from tests.factories.people import PersonFactory
from tests.factories.service import tidied, usual
from tests.facts import Deed, Place, counted, wrong
from tests.meetings.daily.anew import usage_of
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
DAILIES = ("meetings.begun", "meetings.served")


class House(Place):
    """Rooms are booked, used and left."""

    dailies = DAILIES

    def __init__(self, seed: int, olga: Person) -> None:
        super().__init__(seed)
        self.olga = olga
        self.people = [PersonFactory(name=f"组织{n}", roles=["employee"]) for n in range(3)]
        self.rooms = [a_room("甲", asks_check_in=True), a_room("乙", capacity=4, opens_at=time(9), closes_at=time(18)), a_room("丙")]
        usual(olga)

    @property
    def deeds(self) -> list[Deed]:
        one, dice, by = self.any_of, self.dice, {"by": self.olga, "now": self.now}
        return [
            *[self.books] * 6,
            lambda: booking.close_room(dice.choice(self.rooms), self.now, self.now + dice.choice([3, 30]) * HOUR, **by),
            *[lambda: booking.cancel(one(Booking), **by)] * 2,
            lambda: booking.restore(one(Booking), **by),
            lambda: booking.end_early(one(Booking), **by),
            *[lambda: checking_in.check_in(one(Booking), **by)] * 3,
            *[lambda: checking_in.give_back(one(Booking), now=self.now)] * 2,
            self.moves,
            lambda: series.begin(self.plan(), by=self.olga, now=self.now),
            lambda: series.cancel(one(Meeting), scope=Scope.FOLLOWING, **by),
            self.tidies,
            lambda: reporting.right(one(ServiceReport), by=one(ServiceReport).booking.meeting.organiser, now=self.now),
            lambda: reporting.wrong(one(ServiceReport), words="没声音", by=one(ServiceReport).booking.meeting.organiser, now=self.now),
            self.changes_department,
            self.changes_room,
        ]

    def books(self) -> None:
        dice, begins = self.dice, timezone.localtime(self.now).replace(minute=0) + self.dice.choice([1, 2, 20, 26]) * HOUR
        hours, who, room = dice.choice([0.5, 1, 2, 20]), dice.choice(self.people), dice.choice(self.rooms)
        given = {"is_served": dice.random() < 0.4, "is_confidential": dice.random() < 0.2, "people": dice.randint(1, 4)}
        booked(who, room=room, begins=begins, hours=hours, now=self.now, **given)

    def plan(self) -> series.Plan:
        first = timezone.localdate(self.now) + timedelta(days=self.dice.randint(1, 4))
        return plan(self.dice.choice(self.rooms), rule="FREQ=WEEKLY;COUNT=3", begins_on=first, at=time(self.dice.randint(8, 17)))

    def moves(self) -> None:
        mine = self.any_of(Booking)
        begins = mine.begins_at + self.dice.choice([-1, 1, 24]) * HOUR
        booking.move(mine, begins=begins, ends=begins + HOUR, room=self.dice.choice(self.rooms), by=self.olga, now=self.now)

    def tidies(self) -> None:
        served = Booking.objects.filter(meeting__is_served=True).order_by("pk")
        if served:
            tidied(self.dice.choice(served), by=self.olga, now=self.now)

    def changes_room(self) -> None:
        room = self.any_of(Room)
        rooms.change(room, {"capacity": self.dice.choice([4, 8, 20])}, seen=room.changed_at, by=self.olga, now=self.now)

    def changes_department(self) -> None:
        who = Person.objects.get(pk=self.dice.choice(self.people).pk)
        people.edit(who, values={"department": self.dice.choice(self.people).department}, seen={}, by=self.olga, now=self.now)


def plain(usage: Usage) -> dict[str, object]:
    """A use of rooms as numbers, and by weekday and hour; without what had none."""
    rooms = {
        str(each.room): (each.open, each.booked, each.checked_in, each.used, each.held, each.half_empty, each.asked, each.no_shows)
        for each in usage.rooms
    }
    return rooms | {"used": {cell: n for cell, n in usage.used.items() if n}, "open": {cell: n for cell, n in usage.open.items() if n}}


@pytest.mark.parametrize("seed", range(count(10, 3)))
def test_after_each_look_facts_are_what_counting_anew_comes_to(seed: int, olga: Person) -> None:
    house = House(seed, olga)
    assert house.lived() == []
    assert set(DayFacts.objects.filter(daily__in=DAILIES).values_list("daily", flat=True)) == set(DAILIES)
    for period in (Period.holding(timezone.localdate(house.now), months) for months in (MONTH, QUARTER)):
        asked = Asked(period, olga, house.now)
        assert plain(usage_so_far(asked)) == plain(usage_of(period.first, house.now, period.months))
        said = asked.so_far(Served.name)
        assert (said["wrong"], said["answered"], said["served"]) == error_rate(period.bounds[0], min(period.bounds[1], house.now))


def test_what_runs_over_midnight_counts_until_now(ann: Person, olga: Person) -> None:
    booked(ann, room=a_room("甲"), begins=MONDAY_9AM + HOUR, hours=30, now=MONDAY_9AM)
    booked(ann, room=a_room("乙"), begins=MONDAY_9AM + DAY, now=MONDAY_9AM)
    now = MONDAY_9AM + DAY + 30 * MINUTE
    counted(now)
    came, anew = usage_so_far(Asked(Period.holding(now.date()), olga, now)), usage_of(now.date().replace(day=1), now)
    assert plain(came) == plain(anew)
    assert [(each.held, each.used) for each in came.departments] == [(2, (23.5 + 0.5) * 3600)] == [(2, anew.departments[0].used)]


@pytest.mark.parametrize("is_seen", [True, False])
def test_what_an_organiser_has_booked_ahead_counts_for_the_department_they_go_to(
    is_seen: bool, ann: Person, olga: Person, office: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what was counted already; unless nobody looks for it."""
    product = ann.department_id
    if not is_seen:
        monkeypatch.setattr(Begun, "touched_by", TOUCHED_BY)
    booked(ann, room=a_room("甲"), begins=MONDAY_9AM + 2 * DAY, now=MONDAY_9AM)
    for later in (0, 1):  # from the second look on what was booked is not looked at any more
        counted(MONDAY_9AM + later * HOUR)
    people.edit(ann, values={"department": office}, seen={}, by=olga, now=MONDAY_9AM + 2 * HOUR)
    counted(MONDAY_9AM + 3 * HOUR)
    whose = office.pk if is_seen else product
    told = [] if is_seen else ["meetings.begun of 2026-11-25 is not what was counted"]
    counts = DayFacts.objects.get(daily=Begun.name).counts
    assert ([key for key in counts if key.startswith("dept")], wrong(Begun.name)) == ([f"dept:{whose}"], told)
