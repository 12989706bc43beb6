"""The engine of the timed rules, with rules of its own."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from frontdesk.limits.limits import GROUPS
from frontdesk.people.models import Company
from frontdesk.timed.dry import dry_run
from frontdesk.timed.models import Failure, Fired, RuleState, Run
from frontdesk.timed.rule import RULES, Rule
from frontdesk.timed.run import run
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM


class Rows(Rule):
    """A rule for tests: owes one company name a letter."""

    abstract = True
    name = "tests.rows"
    owed: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    did: list[str]

    def __init__(self, owed: str = "", bad: str = ""):
        self.owed, self.bad, self.did = tuple(owed), tuple(bad), []

    def due(self, now: datetime, since: datetime) -> Iterator[str]:
        yield from self.owed

    def once(self, subject: str) -> str:
        return subject

    def what(self, subject: str, now: datetime) -> None:
        self.did.append(subject)
        Company.objects.update_or_create(defaults={"name": subject})
        if subject in self.bad:
            raise ValueError("no luck")


@pytest.mark.django_db
class TestRun:
    def test_what_is_owed_is_done_once_whoever_looks_and_however_often(self) -> None:
        rule = Rows("ab")

        looks = [run(rule, now=MONDAY_9AM + minutes * MINUTE).acted for minutes in range(3)]

        assert (looks, rule.did) == ([["a", "b"], [], []], ["a", "b"])

    def test_a_look_that_finds_nothing_leaves_a_stamp_and_no_row(self) -> None:
        run(Rows(), now=MONDAY_9AM)

        assert (RuleState.objects.get().looked_at, Run.objects.count(), RuleState.objects.last_look()) == (MONDAY_9AM, 0, MONDAY_9AM)

    def test_one_bad_row_blocks_no_other_writes_nothing_and_is_shown(self) -> None:
        rule = Rows("abc", bad="b")

        looked = run(rule, now=MONDAY_9AM)

        assert (looked.acted, looked.errors) == (["a", "c"], {"b": "ValueError: no luck"})
        assert (Company.objects.get().name, set(Fired.objects.values_list("key", flat=True))) == ("c", {"a", "c"})
        assert list(Run.objects.values_list("due", "acted", "failed")) == [(3, 2, 1)]

    def test_a_bad_row_backs_off_2_4_8_minutes_and_is_forgiven_when_it_succeeds(self) -> None:
        rule = Rows("b", bad="b")
        tried = []
        for minute in range(16):
            rule.did.clear()
            run(rule, now=MONDAY_9AM + minute * MINUTE)
            tried += [minute] if rule.did else []
        assert (tried, Failure.objects.get().tries) == ([0, 2, 6, 14], 4)

        rule.bad = ()
        run(rule, now=MONDAY_9AM + DAY)
        assert (Failure.objects.count(), Fired.objects.count()) == (0, 1)

    def test_a_rule_never_seen_goes_live_at_its_first_look(self) -> None:
        run(Rows(), now=MONDAY_9AM)
        run(Rows(), now=MONDAY_9AM + HOUR)

        assert RuleState.objects.get().live_from == MONDAY_9AM

    def test_a_dry_run_executes_and_leaves_nothing(self) -> None:
        rule = Rows("ab")

        would = dry_run(rule, now=MONDAY_9AM)

        assert ([item.about for item in would], rule.did) == (["a", "b"], ["a", "b"])
        assert (Company.objects.count(), Fired.objects.count(), Run.objects.count(), RuleState.objects.count()) == (0, 0, 0, 0)


def test_a_rule_looks_every_so_many_whole_minutes() -> None:
    with pytest.raises(ValueError, match="whole minutes"):
        type("Hasty", (Rule,), {"look": timedelta(seconds=30), "name": "tests.hasty", "__module__": "tests.rules.hasty"})
    assert ("tests.hasty" in RULES, "tests.hasty" in GROUPS) == (False, False)


CATALOGUE = [
    "documents.held_up",
    "documents.not_cleared",
    "meetings.ask_who_is_there",
    "meetings.doubt_series",
    "meetings.drop_unanswered",
    "meetings.expect_guests",
    "meetings.give_rooms_back",
    "meetings.heal_series",
    "meetings.keep_rooms",
    "meetings.let_askings_pass",
    "meetings.let_go_of_service",
    "meetings.let_reports_pass",
    "meetings.owe_minutes",
    "meetings.owe_preparation",
    "meetings.owe_service",
    "meetings.owe_tea",
    "meetings.owe_tidying",
    "meetings.papers_missing",
    "meetings.release_series",
    "meetings.resolutions_weekly",
    "meetings.rooms_follow_visits",
    "meetings.tell_of_end",
    "meetings.tell_of_overrun",
    "repairs.close_unconfirmed",
    "repairs.hand_off_late",
    "repairs.hand_off_link_over",
    "repairs.miss_rounds",
    "repairs.offers",
    "repairs.open_rounds",
    "repairs.pauses_end",
    "repairs.recurring",
    "repairs.still_open",
    "repairs.summary",
    "repairs.waiting",
    "reports.freeze_month",
    "reports.look_for_changes",
    "reports.restate_supplies",
    "supplies.agreement_ends",
    "supplies.budget_warning",
    "supplies.demand_close",
    "supplies.demand_round",
    "supplies.ledger_check",
    "supplies.low_stock",
    "supplies.month_end_stocktake",
    "supplies.release_unfetched",
    "supplies.remind_to_fetch",
    "supplies.stock_report",
    "supplies.supplier_reviews",
    "timed.check_trail",
    "timed.climb_ladders",
    "timed.count_days",
    "timed.forget",
    "timed.head_of_trail",
    "timed.import_people",
    "timed.read_files",
    "timed.seal_trail",
    "timed.sweep_files",
    "timed.sweep_notices",
    "timed.tidy",
    "visitors.accuracy_sample",
    "visitors.ask_if_solved",
    "visitors.day_before",
    "visitors.day_off_over",
    "visitors.evening_sweep",
    "visitors.group_arrivals",
    "visitors.hand_off_sent",
    "visitors.match_requests",
    "visitors.parcel_rounds",
    "visitors.parcels_told",
    "visitors.parcels_unclaimed",
    "visitors.parcels_waiting",
    "visitors.recurring_ends",
    "visitors.recurring_visits",
    "visitors.register_export",
    "visitors.request_told",
    "visitors.shipments_unsent",
    "visitors.staff_list",
    "visitors.still_here",
    "visitors.visit_thanked",
    "visitors.visit_thanks",
    "visitors.walk_in_share",
    "visitors.welcome_day",
]


def test_the_catalogue_of_rules() -> None:
    """Renaming a rule renames its keys, and everything would fire again: this list says when that happens."""
    assert sorted(RULES.names()) == CATALOGUE
