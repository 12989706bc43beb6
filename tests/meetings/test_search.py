"""Meetings are found by their subject: by everybody, confidential ones by those who are in it, a series once."""

import pytest

from frontdesk.people.models import Person
from frontdesk.search.finding import Hit, find
from meetings.actions import booking, inviting, series, waiting
from meetings.actions.booking import Wish
from meetings.actions.series import Scope
from meetings.models import Waiter
from tests.factories.meetings import TOMORROW_10, a_room, booked, plan
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM)


def found(words: str, reader: Person) -> list[Hit]:
    return find(words, reader, limit=9, kinds=["meetings.meeting"]).hits


def test_by_a_part_of_its_subject_with_room_and_time(ann: Person, bo: Person) -> None:
    mine = booked(ann, subject="年度预算评审")
    [hit] = found("预算", bo)
    assert (hit.title, hit.line, hit.path) == ("年度预算评审", "云山厅 · 11-24 10:00", mine.get_absolute_url())


def test_a_cancelled_one_says_so(ann: Person, bo: Person) -> None:
    booking.cancel(booked(ann, subject="年度预算评审"), by=ann, now=MONDAY_9AM)
    assert [hit.line for hit in found("预算", bo)] == ["云山厅 · 11-24 10:00 · 已取消"]


def test_a_confidential_one_by_whoever_is_in_it(ann: Person, bo: Person, tom: Person, olga: Person) -> None:
    mine = booked(ann, subject="薪酬方案", is_confidential=True)
    inviting.invite(mine, people=[bo], by=ann, now=MONDAY_9AM)
    assert {who.username: len(found("薪酬", who)) for who in (ann, bo, tom, olga)} == {"ann": 1, "bo": 1, "tom": 0, "olga": 0}


def test_made_confidential_or_reworded_it_is_found_so(ann: Person, bo: Person) -> None:
    mine = booked(ann, subject="组织调整")
    assert mine.meeting is not None
    series.reword(mine.meeting, {"subject": "周例会", "is_confidential": True}, scope=Scope.THIS, by=ann, now=MONDAY_9AM)
    assert [len(found(words, who)) for words in ("组织调整", "周例会") for who in (ann, bo)] == [0, 0, 1, 0]


def test_of_a_series_the_next_date_and_when_all_are_over_the_last(ann: Person, bo: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    series.begin(plan(subject="海外周会"), by=ann, now=MONDAY_9AM)
    lines = []
    for days in (0, 2, 90):
        monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY_9AM + days * DAY)  # noqa: B023 - called within the turn
        [hit] = found("海外", bo)
        lines.append(hit.line)
    assert lines == ["云山厅 · 11-24 10:00", "云山厅 · 12-01 10:00", "云山厅 · 2026-12-22 10:00"]


def test_of_a_series_the_next_date_that_the_reader_may_know(ann: Person, bo: Person) -> None:
    begun = series.begin(plan(subject="海外周会"), by=ann, now=MONDAY_9AM)
    first = begun.meetings.order_by("occurs_on").first()
    assert first is not None
    series.reword(first, {"is_confidential": True}, scope=Scope.THIS, by=ann, now=MONDAY_9AM)
    assert [hit.line for who in (ann, bo) for hit in found("海外", who)] == ["云山厅 · 11-24 10:00", "云山厅 · 12-01 10:00"]


def test_one_that_was_waited_for(ann: Person, bo: Person) -> None:
    theirs, room = booked(ann), a_room()
    waiter = waiting.wait(Wish(room, TOMORROW_10, TOMORROW_10 + HOUR, 4), subject="样机评审", by=bo, now=MONDAY_9AM)
    booking.cancel(theirs, by=ann, now=MONDAY_9AM)
    waiting.offer(Waiter.objects.get(pk=waiter.pk), now=MONDAY_9AM)
    waiting.take(Waiter.objects.get(pk=waiter.pk), by=bo, now=MONDAY_9AM + MINUTE)
    assert [hit.title for hit in found("样机", ann)] == ["样机评审"]


def test_whoever_may_not_use_the_office_finds_none(ann: Person) -> None:
    booked(ann, subject="年度预算评审")
    assert found("预算", PersonFactory(roles=[])) == []


def test_as_many_questions_for_eight_as_for_one(ann: Person, bo: Person) -> None:
    booked(ann, subject="评审一")
    assert len(found("评审", bo)) == 1
    one = queries(lambda: found("评审", bo))
    for hour in range(1, 8):
        booked(ann, subject="评审二", begins=TOMORROW_10 + hour * HOUR)
    assert queries(lambda: found("评审", bo)) == one
    assert len(found("评审", bo)) == 8
