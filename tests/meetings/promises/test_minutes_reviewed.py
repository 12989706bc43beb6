"""Minutes go to the chair and back, are issued as versions that stay, and each step is told to whom it concerns."""

import pytest
from django.db import IntegrityError, connection, transaction

from frontdesk import append_only
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from meetings.actions import inviting, minutes, series
from meetings.models import Meeting, Minutes, MinutesVersion
from meetings.triggers import GUARD
from tests.factories.meetings import booked
from tests.moments import HOUR, MINUTE, MONDAY_9AM

pytestmark = pytest.mark.django_db


@pytest.fixture
def led(ann: Person, bo: Person, tom: Person) -> Meeting:
    """Ann organises and notes, Bo leads, Tom is invited."""
    mine = booked(ann)
    inviting.invite(mine, people=[tom], by=ann, now=MONDAY_9AM)
    series.name_takers(mine.meeting, {"wants_minutes": True, "chair": bo, "minute_taker": None}, by=ann, now=MONDAY_9AM)
    return Meeting.objects.select_related("organiser", "chair", "minute_taker").get(pk=mine.meeting_id)


def code(do: object) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def heard(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=f"meetings.{kind}", channel="inbox").select_related("reader").order_by("pk")
    return [row.reader.username for row in rows]


def test_sent_sent_back_sent_again_and_issued(led: Meeting, ann: Person, bo: Person, tom: Person) -> None:
    draft = minutes.write(led, "第一稿", by=ann, now=MONDAY_9AM)
    minutes.send(draft, by=ann, now=MONDAY_9AM + MINUTE)
    assert Todo.objects.open().get(promise="meetings.minutes_reviewed").holder == bo
    assert code(lambda: minutes.write(led, "再改", by=ann, now=MONDAY_9AM, seen=draft.saved_at)) == "with-chair"
    minutes.send_back(draft, because="日期写错了", by=bo, now=MONDAY_9AM + HOUR)
    second = minutes.write(led, "第二稿", by=ann, now=MONDAY_9AM + 2 * HOUR, seen=draft.saved_at)
    minutes.send(second, by=ann, now=MONDAY_9AM + 2 * HOUR)
    minutes.issue(second, by=bo, now=MONDAY_9AM + 3 * HOUR)
    assert (heard("minutes_to_review"), heard("minutes_sent_back"), sorted(heard("minutes_issued"))) == (
        ["bo", "bo"],
        ["ann"],
        ["ann", "tom"],
    )
    assert list(MinutesVersion.objects.values_list("number", "body")) == [(1, "第二稿")]
    assert not Todo.objects.open().exists()


def test_changed_after_it_was_issued_it_is_another_version(led: Meeting, ann: Person, bo: Person) -> None:
    draft = minutes.write(led, "第一稿", by=ann, now=MONDAY_9AM)
    minutes.send(draft, by=ann, now=MONDAY_9AM)
    minutes.issue(draft, by=bo, now=MONDAY_9AM)
    assert code(lambda: minutes.send(draft, by=ann, now=MONDAY_9AM + HOUR)) == "unchanged"
    again = minutes.write(led, "改正", by=ann, now=MONDAY_9AM + HOUR, seen=draft.saved_at)
    minutes.send(again, by=ann, now=MONDAY_9AM + HOUR)
    minutes.issue(again, by=bo, now=MONDAY_9AM + 2 * HOUR)
    assert list(MinutesVersion.objects.order_by("number").values_list("body", flat=True)) == ["第一稿", "改正"]


def test_two_who_write_are_told_of_each_other(led: Meeting, ann: Person, bo: Person) -> None:
    minutes.write(led, "一", by=ann, now=MONDAY_9AM)
    assert code(lambda: minutes.write(led, "二", by=bo, now=MONDAY_9AM + MINUTE)) == "changed"


def test_nobody_else_writes_or_decides(led: Meeting, ann: Person, tom: Person) -> None:
    assert code(lambda: minutes.write(led, "一", by=tom, now=MONDAY_9AM)) == "not-yours"
    draft = minutes.write(led, "一", by=ann, now=MONDAY_9AM)
    minutes.send(draft, by=ann, now=MONDAY_9AM)
    assert code(lambda: minutes.issue(draft, by=ann, now=MONDAY_9AM)) == "not-yours"


def test_the_chair_is_reminded_after_half_a_working_day(led: Meeting, ann: Person) -> None:
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM)
    minutes.send(minutes.write(led, "一", by=ann, now=MONDAY_9AM), by=ann, now=MONDAY_9AM)
    for after in (3 * HOUR + 59 * MINUTE, 6 * HOUR):
        run(RULES["timed.climb_ladders"], now=MONDAY_9AM + after)
    assert heard("minutes_to_review") == ["bo", "bo"]


def test_what_was_issued_is_never_changed(led: Meeting, bo: Person) -> None:
    minutes.send(minutes.write(led, "一", by=bo, now=MONDAY_9AM), by=bo, now=MONDAY_9AM)
    append_only.install(connection, [GUARD])
    try:
        with pytest.raises(IntegrityError), transaction.atomic():
            MinutesVersion.objects.update(body="改写")
    finally:
        append_only.remove(connection, [GUARD])
    assert Minutes.objects.get().version == 1
