"""A visit from the invitation to the door, one verb after another."""

import pytest
from django.utils.translation import override

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.actions import undo, visits
from visitors.models import Answer, Badge, Visit
from visitors.models.visit import State
from visitors.promises.thanks_within_a_day import ThanksWithinADay


def told(kind: str) -> list[tuple[str, str]]:
    return [
        (str(notice.reader or notice.address), notice.channel) for notice in Notice.objects.filter(kind=f"visitors.{kind}").order_by("pk")
    ]


def fresh(visit: Visit) -> Visit:
    return Visit.objects.with_loan().get(pk=visit.pk)


def test_an_expected_visitor_is_invited_by_mail_with_a_six_digit_code(ann: Person) -> None:
    visit = expected_visit(ann)

    assert (visit.state, len(visit.code), visit.code.isdigit()) == (State.EXPECTED, 6, True)
    assert told("visit_invited") == [("wang@example.com", Channel.MAIL)]


def test_nobody_is_expected_in_the_past(ann: Person) -> None:
    with pytest.raises(Refused) as refused:
        expected_visit(ann, expected_at=MONDAY_9AM - MINUTE)
    assert refused.value.code == "past"


def test_checking_in_reserves_a_badge_tells_the_host_and_starts_the_clock(ann: Person) -> None:
    badges(2)
    visit = visits.check_in(expected_visit(ann), now=MONDAY_9AM)

    assert (fresh(visit).state, fresh(visit).badge_number) == (State.WAITING, "A001")
    assert told("visit_arrived") == [("安然", Channel.INBOX), ("安然", Channel.MAIL)]
    todo = Todo.objects.open().get(promise="visitors.host_answer")
    assert (todo.holder, todo.yellow_at, todo.due_at) == (ann, MONDAY_9AM + 2 * MINUTE, MONDAY_9AM + 5 * MINUTE)


def test_checking_in_twice_is_refused_and_changes_nothing(ann: Person) -> None:
    badges(2)
    visit = visits.check_in(expected_visit(ann), now=MONDAY_9AM)

    with pytest.raises(Refused) as refused:
        visits.check_in(visit, now=MONDAY_9AM + MINUTE)

    assert refused.value.code == "already"
    assert (fresh(visit).arrived_at, Badge.objects.free().count()) == (MONDAY_9AM, 1)


def test_a_walk_in_without_free_badge_is_received_all_the_same(ann: Person) -> None:
    visit = arrived_visit(ann)

    assert (fresh(visit).state, fresh(visit).badge_number) == (State.WAITING, "")


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        ("on_my_way", {}, "Ann An is on the way"),
        ("in_minutes", {"minutes": 10}, "Ann An comes in about 10 minutes"),
        ("bring_up", {}, "Reception will take you to Ann An"),
        ("not_expecting", {}, "Please speak to reception"),
    ],
)
def test_an_answer_settles_the_clock_and_is_said_to_the_visitor_in_kind_words(ann: Person, kind: str, more: dict, said: str) -> None:
    visit = arrived_visit(ann)

    given = visits.answer(visit, kind=kind, by=ann, now=MONDAY_9AM + MINUTE, **more)

    with override("en"):
        assert given.said_to_visitor("Ann An") == said
    assert not Todo.objects.open().exists()


def test_a_colleague_who_is_to_come_hears_it(ann: Person, bo: Person) -> None:
    visits.answer(arrived_visit(ann), kind=Answer.Kind.COLLEAGUE, colleague=bo, by=ann, now=MONDAY_9AM + MINUTE)

    assert told("visit_colleague") == [("薄岩", Channel.INBOX), ("薄岩", Channel.MAIL)]


def test_the_desk_hears_that_nobody_expects_the_visitor(ann: Person, rita: Person) -> None:
    visits.answer(arrived_visit(ann), kind=Answer.Kind.NOT_EXPECTING, by=ann, now=MONDAY_9AM + MINUTE)

    assert told("visit_not_expected") == [("林若溪", Channel.INBOX), ("林若溪", Channel.MAIL)]


def test_letting_in_lends_the_reserved_badge_and_ends_the_wait(ann: Person, rita: Person) -> None:
    badges(1)
    visit = visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM + 9 * MINUTE)

    assert (fresh(visit).state, fresh(visit).waited, fresh(visit).loan.lent_at) == (State.ON_SITE, 9 * MINUTE, MONDAY_9AM + 9 * MINUTE)


def test_another_badge_than_the_reserved_one_can_be_lent(ann: Person, rita: Person) -> None:
    badges(2)
    visit = visits.lend_badge(arrived_visit(ann), by=rita, now=MONDAY_9AM, number="a002")

    assert (fresh(visit).badge_number, [badge.number for badge in Badge.objects.free()]) == ("A002", ["A001"])


def test_a_badge_that_is_out_is_not_lent_again(ann: Person, rita: Person) -> None:
    badges(2)
    arrived_visit(ann)
    second = arrived_visit(ann, name="唐宁")

    with pytest.raises(Refused) as refused:
        visits.lend_badge(second, by=rita, now=MONDAY_9AM, number="A001")
    assert (refused.value.code, fresh(second).badge_number) == ("badge-out", "A002")


def test_leaving_brings_the_badge_back_and_opens_the_thanks(ann: Person, rita: Person) -> None:
    badges(1)
    visit = visits.let_in(arrived_visit(ann, email="li@example.com"), by=rita, now=MONDAY_9AM)
    visits.check_out(visit, now=MONDAY_9AM + HOUR)

    todo = Todo.objects.open().get(promise=ThanksWithinADay.name)
    assert (fresh(visit).state, Badge.objects.free().count()) == (State.LEFT, 1)
    assert (todo.promise, todo.role, todo.due_at) == ("visitors.thanks_within_a_day", "receptionist", MONDAY_9AM + 25 * HOUR)


def test_a_visitor_nobody_can_write_to_is_thanked_by_the_host(ann: Person) -> None:
    visits.check_out(arrived_visit(ann, phone=""), now=MONDAY_9AM + HOUR)

    assert Todo.objects.open().get().holder == ann


@pytest.mark.parametrize("fields", [{"purpose": "delivery"}])
def test_a_delivery_is_not_thanked(ann: Person, fields: dict) -> None:
    visits.check_out(arrived_visit(ann, **fields), now=MONDAY_9AM + HOUR)

    assert not Todo.objects.open().exists()


def test_who_is_turned_away_gives_the_badge_back_and_is_not_thanked(ann: Person, rita: Person) -> None:
    badges(1)
    visit = visits.turn_away(arrived_visit(ann), by=rita, now=MONDAY_9AM + MINUTE)

    assert (fresh(visit).state, Badge.objects.free().count(), Todo.objects.open().count()) == (State.TURNED_AWAY, 1, 0)


STEPS = {
    "check in": lambda visit, rita: visits.check_in(visit, by=rita, now=MONDAY_9AM),
    "lend badge": lambda visit, rita: visits.lend_badge(visit, by=rita, now=MONDAY_9AM),
    "let in": lambda visit, rita: visits.let_in(visit, by=rita, now=MONDAY_9AM),
    "check out": lambda visit, rita: visits.check_out(visit, by=rita, now=MONDAY_9AM),
}


@pytest.mark.parametrize("how_many", [1, 2, 3, 4])
def test_undo_restores_exactly_what_was_before(ann: Person, rita: Person, how_many: int) -> None:
    badges(2)
    visit = expected_visit(ann, now=MONDAY_9AM - HOUR)
    *before, last = list(STEPS.values())[:how_many]
    for step in before:
        step(visit, rita)
    stood = standing(visit)

    last(visit, rita)
    undo.undo(visit, by=rita, now=MONDAY_9AM + 9 * MINUTE)

    assert standing(visit) == stood


def standing(visit: Visit) -> dict:
    """Everything that an undo must restore."""
    now = fresh(visit)
    loan = now.loan
    return {
        "state": now.state,
        "facts": [now.arrived_at, now.arrived_by, now.met_at, now.met_by, now.left_at, now.left_by],
        "badge": (loan.badge.number, bool(loan.lent_at)) if loan else None,
        "todos": sorted(Todo.objects.open().values_list("promise", "rung")),
    }


def test_undo_ends_after_ten_minutes(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann)

    with pytest.raises(Refused) as refused:
        undo.undo(visit, by=rita, now=MONDAY_9AM + 11 * MINUTE)
    assert refused.value.code == "nothing"


def test_undoing_a_check_in_tells_the_host_that_it_was_a_slip(ann: Person, rita: Person) -> None:
    visit = visits.check_in(expected_visit(ann), now=MONDAY_9AM)
    undo.undo(visit, by=rita, now=MONDAY_9AM + MINUTE)
    visits.check_in(visit, now=MONDAY_9AM + 2 * MINUTE)

    assert told("visit_corrected") == [("安然", Channel.INBOX), ("安然", Channel.MAIL)]
    assert told("visit_arrived") == [("安然", Channel.INBOX), ("安然", Channel.MAIL)] * 2


def test_undoing_the_check_in_of_a_walk_in_leaves_nobody_expected(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann)
    undo.undo(visit, by=rita, now=MONDAY_9AM + MINUTE)
    assert fresh(visit).state is State.CANCELLED


def test_what_was_undone_was_never_done(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann, email="li@example.com")
    visits.check_out(visit, by=rita, now=MONDAY_9AM)
    undo.undo(visit, by=rita, now=MONDAY_9AM + MINUTE)
    withdrawn = Todo.objects.get(promise=ThanksWithinADay.name)
    assert (withdrawn.outcome, Todo.objects.filter(pk=withdrawn.pk).done_since(MONDAY_9AM).exists()) == ("withdrawn", False)


def test_a_number_that_has_just_come_back_is_taken_last(ann: Person, rita: Person) -> None:
    badges(2)
    visits.check_out(arrived_visit(ann), now=MONDAY_9AM)  # at the kiosk, perhaps still wearing A001
    again = [arrived_visit(ann, now=MONDAY_9AM + MINUTE).badge_number for _each in range(2)]
    assert again == ["A002", "A001"]
    later = MONDAY_9AM + 3 * HOUR
    for visit in Visit.objects.in_the_house():
        visits.check_out(visit, now=MONDAY_9AM + 2 * MINUTE)
    assert arrived_visit(ann, now=later).badge_number == "A001"
