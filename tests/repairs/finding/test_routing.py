"""Where a fault goes: which rule counts, who of its team can be asked, and who is asked first."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from frontdesk.people.models import Person
from repairs.finding.reasons import reasons
from repairs.finding.routing import choose
from repairs.models import Offer, Team, Ticket
from tests.factories.repairs import a_category, a_route, a_spot, a_team
from tests.factories.repairs_crew import Crew, a_crew, routed
from tests.moments import DAY, HOUR, MONDAY_9AM, SHANGHAI

pytestmark = pytest.mark.django_db
TEN = MONDAY_9AM + HOUR
HOLIDAY = datetime(2026, 10, 1, 10, tzinfo=SHANGHAI)  # a Thursday
MAKE_UP = datetime(2026, 10, 10, 10, tzinfo=SHANGHAI)  # a Saturday


def test_the_first_rule_that_fits_counts(olga: Person) -> None:
    water, power, here, there = a_category(), a_category(name="电"), a_spot(), a_spot("机房")
    special, floor, night, rest = (a_team(olga, name=name) for name in ("机房组", "楼层组", "夜班", "综合组"))
    a_route(special, category=power, place=there, position=1)
    a_route(floor, category=water, floor=here.floor, hours="office", position=2)
    a_route(night, hours="outside", position=3)
    a_route(rest, position=4)
    cases = [(power, there, TEN), (power, here, TEN), (water, here, TEN), (water, here, TEN + 10 * HOUR), (power, there, TEN + 10 * HOUR)]
    assert [choose(category, place, now).team for category, place, now in cases] == [special, rest, floor, night, special]
    lunch, saturday = MONDAY_9AM + 3.5 * HOUR, MONDAY_9AM + 5 * DAY
    assert [choose(water, here, now).team for now in (lunch, saturday, HOLIDAY, MAKE_UP)] == [floor, night, night, floor]
    Team.objects.filter(pk=special.pk).update(closed_at=TEN, closed_by=olga)
    assert choose(power, there, TEN).team == rest


# Who is asked of two technicians, the first of whom is idle: what is changed, at which moment, and why the first is not.
SHIFT_AT = {
    "before": (timedelta(), "off_shift"),
    "at": (HOUR, ""),
    "last": (2 * HOUR - timedelta(seconds=1), ""),
    "after": (2 * HOUR, "off_shift"),
}


@pytest.mark.parametrize(("after", "but"), list(SHIFT_AT.values()), ids=list(SHIFT_AT))
def test_a_shift_is_half_open_and_its_own(olga: Person, after: timedelta, but: str) -> None:
    crew = routed(a_crew(olga, 1))
    crew.on_shift(0, 0, 10, 11)
    assert [each.but for each in choose(a_category(), a_spot(), MONDAY_9AM + after).candidates] == [but]


@pytest.mark.parametrize(
    ("now", "but"),
    [
        (TEN, ""),
        (MONDAY_9AM + 3.5 * HOUR, ""),  # lunch
        (MONDAY_9AM - timedelta(seconds=1), "off_shift"),
        (MONDAY_9AM + 5 * DAY, "off_shift"),
        (HOLIDAY, "off_shift"),
        (MAKE_UP, ""),
    ],
)
def test_without_shifts_the_office_s_hours_count(olga: Person, now: datetime, but: str) -> None:
    crew = routed(a_crew(olga, 1))
    assert [each.but for each in choose(a_category(), a_spot(), now).candidates] == [but], crew


def unskilled(crew: Crew) -> None:
    crew.skilled(0, a_category(name="别的"))


def retired(crew: Crew) -> None:
    Person.objects.filter(pk=crew.technicians[0].pk).update(retired_at=MONDAY_9AM)


@pytest.mark.parametrize(
    ("but", "change"),
    [
        ("absent", lambda crew: crew.away(0)),
        ("unskilled", unskilled),
        ("gone", retired),
        ("gone", lambda crew: crew.technicians[0].posts.all().delete()),
        ("off_shift", lambda crew: crew.on_shift(0, 1, 9, 18)),
    ],
)
def test_who_can_not_be_asked_is_passed_over_and_the_reason_kept(olga: Person, but: str, change: Callable[[Crew], object]) -> None:
    crew = routed(a_crew(olga))
    change(crew)
    choice = choose(a_category(), a_spot(), TEN)
    assert [(each.membership.person.username, each.but) for each in choice.candidates] == [("tech1", ""), ("tech0", but)]
    assert [one["but"] for one in choice.plain()["among"]] == ["", but]


def test_an_own_skill_is_enough_and_who_was_asked_is_not_asked_again(olga: Person) -> None:
    crew = routed(a_crew(olga))
    crew.skilled(0, a_category(), a_category(name="别的"))
    first, second = crew.technicians
    assert choose(a_category(), a_spot(), TEN).chosen.person_id == first.pk
    assert choose(a_category(), a_spot(), TEN, asked={first.pk}).chosen.person_id == second.pk
    assert choose(a_category(), a_spot(), TEN, asked={first.pk, second.pk}).chosen is None


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ((), (), 0),
        (("normal",), (), 1),
        (("low", "low"), ("high",), 0),
        (("emergency",), ("normal", "normal"), 1),
        (("normal", "low"), ("high",), 0),  # the same weight: who joined first
    ],
)
def test_least_to_do_weighted_by_urgency(ann: Person, olga: Person, first: tuple[str, ...], second: tuple[str, ...], chosen: int) -> None:
    crew = a_crew(olga)
    for number, urgencies in enumerate((first, second)):
        for urgency in urgencies:
            crew.has(number, ann, urgency)
    routed(crew)
    assert choose(a_category(), a_spot(), TEN).chosen.person_id == crew.technicians[chosen].pk


def test_of_two_with_as_much_to_do_who_is_idle_longest_and_an_open_offer_is_something_to_do(ann: Person, olga: Person) -> None:
    crew = a_crew(olga, 3)
    for number, hours in ((0, 1), (1, 2)):
        crew.has(number, ann, resolved_at=TEN - hours * HOUR, resolved_by=crew.technicians[number])
    routed(crew)

    def order() -> list[str]:
        return [each.membership.person.username for each in choose(a_category(), a_spot(), TEN).candidates]

    assert order() == ["tech2", "tech1", "tech0"]
    ticket = Ticket.objects.earliest("pk")
    Offer.objects.create(ticket=ticket, cycle=1, person=crew.technicians[2], offered_at=TEN, until_at=TEN + HOUR)
    assert order() == ["tech1", "tech0", "tech2"]


def test_the_reason_in_words(olga: Person) -> None:
    crew = routed(a_crew(olga, 3))
    crew.away(0)
    [lines] = reasons([choose(a_category(), a_spot(), TEN).plain()])
    assert [(line.words, line.is_chosen) for line in lines] == [
        ("按规则“全部 · 所有地点 · 任何时间”", False),
        ("0 张在办报修单，尚未接过单", True),
        ("0 张在办报修单，尚未接过单", False),
        ("不在", False),
    ]
    assert [line.words for line in reasons([{"route": None, "among": []}])[0]] == ["没有符合的规则"]
