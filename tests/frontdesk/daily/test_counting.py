"""Days are counted when the trail says that something happened to what was counted, and once from the beginning."""

from collections.abc import Iterable
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from frontdesk.daily import counting
from frontdesk.daily.daily import DAILIES, Daily, Record
from frontdesk.daily.invariants import as_counted, months_add_up
from frontdesk.daily.models import Counted, DayFacts, MonthFacts
from frontdesk.daily.reading import Facts, unfinished
from frontdesk.journal import trail
from frontdesk.journal.models import Detail, Entry
from frontdesk.people.models import Person
from frontdesk.timed.dry import dry_run
from frontdesk.timed.models import Failure
from frontdesk.timed.rules.count_days import CountDays
from frontdesk.timed.run import run
from frontdesk.workdays.periods import Period
from tests.factories.visitors import a_message, arrived_visit
from tests.facts import counted, wrong
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from visitors.actions import undo, visits
from visitors.models import Message

pytestmark = pytest.mark.django_db
MONDAY, NOVEMBER = date(2026, 11, 23), date(2026, 11, 1)
TODAY = Period(NOVEMBER)


class Tiny(Daily):
    """A daily for tests: messages by whether they are urgent, on the day they were taken."""

    model = Message
    day = "taken_at"
    columns = ("is_urgent",)

    def keys(self, record: Record) -> Iterable[str]:
        return ("urgent",) if record.values[0] else ("calm",)


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> Tiny:
    """The only daily there is."""
    daily = Tiny()
    monkeypatch.setattr(Tiny, "name", "tests.tiny")
    monkeypatch.setattr(DAILIES, "_things", {"tests.tiny": daily})
    return daily


def of_days() -> dict[date, dict[str, int]]:
    return dict(DayFacts.objects.order_by("day").values_list("day", "counts"))


def test_days_are_counted_and_months_are_their_sums(tiny: Tiny, ann: Person, rita: Person) -> None:
    a_message(ann, by=rita)
    a_message(ann, by=rita, is_urgent=True, now=MONDAY_9AM + HOUR)
    a_message(ann, by=rita, now=MONDAY_9AM - 3 * DAY)
    a_message(ann, by=rita, now=MONDAY_9AM - 40 * DAY)
    counted(MONDAY_9AM + 2 * HOUR)

    assert of_days() == {
        MONDAY - timedelta(days=40): {"calm": 1},
        MONDAY - timedelta(days=3): {"calm": 1},
        MONDAY: {"calm": 1, "urgent": 1},
    }
    assert dict(MonthFacts.objects.values_list("month", "counts")) == {date(2026, 10, 1): {"calm": 1}, NOVEMBER: {"calm": 2, "urgent": 1}}
    assert wrong() == []


def test_a_record_that_moves_to_another_day_leaves_the_day_on_which_it_was(tiny: Tiny, ann: Person, rita: Person) -> None:
    message = a_message(ann, by=rita)
    counted(MONDAY_9AM + HOUR)
    Message.objects.filter(pk=message.pk).update(taken_at=MONDAY_9AM - 30 * DAY)
    trail.record("correct", subject=message, by=rita, at=MONDAY_9AM + HOUR)
    counted(MONDAY_9AM + 2 * HOUR)
    assert (of_days(), MonthFacts.objects.get().month) == ({MONDAY - timedelta(days=30): {"calm": 1}}, date(2026, 10, 1))

    Message.objects.filter(pk=message.pk).delete()
    trail.record("correct", subject=message, by=rita, at=MONDAY_9AM + 2 * HOUR)
    counted(MONDAY_9AM + 3 * HOUR)
    assert (DayFacts.objects.count(), MonthFacts.objects.count()) == (0, 0)


def test_without_the_former_day_it_would_be_counted_twice(tiny: Tiny, ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "former_days", lambda daily, ids: set())
    message = a_message(ann, by=rita)
    counted(MONDAY_9AM + HOUR)
    Message.objects.filter(pk=message.pk).update(taken_at=MONDAY_9AM - 30 * DAY)
    trail.record("correct", subject=message, by=rita, at=MONDAY_9AM + HOUR)
    counted(MONDAY_9AM + 2 * HOUR)
    assert wrong() == ["tests.tiny of 2026-11-23 is not what was counted"]


def test_what_no_entry_speaks_of_is_not_seen_until_everything_is_counted_anew(tiny: Tiny, ann: Person, rita: Person) -> None:
    message = a_message(ann, by=rita)
    counted(MONDAY_9AM + HOUR)
    counted(MONDAY_9AM + 2 * HOUR)
    Message.objects.filter(pk=message.pk).update(is_urgent=True)
    counted(MONDAY_9AM + 3 * HOUR)
    assert wrong() == ["tests.tiny of 2026-11-23 is not what was counted"]
    assert list(as_counted()) == ["tests.tiny of 2026-11-23 is not what was counted"]
    counting.count_anew([tiny], now=MONDAY_9AM + 3 * HOUR)
    assert (wrong(), list(as_counted())) == ([], [])


def test_verify_leaves_out_what_is_about_to_be_counted_and_names_a_month_that_is_no_sum(tiny: Tiny, ann: Person, rita: Person) -> None:
    message = a_message(ann, by=rita)
    counted(MONDAY_9AM + HOUR)
    Message.objects.filter(pk=message.pk).update(is_urgent=True)
    trail.record("correct", subject=message, by=rita, at=MONDAY_9AM + 2 * HOUR)
    assert (list(as_counted()), list(months_add_up())) == ([], [])
    MonthFacts.objects.update(counts={"calm": 7})
    assert list(months_add_up()) == ["tests.tiny 2026-11 is not the sum of its days"]


@pytest.mark.parametrize(("later", "found"), [(10 * MINUTE, ({MONDAY: {"calm": 1}}, 0)), (16 * MINUTE, ({}, 1))])
def test_an_entry_that_is_committed_late_is_seen_for_fifteen_minutes(
    tiny: Tiny, ann: Person, rita: Person, later: timedelta, found: tuple[dict[date, dict[str, int]], int]
) -> None:
    """Its number was drawn before another one's that was there earlier."""
    counted(MONDAY_9AM)
    a_message(ann, by=rita)
    late = Entry.objects.get(verb="take_message")
    number = Entry.objects.latest("pk").pk + 100
    Detail.objects.all().delete()
    Entry.objects.all().delete()  # not committed yet, nor is the message
    message = Message.objects.get()
    Message.objects.filter(pk=message.pk).delete()
    Entry.objects.create(pk=number, at=MONDAY_9AM, verb="correct", subject_type="visitors.message", subject_id="0")
    counted(MONDAY_9AM)
    counted(MONDAY_9AM + later)
    assert of_days() == {}
    message.save(force_insert=True)
    late.save(force_insert=True)
    counted(MONDAY_9AM + later + 5 * MINUTE)
    assert (of_days(), len(wrong())) == found


def test_a_look_after_which_nothing_happened_does_nothing_after_a_while(tiny: Tiny, ann: Person, rita: Person) -> None:
    a_message(ann, by=rita)
    looks = [len(run(CountDays(), now=MONDAY_9AM + minutes * MINUTE).acted) for minutes in range(5, 40, 5)]
    assert looks == [3, 1, 1, 1, 0, 0, 0]  # anew, what happened and a month; then for fifteen minutes what may have come late


def test_three_days_of_downtime_are_made_up_by_one_look(tiny: Tiny, ann: Person, rita: Person) -> None:
    counted(MONDAY_9AM)
    for number in range(30):
        a_message(ann, by=rita, now=MONDAY_9AM + number * 2 * HOUR + HOUR)
    counted(MONDAY_9AM + 3 * DAY)
    assert (len(of_days()), sum(row["calm"] for row in of_days().values()), wrong()) == (3, 30, [])


def test_more_than_can_be_followed_is_counted_anew(tiny: Tiny, ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    counted(MONDAY_9AM)
    monkeypatch.setattr(counting, "AT_ONCE", 3)
    monkeypatch.setattr(counting, "BEFORE", 0)
    for _number in range(5):
        a_message(ann, by=rita)
    counted(MONDAY_9AM + HOUR)
    assert (of_days(), wrong(), Counted.objects.get().left) == ({MONDAY: {"calm": 5}}, [], [])


def test_another_version_another_zone_and_everything_is_counted_anew(
    tiny: Tiny, ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_message(ann, by=rita)
    counted(MONDAY_9AM + HOUR)
    Message.objects.update(is_urgent=True)
    monkeypatch.setattr(Tiny, "version", 2)
    assert next(step.what for step in counting.owed()) == "anew"
    counted(MONDAY_9AM + HOUR)
    assert of_days() == {MONDAY: {"urgent": 1}}


def test_one_daily_that_fails_holds_up_no_other(tiny: Tiny, ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = type("Broken", (Tiny,), {"name": "", "keys": lambda self, record: record.values[7]})()
    monkeypatch.setattr(type(broken), "name", "tests.broken")
    monkeypatch.setattr(DAILIES, "_things", {"tests.broken": broken, "tests.tiny": tiny})
    a_message(ann, by=rita)
    looked = run(CountDays(), now=MONDAY_9AM + HOUR)
    assert (of_days(), set(looked.errors)) == ({MONDAY: {"calm": 1}}, {"tests.broken since", "tests.broken 2026-11-01"})
    assert (unfinished(), Failure.objects.count()) == (["tests.broken"], 2)


def test_a_dry_run_says_what_would_be_counted_and_writes_nothing(tiny: Tiny, ann: Person, rita: Person) -> None:
    counted(MONDAY_9AM)
    before = list(Counted.objects.values())
    a_message(ann, by=rita)
    with override("en"):
        would = dry_run(CountDays(), now=MONDAY_9AM + HOUR)
    assert [(each.about, each.words) for each in would] == [("Count tests.tiny since", "1 day counted")]
    assert (DayFacts.objects.count(), list(Counted.objects.values())) == (0, before)


def test_a_span_takes_as_many_questions_for_a_year_as_for_a_day(tiny: Tiny, ann: Person, rita: Person) -> None:
    for number in range(0, 300, 10):
        a_message(ann, by=rita, now=MONDAY_9AM - number * DAY)
    day, year = (lambda: tiny.count(MONDAY, MONDAY)), (lambda: tiny.count(MONDAY - timedelta(days=365), MONDAY))
    assert (queries(day), queries(year), len(year())) == (1, 1, 30)


def test_a_page_reads_three_periods_of_all_dailies_with_one_question(tiny: Tiny, ann: Person, rita: Person) -> None:
    for months in (0, 1, 12):
        a_message(ann, by=rita, now=MONDAY_9AM - months * 30 * DAY - 2 * DAY)
    counted(MONDAY_9AM)
    facts, year = Facts(), Period(date(2026, 1, 1), 12)

    def page() -> list[int]:
        return [facts.of("tests.tiny", period)["calm"] for period in (TODAY, TODAY.before, TODAY.year_before)]

    asked = queries(lambda: page() and page())
    assert (page(), asked) == ([1, 1, 1], 1)
    assert (facts.of("tests.tiny", year)["calm"], facts.by_day("tests.tiny", TODAY), sorted(facts.by_month("tests.tiny", year))[0]) == (
        2,
        {MONDAY - timedelta(days=2): {"calm": 1}},
        date(2026, 1, 1),
    )


def test_the_command_counts_what_is_owed_or_everything(tiny: Tiny, ann: Person, rita: Person) -> None:
    message = a_message(ann, by=rita)
    told = [StringIO(), StringIO()]
    call_command("count_days", stdout=told[0])
    Message.objects.filter(pk=message.pk).update(is_urgent=True)
    call_command("count_days", "tests.tiny", "--from", "scratch", stdout=told[1])
    assert told[1].getvalue() == "tests.tiny 2026-11-01: 1 days\n"
    assert (of_days(), "tests.tiny anew" in told[0].getvalue()) == ({MONDAY: {"urgent": 1}}, True)
    with pytest.raises(CommandError, match=r"no daily is called tests\.none; there are tests\.tiny"):
        call_command("count_days", "tests.none")


def test_every_daily_of_every_area_counts_an_empty_office_and_one_day_of_it(ann: Person, rita: Person) -> None:
    counted(MONDAY_9AM)
    assert (wrong(), unfinished()) == ([], [])
    visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM + MINUTE)
    undo.undo(arrived_visit(ann), by=rita, now=MONDAY_9AM + MINUTE)
    counted(MONDAY_9AM + 5 * MINUTE)
    assert (wrong(), DayFacts.objects.get(daily="visitors.came").counts["all"]) == ([], 1)
