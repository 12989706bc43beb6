"""What the monthly page says of repairs, counted from the events: a change of the targets changes no month that is over."""

from datetime import date, datetime, timedelta

import pytest

from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from frontdesk.web.figures import FIGURES, Asked, Measured
from frontdesk.workdays.periods import Period
from repairs.actions import clocks, dispatch, progress, urgency
from repairs.finding.met import met_in
from repairs.limits.targets import Targets
from repairs.models import Ticket
from repairs.panels import Repairs
from tests.factories.repairs import a_category, a_team, reported
from tests.facts import counted
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
pytestmark = pytest.mark.django_db


def figure(name: str, reader: Person, month: date = NOVEMBER) -> Measured | None:
    counted(MONDAY_9AM + 20 * DAY)
    return FIGURES[f"repairs.{name}"].measure(Asked(Period(month), reader, MONDAY_9AM + 20 * DAY))


def mended(asker: Person, by: Person, after: timedelta, *, now: datetime = MONDAY_9AM, **more: object) -> Ticket:
    ticket = dispatch.accept(reported(asker, now=now, **more), by=by, now=now + 30 * MINUTE)
    return progress.resolve(ticket, words="x", by=by, now=now + after)


@pytest.fixture
def november(ann: Person, olga: Person, rita: Person, tom: Person) -> Ticket:
    """One in time, one late for a day, one late but for its pause, and one that nobody has repaired."""
    house, net = a_team(olga, tom), a_team(rita, tom, name="网络组")
    mended(ann, tom, 7 * HOUR, team=house)
    late = mended(ann, tom, DAY + 8 * HOUR, team=house)
    paused = reported(ann, team=net, category=a_category("cleaning"))
    clocks.pause(paused, reason="access", until=MONDAY_9AM + DAY, by=tom, now=MONDAY_9AM + 30 * MINUTE)
    progress.resolve(paused, words="x", by=tom, now=MONDAY_9AM + DAY + 20 * MINUTE)
    reported(ann, team=house)
    return late


def test_in_time_by_kind_and_team(november: Ticket, olga: Person) -> None:
    solved = figure("solution", olga)
    assert solved
    assert (solved.value, [(str(line.label), line.cells) for line in solved.lines]) == (
        "67 %",
        [("水电与房屋", ("2", "50 %")), ("保洁", ("1", "100 %")), ("维修组", ("2", "50 %")), ("网络组", ("1", "100 %"))],
    )
    assert [line.group for line in solved.lines] == ["故障类型", "故障类型", "班组", "班组"]
    answered = figure("response", olga)
    assert answered
    assert (answered.value, answered.note) == ("100 %", "共3单，超时0单；中位用时30分")


def test_other_settings_change_no_month_that_is_over_and_other_months_are_empty(november: Ticket, olga: Person) -> None:
    before = [(met.part, met.ticket.pk, met.is_late) for met in met_in(NOVEMBER)]
    limits.change(Targets, values={"building": 6, "answer_normal": 1}, by=olga, now=MONDAY_9AM + 10 * DAY)
    assert [(met.part, met.ticket.pk, met.is_late) for met in met_in(NOVEMBER)] == before
    assert figure("solution", olga, DECEMBER) is None


def test_opened_again_each_cycle_counts_in_its_month(november: Ticket, tom: Person) -> None:
    december = datetime(2026, 12, 1, 9, tzinfo=MONDAY_9AM.tzinfo)
    facts = {"urgency": "normal", "kind": "building"}
    november.events.create(kind="reopened", happened_at=december, facts=facts)
    november.events.create(kind="resolved", happened_at=december + HOUR, facts={"cycle": 2})
    assert [(met.part, met.is_late) for met in met_in(DECEMBER)] == [("response", False), ("solution", False)]
    assert [met.is_late for met in met_in(NOVEMBER) if met.ticket == november and met.part == "solution"] == [True]


def test_emergencies_that_were_none_are_counted(ann: Person, olga: Person) -> None:
    ticket = reported(ann, emergency="fire")
    reported(ann, emergency="water")
    urgency.change_urgency(ticket, urgency="low", by=olga, now=MONDAY_9AM + HOUR)
    found = figure("emergencies", olga)
    assert found
    assert (found.value, "1" in found.note) == ("2", True)


def test_nobody_else_reads_them(november: Ticket, ann: Person, tom: Person) -> None:
    assert [figure(name, reader) for name in ("response", "solution", "recurring") for reader in (ann, tom)] == [None] * 6


def test_the_desk_sees_four_numbers(november: Ticket, ann: Person, rita: Person) -> None:
    reported(ann, emergency="fire")
    seen = Repairs().context(rita, MONDAY_9AM + 20 * DAY)
    assert seen == {"repairs": 2, "repairs_late": 2, "repairs_of_nobody": 2, "emergencies": 1}
