"""Two people, or two devices, at the same moment: one of them does it, the other is told or it is nothing.

Each race stands beside its control: the same calls where nobody looks again under the lock, as rows were read before.
"""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todo_actions
from frontdesk.todos.models import Todo
from repairs.actions import closing, contractors, dispatch, extensions, parts, progress, rating, recurrences, rounds, summaries
from repairs.finding.recurring import Found
from repairs.invariants import clocks as wrong_clocks
from repairs.models import Extension, HandOff, PartUsed, Rating, Recurrence, RoundAnswer, Summary, SummaryDate, Ticket
from repairs.models.pause import ExtensionQuerySet
from supplies.invariants import balances
from supplies.models import Balance
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_spot, a_team, reported
from tests.factories.repairs_rounds import a_checklist, a_round, item_of
from tests.factories.repairs_work import a_part, handed_off
from tests.factories.supplies import stocked
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import database, together

LATER = MONDAY_9AM + HOUR
race = pytest.mark.django_db(transaction=True)
alone = pytest.mark.django_db


@pytest.fixture
def ticket(ann: Person, bo: Person, olga: Person, rita: Person, tom: Person) -> Ticket:
    """Ann reported it for Bo, Tom has it, Rita leads."""
    return dispatch.accept(reported(ann, reported_for=bo, team=a_team(rita, tom)), by=tom, now=MONDAY_9AM)


@pytest.fixture
def repaired(ticket: Ticket, tom: Person) -> Ticket:
    return progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM)


def kinds(ticket: Ticket) -> list[str]:
    return list(ticket.events.in_order().values_list("kind", flat=True))


def refusals(answers: list[Any]) -> set[str]:
    """The codes of those that were told; any other error is one of the test."""
    wrong = [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)]
    assert wrong == []
    return {answer.code for answer in answers if isinstance(answer, Refused)}


def seen(ticket: Ticket) -> Ticket:
    """As somebody read it before the other was there."""
    return Ticket.objects.select_related("category", "place", "thing", "team__lead", "assigned_to", "version").get(pk=ticket.pk)


# --- the technician finishes, the contractor says "done" by the link


@race
def test_finished_by_the_house_and_by_the_contractor_at_once_it_came_back_once(ticket: Ticket, tom: Person, figure: Figure) -> None:
    ended = []
    for turn in range(count(20, 3)):
        mine = ticket if not turn else reported(tom, team=ticket.team)
        out = handed_off(mine, tom)
        acts: tuple[Callable[[], Any], ...] = (
            lambda t=mine: progress.resolve(t, words="自己修好了", by=tom, now=LATER),
            lambda o=out: contractors.come_back(HandOff.objects.get(pk=o.pk), outcome="repaired", words="换了阀门", now=LATER),
        )
        answers = together(count(20, 6), lambda n, acts=acts: acts[n % 2]())
        assert refusals(answers) <= {"resolved", "over"}
        out.refresh_from_db()
        ended.append(
            (kinds(mine).count("resolved"), kinds(mine).count("came_back"), out.came_back_at == LATER, bool(out.done) == bool(out.outcome))
        )
    assert ended == [(1, 1, True, True)] * len(ended)
    assert list(wrong_clocks()) == []
    figure(f"{len(ended)} tickets finished by technician and contractor's link at once on {database()}: each resolved and back once")


@alone
def test_control_who_does_not_look_again_brings_it_back_twice(ticket: Ticket, tom: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    out = handed_off(ticket, tom)
    before = HandOff.objects.select_related("ticket__team", "contractor", "handed_by").get(pk=out.pk)
    progress.resolve(ticket, words="自己修好了", by=tom, now=LATER)
    monkeypatch.setattr(contractors, "_held", lambda hand_off: (before.ticket, before))
    contractors.come_back(out, outcome="repaired", words="换了阀门", now=LATER)
    assert kinds(ticket).count("came_back") == 2


# --- rated and opened again


@race
def test_of_two_who_rate_at_once_one_has_rated(repaired: Ticket, ann: Person, bo: Person, figure: Figure) -> None:
    many = count(60, 8)
    answers = together(many, lambda n: rating.rate(repaired, stars=1 + n % 5, by=(ann, bo)[n % 2], now=LATER))
    assert refusals(answers) == {"rated"}
    mine = Rating.objects.get()
    by_the_other = [answer for n, answer in enumerate(answers) if (ann, bo)[n % 2] != mine.given_by]
    assert all(isinstance(answer, Refused) for answer in by_the_other)  # whoever was first may change their mind
    figure(f"{many} ratings by the two askers at once on {database()}: {Rating.objects.count()} rating, of one of them")


@alone
def test_control_who_does_not_look_whether_it_is_rated_is_stopped_by_the_index_alone(
    repaired: Ticket, ann: Person, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = SimpleNamespace(filter=lambda **given: Rating.objects.none(), create=Rating.objects.create)
    monkeypatch.setattr(rating, "Rating", SimpleNamespace(objects=blind))
    rating.rate(repaired, stars=5, by=ann, now=LATER)
    with pytest.raises(IntegrityError):
        rating.rate(repaired, stars=1, by=bo, now=LATER)


@race
def test_of_many_who_open_it_again_at_once_one_cycle_and_one_offer(repaired: Ticket, ann: Person, bo: Person, figure: Figure) -> None:
    many = count(60, 8)
    answers = together(many, lambda n: closing.reopen(repaired, words="没好", by=(ann, bo)[n % 2], now=LATER))
    assert refusals(answers) == {"not-resolved"}
    assert (kinds(repaired).count("reopened"), kinds(repaired).count("offered"), Ticket.objects.get().cycle) == (1, 1, 2)
    figure(f"{many} open a ticket again at once on {database()}: {kinds(repaired).count('reopened')} does")


@alone
def test_control_who_does_not_look_again_opens_it_twice(repaired: Ticket, ann: Person, bo: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    before = seen(repaired)
    monkeypatch.setattr(dispatch, "held", lambda ticket, now, team_of=None: (deepcopy(before), None))
    monkeypatch.setattr(dispatch, "begin_again", lambda *given, **more: None)
    for person in (ann, bo):
        closing.reopen(repaired, words="没好", by=person, now=LATER)
    assert (kinds(repaired).count("reopened"), Ticket.objects.get().cycle) == (2, 2)


# --- more time, answered by two leads


@race
def test_of_two_leads_who_answer_at_once_one_is_heard(ticket: Ticket, olga: Person, rita: Person, tom: Person, figure: Figure) -> None:
    extensions.ask(ticket, until=MONDAY_9AM + 3 * DAY, reason="等配件", by=tom, now=MONDAY_9AM)
    many = count(40, 8)
    answers = together(many, lambda n: extensions.decide(ticket, agreed=not n % 2, words="x", by=(rita, olga)[n % 2], now=LATER))
    assert refusals(answers) <= {"done", "none"}
    assert sum(answer is None for answer in answers) == 1
    told = Notice.objects.filter(kind="repairs.more_time_answered", channel="inbox").count()
    heard = [kind for kind in kinds(ticket) if kind in ("extension_agreed", "extension_refused")]
    assert (len(heard), told, Extension.objects.get().is_agreed) == (1, 1, heard == ["extension_agreed"])
    figure(f"{many} answers to one request for more time at once on {database()}: {len(heard)} counts")


@alone
def test_control_without_the_conditional_close_both_are_heard(
    ticket: Ticket, olga: Person, rita: Person, tom: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    extensions.ask(ticket, until=MONDAY_9AM + 3 * DAY, reason="等配件", by=tom, now=MONDAY_9AM)
    todo = Todo.objects.open().get(promise="repairs.extension_decided")
    monkeypatch.setattr(todo_actions, "_close", lambda todo, **given: True)
    monkeypatch.setattr(ExtensionQuerySet, "open", lambda rows: rows)
    for person, agreed in ((rita, True), (olga, False)):
        todo_actions.decide(todo, by=person, agreed=agreed, words="x", now=LATER)
    assert [kind for kind in kinds(ticket) if kind.startswith("extension_")][1:] == ["extension_agreed", "extension_refused"]


# --- frozen, flagged, dated once


@race
def test_of_many_workers_one_freezes_the_summary(ticket: Ticket, figure: Figure) -> None:
    many, day = count(40, 6), MONDAY_9AM.date()
    answers = together(many, lambda _n: summaries.make(day, now=LATER))
    assert refusals(answers) == set()
    assert (len({made.pk for made in answers}), Summary.objects.count()) == (1, 1)
    told = Notice.objects.filter(kind="repairs.summary_made", channel="inbox").count()
    assert (told, len(Summary.objects.get().rows)) == (1, 1)
    figure(f"{many} workers freeze one day's summary at once on {database()}: {Summary.objects.count()} summary, {told} message")


@alone
def test_control_who_does_not_look_whether_it_is_there_is_stopped_by_the_index_alone(
    ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = SimpleNamespace(get_or_create=lambda *, day, defaults: (Summary.objects.create(day=day, **defaults), True))
    monkeypatch.setattr(summaries, "Summary", SimpleNamespace(objects=blind))
    summaries.make(MONDAY_9AM.date(), now=LATER)
    with pytest.raises(IntegrityError):
        summaries.make(MONDAY_9AM.date(), now=LATER)


@race
def test_of_two_managers_who_set_a_date_at_once_one_to_do_is_left(ticket: Ticket, olga: Person, figure: Figure) -> None:
    managers = [olga, PersonFactory(username="second", roles=["admin_manager"])]
    summary, many = summaries.make(MONDAY_9AM.date(), now=MONDAY_9AM), count(40, 6)
    days = [date(2026, 11, 25), date(2026, 11, 26)]
    answers = together(many, lambda n: summaries.set_date(summary, ticket, on=days[n % 2], by=managers[n % 2], now=LATER))
    assert refusals(answers) == set()
    owed = Todo.objects.open().filter(promise="repairs.rectified")
    assert (SummaryDate.objects.open().count(), [todo.subject_id for todo in owed]) == (1, [SummaryDate.objects.open().get().pk])
    run(RULES["timed.climb_ladders"], now=LATER)
    asked = Notice.objects.filter(kind="repairs.rectification_asked", channel="inbox").count()
    assert asked == 1
    figure(f"{many} dates set for one ticket by two managers at once on {database()}: {owed.count()} to-do, the head hears {asked} time")


@alone
def test_control_who_does_not_see_the_date_that_stands_is_stopped_by_the_index_alone(
    ticket: Ticket, olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = summaries.make(MONDAY_9AM.date(), now=MONDAY_9AM)
    summaries.set_date(summary, ticket, on=date(2026, 11, 25), by=olga, now=LATER)
    monkeypatch.setattr(Ticket, "summary_dates", SummaryDate.objects.none())
    with pytest.raises(IntegrityError):
        summaries.set_date(summary, ticket, on=date(2026, 11, 26), by=olga, now=LATER)


def an_episode() -> Found:
    """Three repairs at one place."""
    return Found((a_spot().pk, None, "building"), [1, 2, 3], MONDAY_9AM - 2 * DAY, MONDAY_9AM, 0)  # type: ignore[arg-type]


@race
def test_of_many_workers_one_flags_what_comes_back(olga: Person, figure: Figure) -> None:
    found, many = an_episode(), count(40, 6)
    answers = together(many, lambda _n: recurrences.flag(found, now=LATER))
    assert refusals(answers) == set()
    told = Notice.objects.filter(kind="repairs.fault_recurs", channel="inbox").count()
    assert (Recurrence.objects.count(), told) == (1, 1)
    figure(f"{many} workers flag one recurring fault at once on {database()}: {Recurrence.objects.count()} flag, {told} message")


@alone
def test_control_who_does_not_look_whether_it_is_flagged_is_stopped_by_the_index_alone(
    olga: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, made = an_episode(), lambda *, defaults, **which: (Recurrence.objects.create(**which, **defaults), True)
    blind = SimpleNamespace(select_for_update=lambda: SimpleNamespace(get_or_create=made))
    monkeypatch.setattr(recurrences, "Recurrence", SimpleNamespace(objects=blind))
    recurrences.flag(found, now=LATER)
    with pytest.raises(IntegrityError):
        recurrences.flag(found, now=LATER)


# --- parts and rounds


@race
def test_taken_back_by_many_at_once_a_part_is_in_the_store_once(ticket: Ticket, tom: Person, figure: Figure) -> None:
    washer, many = stocked(10, name="垫圈"), count(40, 6)
    part = a_part(ticket, tom, item=washer, many=4, now=timezone.now())
    answers = together(many, lambda _n: parts.take_back(part, by=tom, now=timezone.now()))
    assert (answers.count(True), answers.count(False)) == (1, many - 1)
    assert (Balance.objects.get(item=washer).on_hand, kinds(ticket).count("part_back"), list(balances())) == (10, 1, [])
    figure(f"{many} take one part back at once on {database()}: {answers.count(True)} does, the store holds 10 of 10")


@alone
def test_control_who_does_not_look_again_is_stopped_by_the_ledger_alone(
    ticket: Ticket, tom: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = a_part(ticket, tom, item=stocked(10, name="垫圈"), now=timezone.now())
    before = PartUsed.objects.select_related("item").get(pk=part.pk)
    rows: Any = SimpleNamespace(get=lambda **given: deepcopy(before))
    rows.select_related = rows.select_for_update = lambda *given, **more: rows
    monkeypatch.setattr(parts.PartUsed, "objects", rows)
    assert parts.take_back(part, by=tom, now=timezone.now())
    with pytest.raises(Refused) as refused:
        parts.take_back(part, by=tom, now=timezone.now())
    assert refused.value.code == "reversed"


@race
def test_a_fail_sent_by_many_at_once_is_one_ticket_and_a_control_without_it_many(rita: Person, olga: Person, figure: Figure) -> None:
    """The control is the report itself, which knows nothing of rounds: each is a ticket."""
    checklist, many = a_checklist(rita), count(40, 6)
    round_, item = a_round(checklist), item_of(checklist)
    answers = together(many, lambda n: rounds.answer(round_, item, result="fail", by=(rita, olga)[n % 2], now=MONDAY_9AM + n * MINUTE))
    assert refusals(answers) == set()
    assert (Ticket.objects.count(), RoundAnswer.objects.count(), {answer.ticket for answer in answers}) == (1, 1, {Ticket.objects.get()})
    figure(f"{many} send one fail of a round at once on {database()}: {Ticket.objects.count()} ticket")
    together(many, lambda n: reported(rita, now=MONDAY_9AM))
    assert Ticket.objects.count() == 1 + many
