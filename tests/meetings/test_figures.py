"""Meetings on the monthly page: every figure as it was counted by hand, and each opens exactly its records."""

import pytest
from django.utils.translation import override

from frontdesk.people.models import Person
from frontdesk.web.figures import FIGURES, Asked, Measured
from frontdesk.workdays.periods import Period
from meetings.actions import reporting
from tests.factories.meetings import a_room, booked
from tests.factories.service import a_report, usual
from tests.facts import counted as days_counted
from tests.meetings.offices import BEFORE, NOVEMBER, NOW, TUESDAY_9AM, counted
from tests.moments import HOUR
from tests.queries import queries
from tests.staff import Staff, names_in

pytestmark = pytest.mark.django_db


def measured(name: str, reader: Person) -> Measured | None:
    days_counted(NOW)
    with override("en"):
        return FIGURES[f"meetings.{name}"].measure(Asked(Period(NOVEMBER), reader, NOW))


def test_use_of_rooms_is_three_of_303_hours(ann: Person, olga: Person) -> None:
    counted(ann, olga)
    came = measured("used", olga)
    assert (came.value, came.note) == ("1 %", "5 h booked, 1 h checked in, 3 h used, of 303 h")
    assert [(str(line.label), line.cells) for line in came.lines] == [("大间", ("3 h", "1 h", "1 %")), ("小间", ("2 h", "2 h", "1 %"))]
    assert (came.target.colour, came.path) == ("red", "/meetings/use/?month=2026-11")
    days = {day: [spot.words for spot in spots] for day, spots in came.heat.rows}
    assert (came.heat.heads, days["Monday"]) == ([f"{hour:02d}:00" for hour in range(9, 18)], ["0 %", "14 %", *["0 %"] * 7])


def test_rooms_that_were_there_and_not_booked_are_no_month_to_be_set_against(ann: Person, olga: Person) -> None:
    a_room()
    assert measured("used", olga) is None


def test_meetings_held_by_department(ann: Person, olga: Person) -> None:
    counted(ann, olga)
    came = measured("held", olga)
    assert (came.value, [(line.label, line.cells) for line in came.lines]) == ("3", [("Sales", ("1", "2 h")), ("Product", ("1", "1 h"))])


def test_two_of_three_would_fit_into_half_the_seats(ann: Person, olga: Person) -> None:
    counted(ann, olga)
    came = measured("half_empty", olga)
    assert (came.value, came.note, came.target.colour) == ("67 %", "2 of 3", "red")
    assert [(str(line.label), line.cells) for line in came.lines] == [("大间", ("1/1", "100 %")), ("小间", ("1/2", "50 %"))]


def test_to_one_of_two_in_rooms_that_ask_nobody_came(ann: Person, olga: Person) -> None:
    counted(ann, olga)
    came = measured("no_shows", olga)
    assert (came.value, came.note, came.target.colour) == ("50 %", "1 of 2 meetings", "red")
    assert [(str(line.label), line.cells) for line in came.lines] == [("大间", ("1/2", "50 %"))]


def test_one_of_two_answers_says_that_it_was_wrong_and_the_third_said_nothing(ann: Person, rita: Person, olga: Person, at) -> None:
    at(NOW)
    usual(olga)
    reports = [a_report(ann, rita, begins=TUESDAY_9AM + n * 2 * HOUR, now=BEFORE) for n in range(3)]
    reporting.right(reports[0], by=ann, now=NOW)
    reporting.wrong(reports[1], words="话筒没有声音", by=ann, now=NOW)
    came = measured("preparation_errors", olga)
    assert (came.value, came.note, came.target.colour) == ("50 %", "1 wrong of 2 answered; 3 served", "red")
    assert len(names_in(Staff(olga).open("meetings:booking_list", whose="all", month="2026-11", outcome="wrong"))) == 1
    assert (came.path.endswith("outcome=wrong"), measured("preparation_errors", ann)) == (True, None)


def test_an_office_without_rooms_or_a_reader_without_rights_is_told_nothing(ann: Person, olga: Person) -> None:
    names = ("used", "held", "half_empty", "no_shows")
    assert [measured(name, olga) for name in names] == [None] * 4
    counted(ann, olga)
    assert [measured(name, ann) for name in names] == [None] * 4


def test_every_figure_opens_exactly_its_records(ann: Person, olga: Person, at) -> None:
    at(NOW)
    rooms, staff = counted(ann, olga), Staff(olga)
    sales = Person.objects.get(name="沈莉").department_id

    def opened(**asked: object) -> int:
        return len(names_in(staff.open("meetings:booking_list", whose="all", month="2026-11", **asked)))

    assert opened() == 6  # with the one that was cancelled and the one to come
    assert opened(outcome="held") == 3
    assert (opened(outcome="no-show"), opened(outcome="cancelled"), opened(outcome="declined")) == (1, 1, 0)
    assert (opened(room=rooms["大间"].pk), opened(room=rooms["小间"].pk)) == (4, 2)
    assert (opened(outcome="held", size="half"), opened(outcome="held", size="half", room=rooms["小间"].pk)) == (2, 1)
    assert (opened(department=sales), opened(outcome="held", department=ann.department_id)) == (1, 1)  # not the confidential one
    assert {opened(**{name: wrong}) for name in ("room", "outcome", "department", "size") for wrong in ("x", "²", "-1")} == {6}
    assert len(names_in(staff.open("meetings:booking_list", whose="all", month="2026-13"))) == 7


def test_of_others_nobody_else_lists_a_month(ann: Person, olga: Person, bo: Person, at) -> None:
    at(NOW)
    counted(ann, olga)
    assert names_in(Staff(bo).open("meetings:booking_list", whose="all", month="2026-11")) == []
    assert names_in(Staff(olga).open("meetings:booking_list", month="2026-11")) == []  # hers


def test_the_month_asks_as_often_for_many_as_for_few(ann: Person, olga: Person, at) -> None:
    at(NOW)
    staff = Staff(olga)
    counted(ann, olga)
    staff.open("reports:month", month="2026-11")
    few = queries(lambda: staff.open("reports:month", month="2026-11"))
    for number in range(12):
        booked(ann, room=a_room(f"室{number}"), begins=TUESDAY_9AM, now=BEFORE)
    assert queries(lambda: staff.open("reports:month", month="2026-11")) == few
