"""A resolution is reminded of before its day, late when the office closes, done with a report, and heads the next date while it is open."""

from datetime import date, datetime, timedelta

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Light, Outcome, Todo
from meetings.actions import resolutions, series
from meetings.models import Meeting, Resolution
from meetings.promises.resolution_done import ResolutionDone
from meetings.views.minutes_part import usual_text
from tests.factories.meetings import TOMORROW_10, TUESDAY, booked, plan
from tests.moments import DAY, HOUR, MONDAY_9AM, SHANGHAI
from tests.queries import queries

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 27)


def given(meeting: Meeting, by: Person, owner: Person, **more: object) -> Resolution:
    values = {"words": "更新报价单", "due_on": FRIDAY, "now": MONDAY_9AM, **more}
    return resolutions.add(meeting, owner=owner, by=by, **values)


def told(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=f"meetings.{kind}", channel="inbox").select_related("reader").order_by("pk")
    return [row.reader.username for row in rows]


def test_told_at_once_reminded_a_working_day_before_late_at_closing(ann: Person, bo: Person, tom: Person) -> None:
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM)
    mine = given(booked(ann).meeting, ann, tom)
    todo = Todo.objects.get()
    closes = datetime(2026, 11, 27, 18, tzinfo=SHANGHAI)
    assert (told("resolution_given"), todo.due_at) == (["tom"], closes)
    assert [todo.light(at) for at in (closes - DAY - HOUR, closes - DAY, closes)] == [Light.GREEN, Light.YELLOW, Light.RED]
    run(RULES["timed.climb_ladders"], now=closes - DAY)
    assert told("resolution_due") == ["tom"]
    run(RULES["timed.climb_ladders"], now=closes)
    assert {"tom", "ann"} <= set(told("resolution_due"))
    resolutions.done(mine, report="已更新", by=tom, now=closes + HOUR)
    assert not Todo.objects.open().exists()


@pytest.mark.parametrize(("wrong", "code"), [({"words": " "}, "words"), ({"due_on": date(2026, 11, 22)}, "past")])
def test_what_is_refused(ann: Person, tom: Person, wrong: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        given(booked(ann).meeting, ann, tom, **wrong)
    assert refused.value.code == code


def test_done_needs_a_report_and_is_said_by_who_has_it_or_leads(ann: Person, bo: Person, tom: Person) -> None:
    mine, codes = given(booked(ann).meeting, ann, tom), []
    for by, report in ((tom, ""), (bo, "已更新")):
        with pytest.raises(Refused) as refused:
            resolutions.done(mine, report=report, by=by, now=MONDAY_9AM)
        codes.append(refused.value.code)
    assert codes == ["words", "not-yours"]


def test_dropped_it_was_never_owed(ann: Person, tom: Person) -> None:
    resolutions.drop(given(booked(ann).meeting, ann, tom), because="客户取消", by=ann, now=MONDAY_9AM)
    assert Todo.objects.get().outcome == Outcome.WITHDRAWN


def test_what_is_open_heads_the_next_date_of_its_series_with_its_number(ann: Person, tom: Person) -> None:
    begun = series.begin(plan(), by=ann, now=MONDAY_9AM)
    first, second = (Meeting.objects.get(series=begun, occurs_on=TUESDAY + timedelta(days=7 * n)) for n in range(2))
    mine, other = given(first, ann, tom), given(first, ann, tom, words="订会议室")
    resolutions.done(mine, report="已更新", by=tom, now=MONDAY_9AM)
    assert list(Resolution.objects.before(second)) == [other]
    assert (other.number, "2. 订会议室" in usual_text(second), list(Resolution.objects.before(first))) == (2, True, [])


def test_a_whole_meeting_reads_them_by_number(ann: Person, tom: Person) -> None:
    meeting = booked(ann).meeting
    assert [given(meeting, ann, tom, words=words).number for words in ("一", "二", "三")] == [1, 2, 3]


def test_many_are_described_in_as_many_questions_as_one_and_to_outsiders_without_words(ann: Person, bo: Person, tom: Person) -> None:
    def described(reader: Person) -> tuple[int, set[str]]:
        todos = list(Todo.objects.filter(promise=ResolutionDone.name))
        promise = ResolutionDone()
        words = {each.title for each in promise.describe(todos, reader).values()}
        return queries(lambda: promise.describe(todos, reader)), words

    given(booked(ann, is_confidential=True).meeting, ann, tom)
    one = described(tom)[0]
    for hour in range(3):
        given(booked(ann, begins=TOMORROW_10 + (hour + 1) * HOUR, is_confidential=True).meeting, ann, tom, words=f"第{hour}项")
    assert (one, described(tom)[0], described(tom)[1]) == (3, 3, {"更新报价单", "第0项", "第1项", "第2项"})
    assert described(bo)[1] == {"已占用的一项决议"}
