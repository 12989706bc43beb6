"""The month in figures: what is counted, what is not, and that every figure opens its records."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from frontdesk.people.models import Department, Person
from frontdesk.web.figures import FIGURES, Asked, Measured
from frontdesk.workdays.periods import Period
from tests.factories.calls import a_call, a_complaint, put_through
from tests.factories.incidents import an_incident
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.factories.visitors import a_message, a_sampled_record, arrived_visit, expected_visit
from tests.facts import counted
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, names_in
from visitors.actions import accuracy, complaints, incidents, messages, rings, thanks, undo, visits
from visitors.actions.incidents_assigning import grade
from visitors.models import KioskSession, Visit

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


def measured(name: str, olga: Person) -> Measured:
    counted(MONDAY_9AM + 5 * DAY)
    with override("en"):
        came = FIGURES[f"visitors.{name}"].measure(Asked(Period(NOVEMBER), olga, MONDAY_9AM + 5 * DAY))
    assert came is not None
    return came


def met(host: Person, *, after: float, **fields: object) -> Visit:
    visit = arrived_visit(host, **fields)
    return visits.let_in(visit, by=host, now=visit.arrived_at + timedelta(minutes=after))


def test_visits_by_day_count_who_arrived_and_nobody_who_was_a_slip(ann: Person, olga: Person, rita: Person) -> None:
    arrived_visit(ann)
    arrived_visit(ann, now=MONDAY_9AM + DAY)
    visits.check_in(expected_visit(ann), now=MONDAY_9AM)
    undo.undo(arrived_visit(ann), by=rita, now=MONDAY_9AM + MINUTE)
    expected_visit(ann, name="没来")
    arrived_visit(ann, now=MONDAY_9AM - 30 * DAY)
    came = measured("visits", olga)

    assert (came.value, came.note, {bar.label: bar.value for bar in came.bars if bar.value}) == (
        "3",
        "1 the month before",
        {"11-23": 2, "11-24": 1},
    )
    assert (len(came.bars), sum(bar.is_off for bar in came.bars)) == (30, 9)


@pytest.mark.parametrize(("walk_ins", "light"), [(3, "green"), (4, "red")])
def test_walk_ins_against_at_most_thirty_per_cent(ann: Person, olga: Person, walk_ins: int, light: str) -> None:
    for number in range(10 - walk_ins):
        visits.check_in(expected_visit(ann, name=f"约{number}客"), now=MONDAY_9AM)
    for number in range(walk_ins):
        arrived_visit(ann, name=f"来{number}客")
    came = measured("walk_ins", olga)
    assert (came.value, came.target.colour) == (f"{walk_ins * 10} %", light)


def test_waiting_by_department_and_who_was_never_met_is_no_time(ann: Person, olga: Person) -> None:
    sales = PersonFactory(name="沈莉", department=DepartmentFactory(name="销售部", name_en="Sales"))
    for minutes in (1, 2, 3, 4, 5, 6, 7, 8, 9, 30):
        met(ann, after=minutes)
    met(sales, after=12)
    visits.check_out(arrived_visit(ann), now=MONDAY_9AM + HOUR)  # left without having been met
    came = measured("waiting", olga)

    assert (came.value, came.note) == ("6.0 min", "nine in ten within 12.0 min")
    assert [(str(line.label), line.cells) for line in came.lines] == [
        ("Sales", ("1", "12.0 min", "12.0 min")),
        ("Product", ("10", "5.5 min", "9.0 min")),
    ]


def test_satisfaction_is_the_share_of_fours_and_fives(ann: Person, olga: Person) -> None:
    for score in (5, 5, 4, 3):
        visit = visits.check_out(arrived_visit(ann), now=MONDAY_9AM + HOUR)
        thanks.give_feedback(visit, score=score, now=MONDAY_9AM + 2 * HOUR)
    came = measured("satisfaction", olga)
    assert (came.value, came.note, came.target.colour) == ("75 %", "4 answers", "red")
    in_chinese = FIGURES["visitors.satisfaction"].measure(Asked(Period(NOVEMBER), olga, MONDAY_9AM + 5 * DAY))
    assert in_chinese is not None
    assert in_chinese.heads[0] == "评分"  # not what a host answers
    assert [line.cells for line in came.lines] == [("2",), ("1",), ("1",), ("0",), ("0",)]


def test_accuracy_counts_what_was_ticked(ann: Person, olga: Person) -> None:
    for number in range(4):
        arrived_visit(ann, name=f"来{number}客")
    sample = a_sampled_record().sample
    for record, is_right in zip(sample.records.all(), (True, True, False), strict=False):
        accuracy.tick(record, is_right=is_right, wrong="mobile", by=olga, now=MONDAY_9AM + DAY)
    came = measured("accuracy", olga)
    assert (came.value, came.note, came.target.colour) == ("67 %", "3 records ticked", "red")


def test_the_kiosks_pace_by_door(olga: Person) -> None:
    day = MONDAY_9AM.date()
    KioskSession.objects.bulk_create([KioskSession(day=day, kind=kind, seconds=n) for kind, n in (("expected", 10), ("walk_in", 50))])
    came = measured("kiosk_pace", olga)
    assert (came.value, [line.cells for line in came.lines]) == ("30 s", [("1", "10 s"), ("1", "50 s")])


def test_an_empty_month_says_so_everywhere(olga: Person) -> None:
    shown = {figure.name: figure.measure(Asked(Period(NOVEMBER), olga, MONDAY_9AM)) for figure in FIGURES}
    assert {name: came.value for name, came in shown.items() if came and name.startswith("visitors.")} == {
        "visitors.visits": "0",
        "visitors.walk_ins": "–",
        "visitors.waiting": "–",
        "visitors.satisfaction": "–",
        "visitors.accuracy": "–",
    }


def test_every_figure_opens_exactly_its_records(ann: Person, olga: Person) -> None:
    sales = PersonFactory(name="沈莉", department=DepartmentFactory(name="销售部"))
    visits.check_in(expected_visit(ann, name="预约客"), now=MONDAY_9AM)
    happy = visits.check_out(met(sales, after=3, name="满意客"), now=MONDAY_9AM + HOUR)
    thanks.give_feedback(happy, score=5, now=MONDAY_9AM + 2 * HOUR)
    arrived_visit(ann, name="上月客", now=MONDAY_9AM - 30 * DAY)
    staff = Staff(olga)

    def opened(**query: object) -> set[str]:
        return set(names_in(staff.open("visitors:visit_list", month="2026-11", **query)))

    assert opened() == {"预约客", "满意客"}
    assert opened(on="2026-11-23") == {"预约客", "满意客"}
    assert opened(came="walk-in") == opened(department=sales.department_id) == opened(score="any") == opened(score=5) == {"满意客"}
    assert opened(score=4) == set()
    assert {len(opened(on=wrong)) for wrong in ("2026-02-31", "x", "23")} == {2}


def test_the_page_asks_as_often_for_two_hundred_visits_as_for_one(ann: Person, olga: Person) -> None:
    staff = Staff(olga)
    met(ann, after=2)
    one = queries(lambda: staff.open("reports:month", month="2026-11"))
    plans = [Visit(name="客", salt="x", host=ann, is_walk_in=True, created_at=MONDAY_9AM, arrived_at=MONDAY_9AM) for _number in range(199)]
    Visit.objects.bulk_create(plans)
    assert (queries(lambda: staff.open("reports:month", month="2026-11")), one <= 165) == (one, True)


def test_who_may_see_the_month(ann: Person, rita: Person, olga: Person) -> None:
    assert [Staff(person).open("reports:month").status_code for person in (ann, rita, olga)] == [403, 403, 200]
    assert [Staff(olga).open("reports:month", month=month).status_code for month in ("2026-13", "x", "1999-01")] == [404, 404, 404]


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


def test_messages_read_and_followed_up(ann: Person, rita: Person, olga: Person) -> None:
    for wait in (10, 30):
        messages.read(a_message(ann, by=rita), by=ann, now=MONDAY_9AM + wait * MINUTE)
    messages.follow_up(a_message(ann, by=rita), by=ann, now=MONDAY_9AM + 20 * MINUTE)
    a_message(ann, by=rita)
    found = measured("messages", olga)
    assert (found.value, [line.cells for line in found.lines]) == ("4", [("75 %",), ("25 %",), ("20.0 min",)])


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
