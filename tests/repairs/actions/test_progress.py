"""Answers, notes, the beginning and the end of the work; and of many who accept at once one has it."""

from types import SimpleNamespace

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from repairs.actions import clocks, dispatch, progress, steps
from repairs.models import Comment, Offer, Ticket
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_team, reported
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person) -> Ticket:
    return reported(ann, team=a_team(olga, tom))


def code(action: object, ticket: Ticket, **given: object) -> str:
    with pytest.raises(Refused) as refused:
        action(ticket, **{"now": MONDAY_9AM, **given})
    return refused.value.code


def owed(ticket: Ticket) -> dict[str, Person | str]:
    return {todo.promise.removeprefix("repairs."): todo.holder or todo.role for todo in Todo.objects.open().about(ticket)}


def test_the_to_dos_go_from_the_managers_to_whoever_accepts_and_the_answer_is_given(ticket: Ticket, tom: Person) -> None:
    assert owed(ticket) == {"response": "admin_manager", "solution": "admin_manager"}
    mine = dispatch.accept(ticket, by=tom, now=MONDAY_9AM + 10 * MINUTE)
    assert (mine.assigned_to, mine.accepted_by, mine.responded_at) == (tom, tom, MONDAY_9AM + 10 * MINUTE)
    assert owed(ticket) == {"solution": tom}
    assert dispatch.accept(ticket, by=tom, now=MONDAY_9AM + HOUR).accepted_at == mine.accepted_at  # again is nothing


def test_only_whom_it_was_offered_to_or_the_team_accepts(ticket: Ticket, ann: Person, tom: Person) -> None:
    other = PersonFactory(roles=["technician"])
    assert code(dispatch.accept, ticket, by=other) == "not-yours"
    for person in (other, tom):
        common = {"cycle": 1, "offered_at": MONDAY_9AM, "until_at": MONDAY_9AM + HOUR, "is_broadcast": True}
        Offer.objects.create(ticket=ticket, person=person, **common)
    dispatch.accept(ticket, by=other, now=MONDAY_9AM)
    assert [(offer.accepted_at, offer.withdrawn_at) for offer in Offer.objects.all()] == [(MONDAY_9AM, None), (None, MONDAY_9AM)]
    assert code(dispatch.accept, ticket, by=tom) == "taken"


def test_the_first_answer_of_the_team_is_the_response_and_nobody_else_s_words_are(ticket: Ticket, ann: Person, tom: Person) -> None:
    progress.add(ticket, words="还在漏", by=ann, now=MONDAY_9AM + MINUTE)
    progress.note(ticket, words="要带扳手", by=tom, now=MONDAY_9AM + 2 * MINUTE)
    ticket.refresh_from_db()
    assert ticket.responded_at is None
    assert code(progress.answer, ticket, words="我来", by=ann) == code(progress.note, ticket, words="我来", by=ann) == "not-yours"
    assert code(progress.answer, ticket, words=" ", by=tom) == "words"
    progress.answer(ticket, words="十分钟到", by=tom, now=MONDAY_9AM + 3 * MINUTE)
    ticket.refresh_from_db()
    assert (ticket.responded_at, ticket.accepted_at) == (MONDAY_9AM + 3 * MINUTE, None)
    assert list(Comment.objects.public().values_list("words", flat=True)) == ["还在漏", "十分钟到"]


def test_work_begins_and_ends_and_a_pause_with_it(ticket: Ticket, tom: Person, ann: Person) -> None:
    dispatch.accept(ticket, by=tom, now=MONDAY_9AM)
    clocks.pause(ticket, reason="parts", until=MONDAY_9AM + DAY, by=tom, now=MONDAY_9AM + MINUTE)
    begun = progress.start(ticket, by=tom, now=MONDAY_9AM + HOUR)
    assert (begun.state, begun.solution_due_at) == ("started", MONDAY_9AM + DAY + HOUR - MINUTE)
    assert progress.start(ticket, by=tom, now=MONDAY_9AM + DAY).started_at == MONDAY_9AM + HOUR
    assert code(progress.resolve, ticket, words="", by=tom) == "words"
    assert code(progress.resolve, ticket, words="换了垫圈", by=ann) == "not-yours"
    done = progress.resolve(ticket, words="换了垫圈", by=tom, now=MONDAY_9AM + 2 * HOUR)
    assert (done.state, done.done, owed(ticket), Todo.objects.about(ticket).filter(outcome="withdrawn").exists()) == (
        "resolved",
        "换了垫圈",
        {"repair_confirmed": ann},
        False,
    )
    kinds = [event.kind for event in ticket.events.in_order()]
    assert kinds == ["reported", "accepted", "paused", "resumed", "started", "resolved"]
    given = {"by": tom, "now": MONDAY_9AM + 3 * HOUR}
    assert {code(progress.start, ticket, **given), code(clocks.resume, ticket, **given), code(dispatch.accept, ticket, **given)} == {
        "resolved"
    }


def test_whoever_begins_what_nobody_has_accepted_has_it(ticket: Ticket, tom: Person) -> None:
    begun = progress.start(ticket, by=tom, now=MONDAY_9AM + MINUTE)
    assert (begun.accepted_by, begun.assigned_to, begun.responded_at) == (tom, tom, MONDAY_9AM + MINUTE)


def test_nothing_happens_to_what_is_cancelled_merged_or_forgotten(ann: Person, tom: Person, ticket: Ticket) -> None:
    other = reported(ann)
    for columns, why in (
        ({"cancelled_at": MONDAY_9AM}, "cancelled"),
        ({"cancelled_at": None, "merged_at": MONDAY_9AM, "merged_into": other}, "merged"),
        ({"forgotten_at": MONDAY_9AM}, "forgotten"),
    ):
        Ticket.objects.filter(pk=ticket.pk).update(**columns)
        assert code(progress.answer, ticket, words="x", by=tom) == why


@pytest.fixture
def crowd(ann: Person, olga: Person) -> SimpleNamespace:
    people = [PersonFactory(roles=["technician"]) for _number in range(count(20, 8))]
    return SimpleNamespace(people=people, ticket=reported(ann, emergency="fire", team=a_team(olga, *people)))


def accepts(crowd: SimpleNamespace) -> list[str]:
    """What each of them is answered when all accept at once."""
    answers = together(len(crowd.people), lambda n: dispatch.accept(crowd.ticket, by=crowd.people[n], now=MONDAY_9AM))
    return [answer.code if isinstance(answer, Refused) else "mine" for answer in answers]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_accept_at_once_one_has_it(crowd: SimpleNamespace, figure: Figure) -> None:
    answers = accepts(crowd)
    assert sorted(answers) == sorted(["mine", *["taken"] * (len(crowd.people) - 1)])
    assert crowd.ticket.events.filter(kind="accepted").count() == 1
    figure(f"{len(answers)} accept at once: {answers.count('mine')} has it")


@pytest.mark.django_db(transaction=True)
def test_control_who_does_not_look_again_under_the_lock_takes_it_from_another(
    crowd: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Ticket.objects.select_related("team__lead", "category", "place", "version").get(pk=crowd.ticket.pk)

    def unlocked(ticket: Ticket) -> Ticket:
        copy = Ticket.objects.get(pk=ticket.pk)
        copy.accepted_by, copy.accepted_at = seen.accepted_by, seen.accepted_at
        return copy

    monkeypatch.setattr(dispatch, "locked", unlocked)
    assert accepts(crowd).count("mine") > 1
    assert steps.locked is not unlocked
