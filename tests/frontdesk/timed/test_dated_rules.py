"""Rules with a date: before, at, after, again, after an outage, on a make-up day, on a holiday, on a shifted day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.post import post
from frontdesk.people.models import Company, Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.nightly import days_at, workdays_at
from frontdesk.timed.rule import Rule
from frontdesk.timed.run import run
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from tests.factories.people import PersonFactory
from tests.moments import SHANGHAI
from tests.queries import queries
from visitors.notices.kiosk_unheard import KioskUnheard

pytestmark = pytest.mark.django_db
FOUR = time(16)


def at(day: str, clock: str = "16:00") -> datetime:
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=SHANGHAI)


class Summary(Rule):
    """Every working day at 16:00 the manager gets a summary; a missed day is made up for."""

    abstract = True
    name = "tests.summary"

    def due(self, now: datetime, since: datetime) -> Iterable[datetime]:
        return self.undone(days_at(FOUR, since=since, now=now, calendar=calendar()))

    def once(self, moment: datetime) -> str:
        return moment.date().isoformat()

    def what(self, moment: datetime, now: datetime) -> None:
        post(KioskUnheard, cause=f"summary:{moment.date()}", to=Person.objects.get(), subject=Company(pk=1), data={"kiosk": "x"}, now=now)

    def moments(self, after: datetime) -> Iterator[datetime]:
        return workdays_at(FOUR, after, calendar())


@pytest.fixture
def live() -> Summary:
    """The rule, gone live on Wednesday, 23 September 2026 at noon."""
    PersonFactory()
    RuleState.objects.create(rule=Summary.name, live_from=at("09-23", "12:00"))
    return Summary()


def made(rule: Summary, *moments: datetime) -> list[str]:
    """The days for which a summary was made by looks at these moments."""
    for moment in moments:
        run(rule, now=moment)
    causes = Notice.objects.filter(channel=Channel.INBOX).order_by("pk").values_list("cause", flat=True)
    return [cause.removeprefix("summary:2026-") for cause in causes]


@pytest.mark.parametrize(
    ("looks", "days"),
    [
        ([at("09-23", "15:59")], []),  # before
        ([at("09-23")], ["09-23"]),  # at
        ([at("09-23", "16:01")], ["09-23"]),  # after
        ([at("09-23"), at("09-23"), at("09-23", "23:00")], ["09-23"]),  # again
        ([at("09-23"), at("09-24", "15:59")], ["09-23"]),  # not yet the next
        ([at("09-29", "09:00")], ["09-23", "09-24", "09-28"]),  # after an outage: each missed day, but Friday to Sunday are holidays
        ([at("10-08", "15:00")], ["09-23", "09-24", "09-28", "09-29", "09-30"]),  # over the National Day holidays
        ([at("10-08"), at("10-10")], ["09-23", "09-24", "09-28", "09-29", "09-30", "10-08", "10-09", "10-10"]),  # a Saturday of work
    ],
)
def test_once_a_working_day_and_for_each_missed_one(live: Summary, looks: list[datetime], days: list[str]) -> None:
    assert made(live, *looks) == days


def test_a_look_that_owes_nothing_asks_the_same_after_a_day_and_after_a_year(live: Summary) -> None:
    RuleState.objects.update(live_from=at("01-01"))
    asked = []
    for now in (at("01-05"), at("12-30")):
        run(live, now=now)
        asked.append(queries(lambda now=now: run(live, now=now)))
    assert (asked[0], run(live, now=at("12-30")).due) == (asked[1], 0)


def test_the_next_five_times_are_working_days(live: Summary) -> None:
    assert [f"{moment:%m-%d %H:%M}" for moment in islice(live.moments(at("09-29", "17:00")), 5)] == [
        "09-30 16:00",
        "10-08 16:00",
        "10-09 16:00",
        "10-10 16:00",
        "10-12 16:00",
    ]


@pytest.mark.parametrize(
    ("day", "previous", "following"),
    [
        ("2026-11-25", "2026-11-25", "2026-11-25"),  # a working day stays
        ("2026-04-25", "2026-04-24", "2026-04-27"),  # a Saturday
        ("2026-10-03", "2026-09-30", "2026-10-08"),  # a holiday
        ("2026-10-10", "2026-10-10", "2026-10-10"),  # a make-up Saturday is a working day
        ("2026-05-31", "2026-05-29", "2026-06-01"),  # into the next month
    ],
)
def test_a_day_of_the_month_moves_as_its_rule_says(day: str, previous: str, following: str) -> None:
    working: Calendar = calendar()
    moved = [working.shift(date.fromisoformat(day), way) for way in ("previous", "next", "none")]
    assert moved == [date.fromisoformat(each) for each in (previous, following, day)]


def test_at_most_a_year_is_made_up_for() -> None:
    now = at("09-23")
    assert len(days_at(FOUR, since=now - timedelta(days=5000), now=now)) == 367
