"""At 18:00 of the third working day the round closes; who buys hears who is missing, once."""

from datetime import date

import pytest
from django.core.management import call_command

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.recompute import recompute_open
from frontdesk.workdays.models import Day
from supplies.models import DemandForm, DemandRound
from tests.factories.supplies_demand import CLOSES, a_round, asked, at, pens
from tests.moments import DAY, MINUTE

RULE = "supplies.demand_close"


def told() -> list[tuple[str, object, object]]:
    rows = Notice.objects.filter(kind="supplies.demand_closed", channel=Channel.INBOX)
    return [(row.reader.username, row.data["came"], row.data["missing"]) for row in rows]


@pytest.mark.parametrize(("now", "is_closed"), [(CLOSES - MINUTE, False), (CLOSES, True), (CLOSES + 20 * DAY, True)])
def test_before_at_and_after_an_outage(ann: Person, olga: Person, now, is_closed: bool) -> None:
    a_round()
    run(RULES[RULE], now=now)
    run(RULES[RULE], now=now)
    assert (DemandRound.objects.get().closed_at is not None, told()) == (is_closed, [("olga", 0, "产品部、行政部")] if is_closed else [])


def test_the_list_names_who_is_missing_and_what_no_head_approved(ann: Person, bo: Person, olga: Person) -> None:
    a_round()
    asked(ann.department, pens(), by=ann)
    run(RULES[RULE], now=CLOSES)
    notice = Notice.objects.get(kind="supplies.demand_closed", channel=Channel.INBOX)
    assert (notice.data["came"], notice.data["missing"], notice.data["unapproved"]) == (1, "行政部", "产品部")


def test_a_day_that_became_free_meanwhile_moves_the_close(ann: Person, olga: Person) -> None:
    """29 September is declared free: the third working day is 8 October, after the holidays."""
    a_round()
    Day.objects.update_or_create(on=date(2026, 9, 29), defaults={"is_workday": False, "name_zh": "停电"})
    recompute_open(now=CLOSES - DAY)
    run(RULES[RULE], now=CLOSES)
    moved = DemandRound.objects.get()
    assert (moved.closed_at, moved.closes_at, told()) == (None, at(8, 18, month=10), [])
    run(RULES[RULE], now=at(8, 18, month=10))
    assert (DemandRound.objects.get().closed_at, told()) == (at(8, 18, month=10), [("olga", 0, "产品部、行政部")])


@pytest.mark.django_db
def test_the_month_runs_by_rules_run_alone(ann: Person, bo: Person, olga: Person) -> None:
    """From the opening to the close by nothing but `rules run --at`."""

    def look(moment: str) -> None:
        call_command("rules", "run", "--at", moment)

    look("2026-09-01T08:00")
    look("2026-09-24T08:59")
    assert not DemandRound.objects.exists()
    look("2026-09-24T09:00")
    asked(bo.department, pens(), by=bo)
    look("2026-09-29T09:00")
    look("2026-09-29T09:01")
    reminded = Notice.objects.filter(kind="supplies.demand_reminder", channel=Channel.INBOX)
    assert [notice.reader.username for notice in reminded] == ["olga"]
    look("2026-09-30T17:59")
    assert DemandRound.objects.get().closed_at is None
    look("2026-09-30T18:00")
    late = Notice.objects.filter(kind="supplies.demand_late", channel=Channel.INBOX)
    assert (told(), [notice.reader.username for notice in late]) == ([("olga", 1, "行政部")], ["olga"])
    form = asked(olga.department, pens(), by=olga, now=CLOSES + DAY)
    assert (form.is_late, DemandForm.objects.missing().count()) == (True, 0)
