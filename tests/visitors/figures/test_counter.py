"""The counter in figures: calls, messages, complaints and incidents, counted by hand."""

from datetime import date, datetime, timedelta

import pytest
from django.utils.translation import override

from frontdesk.people.models import Department, Person
from frontdesk.web.figures import FIGURES, Asked
from frontdesk.workdays.periods import Period
from tests.factories.calls import a_call, a_complaint, put_through
from tests.factories.incidents import an_incident
from tests.factories.visitors import a_message
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from tests.staff import Staff, names_in
from tests.visitors.figures.measured import NOVEMBER, measured
from visitors.actions import complaints, incidents, messages, rings
from visitors.actions.incidents_assigning import grade
from visitors.models import Call

pytestmark = pytest.mark.django_db


def test_calls_by_the_ticks_until_there_is_a_list_of_the_phone_system(rita: Person, ann: Person, olga: Person) -> None:
    put_through(rita, ann, in_three_rings=True)
    put_through(rita, ann, in_three_rings=False, began_at=MONDAY_9AM - HOUR, ended_at=MONDAY_9AM - 2 * MINUTE)
    a_call(rita, now=MONDAY_9AM - 60 * DAY)
    by_ticks = measured("calls", olga)
    rings.take(
        [(MONDAY_9AM, "1", True, 1), (MONDAY_9AM, "2", True, 3), (MONDAY_9AM, "3", True, 4), (MONDAY_9AM, "4", False, 9)],
        by=rita,
        now=MONDAY_9AM,
    )
    by_list = measured("calls", olga)

    assert (by_ticks.value, [line.cells for line in by_ticks.lines]) == ("2", [("50 %",), ("50 %",)])
    assert [(line.label, *line.cells) for line in by_list.lines] == [
        ("Answered", "75 %"),
        ("Within three rings", "67 %"),
        ("Told in time", "50 %"),
    ]


def test_calls_answered_and_within_three_rings_beside_their_targets(rita: Person, ann: Person, olga: Person) -> None:
    for many in (True, True, False):
        put_through(rita, ann, in_three_rings=many)
    ticked = measured("within_rings", olga)
    assert (ticked.value, ticked.note, ticked.target.colour, ticked.target.words) == ("67 %", "2 of 3", "red", "at least 98 %")
    with override("en"):
        assert FIGURES["visitors.answered"].measure(Asked(Period(NOVEMBER), olga, MONDAY_9AM)) is None  # nothing says what was not answered
    lines = [(MONDAY_9AM, str(number), True, 1 if number else 4) for number in range(50)]
    rings.take(lines, by=rita, now=MONDAY_9AM)
    answered, quick = measured("answered", olga), measured("within_rings", olga)
    assert (answered.value, answered.target.colour, answered.target.words) == ("100 %", "green", "at least 100 %")
    assert (quick.value, quick.note, quick.target.colour) == ("98 %", "49 of 50", "green")
    rings.take([(MONDAY_9AM + MINUTE, "51", False, 9)], by=rita, now=MONDAY_9AM + HOUR)
    missed = measured("answered", olga)
    assert (missed.note, missed.target.colour, missed.path) == ("50 of 51", "red", "/visitors/calls/?month=2026-11")


@pytest.mark.parametrize(
    "ended",
    [(2026, 11, 23, 9, 0), (2026, 11, 28, 20, 0), (2026, 11, 27, 17, 59), (2026, 11, 30, 23, 59)],
    ids=["Monday", "a Saturday evening", "a minute before the weekend", "the last minute of the month"],
)
def test_told_in_time_is_within_a_minute_of_the_end_on_any_day(ended: tuple[int, ...], rita: Person, ann: Person, olga: Person) -> None:
    end = datetime(*ended, tzinfo=SHANGHAI)
    for seconds in (0, 59, 60, 61):
        put_through(rita, ann, now=end + timedelta(seconds=seconds), began_at=end - MINUTE, ended_at=end)
    assert [line.cells for line in measured("calls", olga).lines if line.label == "Told in time"] == [("75 %",)]


def test_a_make_up_saturday_is_like_any_day_for_the_minute(rita: Person, ann: Person, olga: Person) -> None:
    end = datetime(2026, 10, 10, 17, 59, tzinfo=SHANGHAI)
    for seconds in (60, 61):
        put_through(rita, ann, now=end + timedelta(seconds=seconds), began_at=end - MINUTE, ended_at=end)
    calls = Call.objects.all()
    assert [(call.told_at - call.ended_at).total_seconds() for call in calls.order_by("pk")] == [60, 61]
    assert [line.cells for line in measured("calls", olga, month=date(2026, 10, 1)).lines if line.label == "Told in time"] == [("50 %",)]


def test_messages_read_and_followed_up(ann: Person, rita: Person, olga: Person) -> None:
    for wait in (10, 30):
        messages.read(a_message(ann, by=rita), by=ann, now=MONDAY_9AM + wait * MINUTE)
    messages.follow_up(a_message(ann, by=rita), by=ann, now=MONDAY_9AM + 20 * MINUTE)
    a_message(ann, by=rita)
    found = measured("messages", olga)
    assert (found.value, [line.cells for line in found.lines]) == ("4", [("75 %",), ("25 %",), ("20.0 min",)])


def test_messages_open_those_of_the_period_and_each_share_those_it_counts(ann: Person, rita: Person, olga: Person) -> None:
    a_message(ann, by=rita, now=MONDAY_9AM - 60 * DAY, name="早先的")
    messages.read(a_message(ann, by=rita, name="已读的"), by=ann, now=MONDAY_9AM + 10 * MINUTE)
    messages.follow_up(a_message(ann, by=rita, name="已回的"), by=ann, now=MONDAY_9AM + 20 * MINUTE)
    a_message(ann, by=rita, name="未读的")
    found, staff = measured("messages", olga), Staff(olga)
    read, followed, until = found.lines
    assert sorted(names_in(staff.client.get(found.path))) == ["已回的", "已读的", "未读的"]
    assert sorted(names_in(staff.client.get(read.path))) == ["已回的", "已读的"]
    assert names_in(staff.client.get(followed.path)) == ["已回的"]
    assert until.path == read.path  # the middle of the same ones
    quarter = measured("messages", olga, period=Period(date(2026, 7, 1), 3))
    assert (quarter.value, names_in(staff.client.get(quarter.path))) == ("1", ["早先的"])


def test_complaints_by_what_they_are_about_and_who_is_satisfied(rita: Person, bo: Person, olga: Person, product: Department) -> None:
    for category, score in (("quality", 5), ("quality", 2), ("price", None)):
        complaint = a_complaint(rita, product, category=category)
        if score:
            complaints.answer(complaint, by=bo, now=MONDAY_9AM, outcome="换新")
            complaints.rate(complaint, by=rita, now=MONDAY_9AM, score=score)
    found = measured("complaints", olga)
    assert (found.value, found.note, [(line.label, *line.cells) for line in found.lines]) == (
        "3",
        "50 % satisfied",
        [("quality", "2"), ("price, invoice", "1")],
    )
    assert len(names_in(Staff(olga).client.get(found.lines[0].path))) == 2


def test_incidents_are_in_time_by_working_time_a_major_one_by_the_clock_on_the_wall(rita: Person, bo: Person, olga: Person) -> None:
    friday = MONDAY_9AM - 3 * DAY + 8 * HOUR + 30 * MINUTE  # half an hour before the office closes
    monday = MONDAY_9AM + 30 * MINUTE  # as its hour ends
    for severity, kind, answered_at in (
        ("ordinary", "dispute", monday),
        ("ordinary", "dispute", monday + MINUTE),
        ("ordinary", "loss", friday + HOUR),
        ("major", "quality", friday + 10 * MINUTE),
        ("major", "quality", monday),
    ):
        made = an_incident(rita, severity=severity, kind=kind, department=bo.department, now=friday)
        incidents.answer(made, words="已到场", by=olga, now=answered_at)
    an_incident(rita, kind="loss", now=MONDAY_9AM)  # nobody answered
    found = measured("incidents", olga)
    assert (found.value, found.note, [(line.label, *line.cells) for line in found.lines]) == (
        "6",
        "2 major ones",
        [("quality complaint", "2", "2", "1"), ("dispute or row", "2", "0", "1"), ("theft or damage", "2", "0", "1")],
    )


def test_an_incident_judged_anew_is_in_time_by_what_it_was_when_it_was_answered(rita: Person, bo: Person, olga: Person) -> None:
    made = an_incident(rita, department=bo.department)
    incidents.answer(made, words="已到场", by=bo, now=MONDAY_9AM + 50 * MINUTE)
    grade(made, severity="major", words="有人受伤", by=olga, now=MONDAY_9AM + HOUR)
    assert measured("incidents", olga).lines[0].cells == ("1", "1", "1")
