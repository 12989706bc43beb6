"""The clocks of a ticket. The vectors are those of published research on working time in China, with the answers that others give."""

from datetime import datetime, timedelta

import pytest

from frontdesk.todos.promises import Clock, shifted
from tests.frontdesk.workdays.offices import at
from tests.moments import DAY, HOUR, MINUTE
from tests.repairs.finding.offices import CHINA, NO_MAKE_UP, Minutes, event, paused, read

VECTORS = {
    "over National Day": ("09-30 17:45", 30, "10-08 09:15", "10-08 09:15"),
    "into the make-up Saturday after it": ("10-09 17:30", 480, "10-10 18:00", "10-12 18:00"),
    "into the make-up Sunday before it": ("09-18 17:00", 480, "09-20 17:30", "09-21 17:30"),
    "into the make-up Saturday before Spring Festival": ("02-13 17:30", 480, "02-14 18:00", "02-24 18:00"),
    "over lunch": ("11-20 11:50", 30, "11-20 13:50", "11-20 13:50"),
}


@pytest.mark.parametrize("name", VECTORS)
def test_due(name: str) -> None:
    start, minutes, due, _wrong = VECTORS[name]
    clock = read(event("reported", at(start)), now=at(start), policy=Minutes(minutes))
    assert (clock.response.due, clock.solution.due) == (at(due), at(due))


@pytest.mark.parametrize("name", VECTORS)
def test_wrong_answer_of_whoever_ignores_make_up_days(name: str) -> None:
    start, minutes, _due, wrong = VECTORS[name]
    clock = read(event("reported", at(start)), now=at(start), policy=Minutes(minutes), calendar=NO_MAKE_UP)
    assert clock.solution.due == at(wrong)


class TestPauseOverAWeekend:
    REPORTED, FRIDAY, MONDAY = at("11-20 10:00"), at("11-20 17:00"), at("11-23 11:00")

    def test_it_counts_as_three_working_hours(self) -> None:
        clock = read(
            event("reported", self.REPORTED),
            paused(self.FRIDAY, self.MONDAY),
            event("resumed", self.MONDAY),
            now=self.MONDAY,
            policy=Minutes(480),
        )
        assert (clock.solution.due, clock.solution.paused, clock.solution.elapsed) == (at("11-23 15:00"), 3 * HOUR, 5.5 * HOUR)

    def test_wrong_answer_of_whoever_adds_the_pause_on_the_wall_as_working_time(self) -> None:
        on_the_wall = self.MONDAY - self.FRIDAY
        assert on_the_wall == 66 * HOUR
        assert shifted(Clock.HOURS, self.REPORTED, timedelta(minutes=480) + on_the_wall, CHINA) == at("12-03 18:00")

    def test_it_ends_by_itself_and_is_known_beforehand(self) -> None:
        events = event("reported", self.REPORTED), paused(self.FRIDAY, self.MONDAY)
        for now in (self.FRIDAY, self.FRIDAY + DAY, self.MONDAY, self.MONDAY + HOUR):
            assert read(*events, now=now, policy=Minutes(480)).solution.due == at("11-23 15:00")
        late = event("resumed", self.MONDAY + 2 * HOUR)  # the rule came late
        assert read(*events, late, now=late.happened_at, policy=Minutes(480)).solution.due == at("11-23 15:00")


class TestResponse:
    START = at("11-23 09:00")

    @pytest.mark.parametrize("kind", ["accepted", "answered", "started", "resolved"])
    def test_what_stops_it(self, kind: str) -> None:
        clock = read(event("reported", self.START), event(kind, self.START + 10 * MINUTE), now=self.START + DAY)
        response = clock.response
        assert (response.elapsed, response.is_met, response.breached_at, response.due) == (10 * MINUTE, True, None, self.START + HOUR)

    @pytest.mark.parametrize("kind", ["assigned", "offered", "passed_on", "noted", "added", "followed", "handed_off"])
    def test_what_does_not(self, kind: str) -> None:
        clock = read(event("reported", self.START), event(kind, self.START + 10 * MINUTE), now=self.START + 2 * HOUR)
        assert (clock.response.is_met, clock.response.breached_at) == (False, self.START + HOUR)

    def test_at_the_very_moment_it_is_in_time_and_a_second_later_it_is_not(self) -> None:
        due = self.START + HOUR
        for moment, late in ((due, None), (due + timedelta(seconds=1), due)):
            assert read(event("reported", self.START), event("accepted", moment), now=moment).response.breached_at == late

    def test_in_the_night_of_an_emergency_the_wall_counts_and_no_pause_holds_it_up(self) -> None:
        saturday = at("11-21 02:00")
        events = event("reported", saturday, urgency="emergency"), paused(saturday + 5 * MINUTE, saturday + DAY)
        clock = read(*events, now=saturday + HOUR)
        assert (clock.response.due, clock.response.breached_at, clock.response.paused) == (at("11-21 02:30"), at("11-21 02:30"), 0 * HOUR)
        assert (clock.solution.paused, clock.solution.due) == (55 * MINUTE, saturday + DAY + 7 * HOUR + 55 * MINUTE)

    def test_merged_tickets_wait_for_nobody(self) -> None:
        merged, back = event("merged", self.START + 10 * MINUTE), event("unmerged", self.START + 5 * HOUR)
        clock = read(event("reported", self.START), merged, back, now=self.START + 5 * HOUR)
        assert (clock.response.elapsed, clock.response.paused, clock.response.breached_at) == (10 * MINUTE, 0 * HOUR, None)
        assert clock.response.due == at("11-23 14:50")


class TestAnotherTarget:
    START = at("11-23 09:00")

    def test_a_change_of_urgency_keeps_what_ran_and_what_stood_still(self) -> None:
        events = (
            event("reported", self.START),
            paused(self.START + HOUR, self.START + 2 * HOUR),
            event("urgency_changed", self.START + 2.5 * HOUR, urgency="high"),
        )
        before, after = read(*events[:2], now=events[2].happened_at).solution, read(*events, now=events[2].happened_at).solution
        assert (before.elapsed, before.paused, before.due) == (1.5 * HOUR, HOUR, at("11-24 10:30"))
        assert (after.elapsed, after.paused, after.due) == (1.5 * HOUR, HOUR, at("11-23 15:30"))

    def test_what_is_overdue_under_the_new_target_only_is_due_at_that_moment(self) -> None:
        changed = event("urgency_changed", self.START + 50 * MINUTE, urgency="emergency")
        clock = read(event("reported", self.START), changed, now=self.START + HOUR)
        assert (clock.response.due, clock.response.breached_at) == (changed.happened_at, changed.happened_at)

    def test_what_was_overdue_stays_so_when_the_urgency_falls(self) -> None:
        lowered = event("urgency_changed", self.START + 2 * HOUR, urgency="low")
        clock = read(event("reported", self.START), lowered, now=self.START + 2 * HOUR)
        assert (clock.response.breached_at, clock.response.due) == (self.START + HOUR, at("11-23 14:30"))

    def test_working_hours_become_the_wall(self) -> None:
        evening = at("11-20 17:45")
        clock = read(event("reported", evening), event("urgency_changed", at("11-21 10:00"), urgency="emergency"), now=at("11-21 10:00"))
        assert (clock.response.elapsed, clock.response.due) == (15 * MINUTE, at("11-21 10:15"))

    def test_another_category_has_other_limits_and_the_network_none(self) -> None:
        events = event("reported", self.START), event("category_changed", self.START + HOUR, kind="network")
        assert [read(*events[:many], now=self.START + HOUR).solution.due for many in (1, 2)] == [at("11-24 09:30"), None]
        clock = read(*events, event("category_changed", self.START + 2 * HOUR, kind="cleaning"), now=self.START + 3 * HOUR)
        assert (clock.solution.elapsed, clock.solution.due) == (3 * HOUR, self.START + 2 * HOUR)

    def test_a_day_that_was_told_is_the_target_whatever_the_hand_says(self) -> None:
        told = event("promised", self.START + HOUR, due=at("11-27 18:00").isoformat())
        events = event("reported", self.START), told, paused(self.START + 2 * HOUR, self.START + 5 * DAY)
        clock = read(*events, now=at("11-27 18:00"))
        assert (clock.solution.due, clock.solution.breached_at) == (at("11-27 18:00"), None)
        assert read(*events, now=at("11-28 00:00")).solution.breached_at == at("11-27 18:00")

    def test_more_time_moves_the_date_and_not_the_past(self) -> None:
        agreed = at("11-24 09:00"), at("11-24 17:00")
        readings = [
            read(event("reported", self.START), event("extension_agreed", moment, due=at("11-26 12:00").isoformat()), now=at("11-25 09:00"))
            for moment in agreed
        ]
        assert [each.solution.due for each in readings] == [at("11-26 12:00")] * 2
        assert [each.solution.breached_at for each in readings] == [None, at("11-24 09:30")]


class TestCycles:
    START = at("11-23 09:00")

    def test_opened_again_both_begin_anew(self) -> None:
        events = event("reported", self.START), event("resolved", self.START + HOUR), event("reopened", self.START + DAY)
        first, second = read(*events[:2], now=self.START + DAY), read(*events, now=self.START + DAY + HOUR)
        assert (first.solution.elapsed, first.solution.is_met, first.solution.due) == (HOUR, True, at("11-24 09:30"))
        assert (second.solution.elapsed, second.solution.is_met, second.solution.due) == (HOUR, False, at("11-25 09:30"))

    @pytest.mark.parametrize("kind", ["cancelled", "closed"])
    def test_what_nobody_wants_any_more_is_stopped_and_not_met(self, kind: str) -> None:
        clock = read(event("reported", self.START), event(kind, self.START + HOUR), now=self.START + DAY)
        assert (clock.solution.elapsed, clock.solution.stopped_at, clock.solution.is_met) == (HOUR, self.START + HOUR, False)

    def test_a_pause_after_the_answer_does_not_move_when_the_answer_was_due(self) -> None:
        events = event("reported", self.START), event("accepted", self.START + MINUTE), paused(self.START + HOUR, self.START + DAY)
        assert read(*events, now=self.START + DAY).response.due == self.START + HOUR

    def test_a_ticket_without_events_has_no_clocks(self) -> None:
        with pytest.raises(ValueError, match="without events"):
            read(now=self.START)


def test_the_sum_to_the_due_moment_is_the_limit() -> None:
    start: datetime = at("11-20 10:00")
    events = event("reported", start), paused(at("11-20 17:00"), at("11-23 11:00"))
    for now in (start, at("11-20 17:30"), at("11-23 12:00"), at("11-25 12:00")):
        solution = read(*events, now=now, policy=Minutes(480)).solution
        amounts = [(each.what, each.amount) for each in solution.to_due(CHINA)]
        ran = sum((amount for what, amount in amounts if what == "ran"), timedelta())
        stood = sum((amount for what, amount in amounts if what == "paused"), timedelta())
        assert (ran, stood) == (8 * HOUR, 3 * HOUR)
