"""The light of somebody who waits: a truth table of what the host said and of the clock."""

from datetime import timedelta

import pytest
from django.utils import translation

from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from visitors import showing
from visitors.actions import visits
from visitors.models import Answer, Visit

pytestmark = pytest.mark.django_db
KIND = Answer.Kind


@pytest.fixture(autouse=True)
def english() -> None:
    with translation.override("en"):
        yield


def lit(visit: Visit, after: timedelta) -> tuple[str, str, str, str]:
    found = showing.waiting_light(showing.full(Visit.objects.filter(pk=visit.pk)).get(), MONDAY_9AM + after)
    return found.colour, found.words, found.meta, found.line


@pytest.mark.parametrize(
    ("after", "colour", "words", "line"),
    [
        (0, "grey", "Told", "told at 09:00, no answer yet"),
        (1, "grey", "Told", "told at 09:00, no answer yet"),
        (2, "yellow", "No answer", "told at 09:00, no answer yet"),
        (4, "yellow", "No answer", "told at 09:00, no answer yet"),
        (5, "red", "No answer", "Call Ann An, ext. 8021"),
        (60, "red", "No answer", "Call Ann An, ext. 8021"),
    ],
)
def test_silence_turns_yellow_after_two_minutes_and_red_after_five(ann: Person, after: int, colour: str, words: str, line: str) -> None:
    found = lit(arrived_visit(ann), after * MINUTE)
    assert (found[0], found[1], found[3]) == (colour, words, line)


def test_what_nobody_approved_until_its_day_was_over_does_not_await_it_for_ever(ann: Person) -> None:
    visit = expected_visit(ann)
    visit.requested_at, visit.accepted_at = MONDAY_9AM, None
    found = [showing.light(visit, MONDAY_9AM + after).words for after in (HOUR, DAY)]
    assert found == ["Awaits approval", "Not approved in time"]


def test_silence_says_what_the_clock_will_do_next(ann: Person) -> None:
    assert lit(arrived_visit(ann), MINUTE)[2] == "09:02 host told again, and the stand-in"
    assert lit(arrived_visit(ann), 3 * MINUTE)[2] == ""  # the worker should have moved it on; nothing is invented


def test_what_the_clock_did_stands_in_the_history_and_then_the_desk_offers_more(ann: Person, rita: Person) -> None:
    visit, now = arrived_visit(ann), MONDAY_9AM + 16 * MINUTE
    for minutes in (2, 5, 10, 16):
        run(RULES["timed.climb_ladders"], now=MONDAY_9AM + minutes * MINUTE)
    seen = showing.picture(showing.full(Visit.objects.filter(pk=visit.pk)).get(), rita, now)
    assert [str(step.words) for step in seen["moments"] if step.kind == "done"][1:] == [
        "host told again, and the stand-in",
        "the desk calls the host",
        "the department head is told",
        "the desk offers a message or a new time",
    ]
    assert seen["waiting"].line == "Offer the visitor a message or a new time"


def test_a_host_without_extension_is_just_called(bo: Person) -> None:
    assert lit(arrived_visit(bo), 5 * MINUTE)[3] == "Call Bo Yan"


@pytest.mark.parametrize(
    ("kind", "minutes", "after", "expected"),
    [
        (KIND.ON_MY_WAY, None, 0, ("green", "Coming")),
        (KIND.ON_MY_WAY, None, 5, ("green", "Coming")),
        (KIND.ON_MY_WAY, None, 6, ("yellow", "1 min late")),
        (KIND.ON_MY_WAY, None, 15, ("red", "10 min late")),
        (KIND.IN_MINUTES, 10, 10, ("green", "In 10 min")),
        (KIND.IN_MINUTES, 10, 11, ("yellow", "1 min late")),
        (KIND.IN_MINUTES, 10, 20, ("red", "10 min late")),
        (KIND.BRING_UP, None, 60, ("accent", "Bring up")),
        (KIND.NOT_EXPECTING, None, 0, ("red", "Not expecting")),
    ],
)
def test_an_answer_holds_as_long_as_it_said(ann: Person, kind: str, minutes: int | None, after: int, expected: tuple[str, str]) -> None:
    visit = arrived_visit(ann)
    visits.answer(visit, kind=kind, minutes=minutes, by=ann, now=MONDAY_9AM)
    found = lit(visit, after * MINUTE)
    assert (found[:2], found[2]) == (expected, "said at 09:00")


def test_the_newest_answer_counts_and_a_colleague_is_named(ann: Person, tom: Person) -> None:
    visit = arrived_visit(ann)
    visits.answer(visit, kind=KIND.NOT_EXPECTING, by=ann, now=MONDAY_9AM)
    visits.answer(visit, kind=KIND.COLLEAGUE, colleague=tom, by=ann, now=MONDAY_9AM + MINUTE)
    assert lit(visit, MINUTE) == ("green", "Colleague comes", "said at 09:01", "Tom Tan comes to the desk")


def test_words_of_the_host_are_quoted(ann: Person) -> None:
    visit = arrived_visit(ann)
    visits.answer(visit, kind=KIND.ON_MY_WAY, words="两分钟", by=ann, now=MONDAY_9AM)
    assert lit(visit, MINUTE)[3] == "“两分钟”"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (HOUR, ("grey", "Expected")),
        (HOUR + MINUTE, ("yellow", "1 min late")),
        (3 * HOUR, ("yellow", "2 h late")),
        (DAY, ("grey", "Did not come")),
    ],
)
def test_who_is_late_is_yellow_until_the_day_is_over(ann: Person, after: timedelta, expected: tuple[str, str]) -> None:
    found = showing.light(expected_visit(ann), MONDAY_9AM + after)
    assert (found.colour, found.words) == expected


def test_every_state_has_a_light_with_words(ann: Person, rita: Person) -> None:
    badges(4)
    made = {}
    for name, do in {
        "waiting": lambda visit: None,
        "on site": lambda visit: visits.let_in(visit, by=rita, now=MONDAY_9AM),
        "turned away": lambda visit: visits.turn_away(visit, by=rita, now=MONDAY_9AM),
        "left": lambda visit: visits.check_out(visit, by=rita, now=MONDAY_9AM),
    }.items():
        visit = arrived_visit(ann)
        do(visit)
        found = showing.light(Visit.objects.get(pk=visit.pk), MONDAY_9AM + MINUTE)
        made[name] = (found.colour, found.words)
    cancelled = expected_visit(ann)
    visits.cancel(cancelled, by=ann, now=MONDAY_9AM)
    assert showing.light(Visit.objects.get(pk=cancelled.pk), MONDAY_9AM).words == "Cancelled"
    assert made == {
        "waiting": ("yellow", "Waiting 1 min"),
        "on site": ("green", "On site"),
        "turned away": ("red", "Turned away"),
        "left": ("grey", "Left"),
    }


def test_all_that_a_board_shows_is_read_in_two_queries(ann: Person) -> None:
    badges(40)
    for _number in range(30):
        visits.answer(arrived_visit(ann), kind=KIND.ON_MY_WAY, by=ann, now=MONDAY_9AM)
    read = queries(lambda: [showing.waiting_light(visit, MONDAY_9AM) for visit in showing.full(Visit.objects.waiting())])
    assert read == 2
