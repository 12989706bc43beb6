"""A month of repairs by the real actions, in the order of the clock: what was seen as it happened is what the month says afterwards.

Everything that somebody writes says zqrvkw, so it is known where words lie: nowhere in what can't be erased, and nowhere after forgetting.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from frontdesk.journal.verify import verify
from frontdesk.limits import actions as limits
from frontdesk.office.traces import traces
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.web.figures import FIGURES, Asked
from frontdesk.workdays.load import calendar
from frontdesk.workdays.periods import Period
from repairs.actions import clocks, closing, contractors, dates, dispatch, extensions, progress, rating, summaries, urgency
from repairs.finding.clock import state_after
from repairs.finding.clocks import policy_of
from repairs.finding.met import met_in
from repairs.invariants import clocks as wrong_clocks
from repairs.limits.targets import Targets
from repairs.models import FaultKind, HandOff, Offer, Summary, Ticket, TicketEvent
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category, a_contractor, a_spot, reported
from tests.factories.repairs_crew import Crew, a_crew, routed
from tests.facts import counted, wrong
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI

SEED = 20261101
NOVEMBER, END = date(2026, 11, 1), datetime(2026, 11, 30, 23, tzinfo=SHANGHAI)
KINDS = ("software", "hardware", "network", "building", "cleaning", "furniture")
WATCH = ("repairs.offers", "repairs.waiting", "repairs.pauses_end")
# What becomes of a ticket, in this order; a small step now and then comes between.
MAIN = ("accept", "start", "resolve", "rate", "reopen", "accept", "resolve", "confirm")
BETWEEN = (
    "answer",
    "note",
    "add",
    "pause",
    "resume",
    "urgency",
    "more_time",
    "decide",
    "promise",
    "pass_on",
    "hand_off",
    "come_back",
    "cancel",
)
pytestmark = pytest.mark.django_db


@dataclass
class Month:
    """The people, what was done, and the stops of clocks as the kept columns told them at that moment."""

    ann: Person
    olga: Person
    crew: Crew
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    done: Counter[str] = field(default_factory=Counter)
    seen: list[tuple[str, int, datetime, bool]] = field(default_factory=list)
    late: set[tuple[int, int, str]] = field(default_factory=set)  # ticket, cycle, clock

    def plan(self, many: int) -> list[tuple[datetime, int, str]]:
        """Moments, tickets, acts; in the order of the clock."""
        planned = []
        for number in range(many):
            at = datetime(2026, 11, self.chance.randint(1, 26), self.chance.randint(0, 23), self.chance.randint(0, 59), 30, tzinfo=SHANGHAI)
            planned.append((at, number, "report"))
            for act in MAIN:
                for each in (*self.chance.choices(BETWEEN, k=self.chance.randint(0, 2)), act):
                    at += timedelta(minutes=self.chance.choice((2, 10, 40, 180, 700)))
                    planned += [(at, number, each), *([(at + HOUR, number, "decide")] if each == "more_time" else [])]
        return sorted(each for each in planned if each[0] < END)

    def play(self, many: int) -> None:
        numbers: dict[int, int] = {}
        noon = looked = datetime(2026, 11, 1, 16, tzinfo=SHANGHAI)
        working = calendar()
        for at, number, act in self.plan(many):
            while noon < at:
                if working.is_workday(noon.date()):
                    summaries.make(noon.date(), now=noon)
                    run(RULES["timed.count_days"], now=noon)
                noon += DAY
            if at - looked >= 2 * HOUR:
                looked = at
                for name in WATCH:
                    run(RULES[name], now=at)
            if act == "report":
                numbers[number] = self.report(at).pk
            else:
                self.watch(numbers[number], act, at)

    def report(self, now: datetime) -> Ticket:
        urgency = self.chance.choice(("low", "normal", "normal", "high", "emergency"))
        more = {"emergency": "water"} if urgency == "emergency" else {"urgency": urgency}
        place = a_spot(f"会议室{self.chance.randint(1, 9)}")
        return reported(self.ann, now=now, category=a_category(self.chance.choice(KINDS)), place=place, words="zqrvkw坏了", **more)

    def watch(self, pk: int, act: str, now: datetime) -> None:
        """Do it, where it is allowed; note which clock stopped, and whether it was late by the columns that stood there."""
        before = Ticket.objects.get(pk=pk)
        self.note_late(before, now)
        try:
            getattr(self, act)(before, now)
            self.done[act] += 1
        except Refused:
            return
        after = Ticket.objects.get(pk=pk)
        if before.responded_at is None and after.responded_at is not None:
            self.stopped("response", after, now, after.response_due_at)
        if before.resolved_at is None and after.resolved_at is not None:
            self.stopped("solution", after, now, after.solution_due_at)
        self.note_late(after, now)

    def note_late(self, ticket: Ticket, now: datetime) -> None:
        if not ticket.is_running:
            return
        for part, met, due in (("response", ticket.responded_at, ticket.response_due_at), ("solution", None, ticket.solution_due_at)):
            if met is None and due is not None and now > due:
                self.late.add((ticket.pk, ticket.cycle, part))

    def stopped(self, part: str, ticket: Ticket, now: datetime, due: datetime | None) -> None:
        is_late = (ticket.pk, ticket.cycle, part) in self.late or (due is not None and now > due)
        self.seen.append((part, ticket.pk, now, is_late))

    # --- the acts

    def worker(self, ticket: Ticket) -> Person:
        offer = Offer.objects.open().filter(ticket=ticket).select_related("person").first()
        return ticket.assigned_to or (offer.person if offer else self.crew.technicians[0])

    def accept(self, ticket: Ticket, now: datetime) -> None:
        if self.chance.random() < 0.2:
            dispatch.decline(ticket, because="zqrvkw忙", by=self.worker(ticket), now=now)
        else:
            dispatch.accept(ticket, by=self.worker(ticket), now=now)

    def start(self, ticket: Ticket, now: datetime) -> None:
        progress.start(ticket, by=self.worker(ticket), now=now)

    def answer(self, ticket: Ticket, now: datetime) -> None:
        progress.answer(ticket, words="zqrvkw在查", by=self.worker(ticket), now=now)

    def note(self, ticket: Ticket, now: datetime) -> None:
        progress.note(ticket, words="zqrvkw内部", by=self.worker(ticket), now=now)

    def add(self, ticket: Ticket, now: datetime) -> None:
        progress.add(ticket, words="zqrvkw还在漏", by=self.ann, now=now)

    def pause(self, ticket: Ticket, now: datetime) -> None:
        until = now + timedelta(hours=self.chance.choice((1, 5, 30)))
        clocks.pause(ticket, reason=self.chance.choice(("parts", "asker", "access")), until=until, by=self.worker(ticket), now=now)

    def resume(self, ticket: Ticket, now: datetime) -> None:
        clocks.resume(ticket, by=self.worker(ticket), now=now)

    def urgency(self, ticket: Ticket, now: datetime) -> None:
        urgency.change_urgency(ticket, urgency=self.chance.choice(("low", "normal", "high")), by=self.olga, now=now)

    def more_time(self, ticket: Ticket, now: datetime) -> None:
        until = max(ticket.solution_due_at or now, now) + self.chance.choice((HOUR, DAY))
        extensions.ask(ticket, until=until, reason="zqrvkw缺人", by=self.worker(ticket), now=now)

    def decide(self, ticket: Ticket, now: datetime) -> None:
        extensions.decide(ticket, agreed=self.chance.random() < 0.7, words="zqrvkw知道", by=self.olga, now=now)

    def promise(self, ticket: Ticket, now: datetime) -> None:
        dates.promise(ticket, on=dates.earliest(ticket, now), by=self.worker(ticket), now=now)

    def pass_on(self, ticket: Ticket, now: datetime) -> None:
        dispatch.pass_on(ticket, because="zqrvkw下班", by=self.olga, now=now)

    def hand_off(self, ticket: Ticket, now: datetime) -> None:
        told = {"told_on": dates.earliest(ticket, now), "words": "zqrvkw带梯子"}
        contractors.hand_off(ticket, contractor=a_contractor(), due_at=now + DAY, by=self.worker(ticket), now=now, **told)

    def come_back(self, ticket: Ticket, now: datetime) -> None:
        for out in HandOff.objects.out().filter(ticket=ticket):
            contractors.come_back(out, outcome="not_repaired", words="zqrvkw缺件", now=now)

    def resolve(self, ticket: Ticket, now: datetime) -> None:
        progress.resolve(ticket, words="zqrvkw换了", cause="wear", by=self.worker(ticket), now=now)

    def rate(self, ticket: Ticket, now: datetime) -> None:
        rating.rate(ticket, stars=self.chance.randint(1, 5), words="zqrvkw慢", by=self.ann, now=now)

    def reopen(self, ticket: Ticket, now: datetime) -> None:
        if self.chance.random() < 0.5:
            closing.reopen(ticket, words="zqrvkw没好", by=self.ann, now=now)

    def confirm(self, ticket: Ticket, now: datetime) -> None:
        closing.confirm(ticket, by=self.ann, now=now)

    def cancel(self, ticket: Ticket, now: datetime) -> None:
        if self.chance.random() < 0.2:
            closing.cancel(ticket, words="zqrvkw不用了", by=self.ann, now=now)


def told(month: date = NOVEMBER) -> list[tuple[str, int, datetime, bool]]:
    return sorted((met.part, met.ticket.pk, met.at, met.is_late) for met in met_in(month))


def lines(name: str, reader: Person) -> dict[str, tuple[str, ...]]:
    """What the monthly page shows of each kind of fault."""
    counted(END)
    measured = FIGURES[f"repairs.{name}"].measure(Asked(Period(NOVEMBER), reader, END))
    labels = [str(kind.label) for kind in FaultKind]
    return {str(line.label): tuple(line.cells) for line in measured.lines if str(line.label) in labels} if measured else {}


def by_kind(seen: list[tuple[str, int, datetime, bool]], part: str) -> dict[str, tuple[str, ...]]:
    """The same, counted from what was seen."""
    kinds = {ticket.pk: str(FaultKind(ticket.category.kind).label) for ticket in Ticket.objects.select_related("category")}
    late: dict[str, list[bool]] = {}
    for each, pk, _at, is_late in seen:
        if each == part:
            late.setdefault(kinds[pk], []).append(is_late)
    return {kind: (str(len(some)), f"{100 * some.count(False) / len(some):.0f} %") for kind, some in late.items()}


@pytest.mark.once
def test_what_was_seen_as_it_happened_is_what_the_month_says_also_when_everything_is_forgotten(
    ann: Person, olga: Person, figure: Figure
) -> None:
    month = Month(ann, olga, routed(a_crew(olga, 3)))
    month.play(count(250, 20))
    seen = sorted(month.seen)
    late = sum(is_late for *_rest, is_late in seen)
    assert (told(), 0 < late < len(seen)) == (seen, True)
    assert set(month.done) == {*MAIN, *BETWEEN}  # every act was done at least once
    figure(f"{Ticket.objects.count()} tickets, {sum(month.done.values())} acts: {len(seen)} stops of clocks, {late} late, all as seen")

    counted(END)
    assert wrong("repairs.stopped", "repairs.emergencies") == []
    shown = {part: lines(part, olga) for part in ("response", "solution")}
    assert shown == {part: by_kind(seen, part) for part in shown}
    limits.change(Targets, values={"building": 6, "answer_normal": 1, "hardware": 9000}, by=olga, now=END)
    assert (told(), list(wrong_clocks())) == (seen, [])
    summaries_agree(figure)
    no_words_are_kept_for_good()
    forgotten(ann, figure)
    assert (told(), {part: lines(part, olga) for part in shown}) == (seen, shown)
    a_moved_moment_is_seen(seen)


def summaries_agree(figure: Figure) -> None:
    """Each frozen row is what the events until that moment make, and no ticket is missing."""
    rows = differ = 0
    working = calendar()
    for summary in Summary.objects.order_by("day"):
        made = {}
        for ticket in Ticket.objects.filter(reported_at__lte=summary.made_at).select_related("version"):
            events = ticket.events.filter(happened_at__lte=summary.made_at).order_by("pk")
            state = state_after(events, policy_of(ticket.version), working).moved(summary.made_at, working)
            solution = state.reading("solution", working)
            if solution.stopped_at is None:
                is_late = bool(solution.due and solution.due <= summary.made_at)
                made[ticket.pk] = (int(solution.paused.total_seconds()), solution.due, is_late)
        kept = {row["ticket"]: (row["paused"], row["due"] and datetime.fromisoformat(row["due"]), row["is_late"]) for row in summary.rows}
        rows, differ = rows + len(kept), differ + (kept != made)
    assert (differ, Summary.objects.count() >= 20, rows >= 10) == (0, True, True)
    figure(f"{Summary.objects.count()} summaries with {rows} rows counted again from the events: {differ} differ")


def no_words_are_kept_for_good() -> None:
    """Events can't be erased and frozen rows are not: neither holds a word that somebody wrote."""
    kept = [(TicketEvent, "facts"), (Summary, "rows"), (Offer, "why")]
    rows = [str(each) for model, column in kept for each in model._default_manager.values_list(column, flat=True)]
    assert (len(rows) > 100, [row for row in rows if "zqrvkw" in row]) == (True, [])


def forgotten(ann: Person, figure: Figure) -> None:
    """After their time tickets say nothing of anybody, with all that hangs on them."""
    for ticket in Ticket.objects.running():
        closing.cancel(ticket, words="zqrvkw不用了", by=ann, now=END)
    for ticket in Ticket.objects.unconfirmed():
        closing.close_unconfirmed(ticket, now=END)
    places = {trace.place for trace in traces("zqrvkw")}
    assert {f"repairs.{place}" for place in ("ticket.words", "comment.words", "extension.reason", "handoff.done", "rating.words")} <= places
    for later in (0, 740):
        run(RULES["timed.forget"], now=END + later * DAY)
    assert (traces("zqrvkw"), verify(), Ticket.objects.filter(forgotten_at=None).count()) == ([], [], 0)
    assert not Todo.objects.open().filter(subject_type="repairs.ticket").exists()
    figure(f"{Ticket.objects.count()} tickets forgotten: what was written stood in {len(places)} columns, now in 0")


def a_moved_moment_is_seen(seen: list[tuple[str, int, datetime, bool]]) -> None:
    """The control: the database is asked for what happened, not for what was shown."""
    one = TicketEvent.objects.filter(kind="resolved").order_by("pk")[0]
    TicketEvent.objects.filter(pk=one.pk).update(happened_at=one.happened_at + 40 * DAY)
    assert told() != seen


def test_the_search_finds_for_nobody_what_they_may_not_open(ann: Person, bo: Person, olga: Person, tom: Person) -> None:
    crew: Callable[[], Any] = lambda: routed(a_crew(olga, 1))  # noqa: E731
    technician = crew().technicians[0]
    ticket = reported(ann, words="投影仪蓝屏")
    readers = {"ann": ann, "bo": bo, "olga": olga, "tom": tom, "technician": technician, "stranger": PersonFactory(roles=["employee"])}

    def found(words: str) -> set[str]:
        return {name for name, reader in readers.items() if find(words, reader, limit=5).hits}

    assert found("投影仪蓝屏") == found(ticket.number) == {"ann", "olga", "technician"}
    progress.note(ticket, words="找王师傅要密码", by=technician, now=MONDAY_9AM)
    progress.resolve(ticket, words="换了灯泡", by=technician, now=MONDAY_9AM + MINUTE)
    assert (found("换了灯泡"), found("王师傅")) == ({"ann", "olga", "technician"}, set())  # notes are among the team, and in no index
