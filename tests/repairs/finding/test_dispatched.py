"""Whom a ticket was offered to and why, in the reader's words."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from frontdesk.people.models import Person
from repairs.actions import closing, dispatch, progress
from repairs.finding.dispatched import turns_of
from repairs.models import Offer, Ticket
from tests.factories.repairs import reported
from tests.factories.repairs_crew import Crew, a_crew, routed
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db
TEN = MONDAY_9AM + HOUR
Told = list[tuple[list[tuple[str, str, str]], list[tuple[str, str]]]]


@pytest.fixture
def crew(olga: Person) -> Crew:
    crew = routed(a_crew(olga))
    for number, person in enumerate(crew.technicians):
        person.name, person.name_en = f"技{number}", f"Tech {number}"
        person.save()
    return crew


def told(ticket: Ticket, language: str) -> Told:
    """Turn by turn, the oldest first: who was asked, what came of it and why; who was looked at, and why they were asked or not."""
    with override(language):
        turns = reversed(turns_of(ticket))
        return [
            ([(str(each.who), each.words, each.because) for each in turn.answers], [(each.who, each.words) for each in turn.reasons[1:]])
            for turn in turns
        ]


def test_declined_run_out_and_nobody_left_in_both_languages(ann: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    dispatch.decline(ticket, because="在机房", by=crew.technicians[0], now=TEN + MINUTE)
    dispatch.expire(Offer.objects.open().get(), now=TEN + timedelta(minutes=11))
    free = "0 open tickets, nothing accepted yet"
    assert told(ticket, "en") == [
        ([("Tech 0", "declined", "在机房")], [("Tech 0", free), ("Tech 1", free)]),
        ([("Tech 1", "did not answer in time", "")], [("Tech 1", free), ("Tech 0", "was asked before")]),
        ([], [("Tech 0", "was asked before"), ("Tech 1", "was asked before")]),
    ]
    assert [answers for answers, _reasons in told(ticket, "zh-hans")] == [[("技0", "已退单", "在机房")], [("技1", "超时未接", "")], []]


def test_away_off_shift_and_not_able_in_both_languages(ann: Person, crew: Crew) -> None:
    crew.away(0)
    crew.on_shift(1, weekday=5, starts=8, ends=12)
    ticket = reported(ann, now=TEN)
    assert [words for _who, words in told(ticket, "en")[0][1]] == ["is away", "is not on shift"]
    assert [words for _who, words in told(ticket, "zh-hans")[0][1]] == ["不在", "不在班"]


def test_named_by_the_lead_and_had_it_before_in_both_languages(ann: Person, olga: Person, crew: Crew) -> None:
    ticket = reported(ann, now=TEN)
    second = crew.technicians[1]
    dispatch.pass_on(ticket, because="他懂", to=second, by=olga, now=TEN + MINUTE)
    dispatch.accept(ticket, by=second, now=TEN + MINUTE)
    progress.resolve(ticket, words="好了", by=second, now=TEN + HOUR)
    closing.reopen(ticket, words="还漏", by=ann, now=TEN + 2 * HOUR)
    with override("en"):
        newest, named, first = turns_of(ticket)
        assert [(line.who, line.words) for turn in (newest, named) for line in turn.reasons] == [
            ("Tech 1", "repaired it before"),
            (str(olga), "chose them"),
        ]
        assert [answer.words for turn in (newest, named, first) for answer in turn.answers] == [
            "is being asked",
            "accepted",
            "not needed any more",
        ]
    with override("zh-hans"):
        assert [turn.reasons[0].words for turn in turns_of(ticket)[:2]] == ["上次由其维修", "指定派给"]
