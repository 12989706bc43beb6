"""The month in figures: what is counted, what is not, and that every figure opens its records."""

from datetime import date, timedelta

import pytest

from frontdesk.people.actions import people
from frontdesk.people.models import Department, Person
from frontdesk.web.figures import FIGURES, Asked
from frontdesk.workdays.periods import Period
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.factories.visitors import a_sampled_record, arrived_visit, expected_visit
from tests.facts import counted
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, names_in
from tests.visitors.figures.measured import NOVEMBER, measured
from visitors.actions import accuracy, thanks, undo, visits
from visitors.models import KioskSession, Visit

pytestmark = pytest.mark.django_db


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


def test_whose_host_changes_department_is_listed_where_the_figure_counted_them(
    ann: Person, olga: Person, product: Department, office: Department
) -> None:
    """From the next morning on she is of the office, later of none; who was announced and never came is where she is now."""
    stays = {"甲": 0, "乙": 1, "丙": 8}
    people.edit(ann, values={"department": office}, seen={}, by=olga, now=MONDAY_9AM)
    people.edit(ann, values={"department": None}, seen={}, by=olga, now=MONDAY_9AM + 3 * DAY)
    people.edit(ann, values={"department": product}, seen={}, by=olga, now=MONDAY_9AM + 7 * DAY)
    for name, days in {**stays, "丁": 4}.items():
        arrived_visit(ann, name=name, now=MONDAY_9AM + days * DAY)
    expected_visit(ann, name="戊", expected_at=MONDAY_9AM + DAY)
    counted(MONDAY_9AM + 9 * DAY)

    def seen(department: Department, **query: object) -> set[str]:
        return set(names_in(Staff(olga).open("visitors:visit_list", department=department.pk, day="all", **query)))

    assert (seen(product), seen(office)) == ({"甲", "丙", "戊"}, {"乙"})
    november, december = (Asked(Period(date(2026, month, 1)), olga, MONDAY_9AM + 9 * DAY) for month in (11, 12))
    for asked, key in ((november, "2026-11"), (december, "2026-12")):
        lines = {line.department: int(line.cells[0]) for line in FIGURES["visitors.received"].measure(asked).lines if line.department}
        assert lines == {each.pk: many for each in (product, office) if (many := len(seen(each, month=key)))}


def test_the_page_asks_as_often_for_two_hundred_visits_as_for_one(ann: Person, olga: Person) -> None:
    staff = Staff(olga)
    met(ann, after=2)
    one = queries(lambda: staff.open("reports:month", month="2026-11"))
    plans = [Visit(name="客", salt="x", host=ann, is_walk_in=True, created_at=MONDAY_9AM, arrived_at=MONDAY_9AM) for _number in range(199)]
    Visit.objects.bulk_create(plans)
    assert (queries(lambda: staff.open("reports:month", month="2026-11")), one <= 40) == (one, True)


def test_who_may_see_the_month(ann: Person, rita: Person, olga: Person) -> None:
    assert [Staff(person).open("reports:month").status_code for person in (ann, rita, olga)] == [403, 403, 200]
    assert [Staff(olga).open("reports:month", month=month).status_code for month in ("2026-13", "x", "1999-01")] == [404, 404, 404]
