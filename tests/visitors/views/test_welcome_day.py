"""The desk's list of a day: what stands on it, who may see it, that it can be ticked, what it costs."""

from datetime import date

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.workdays.load import calendar
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, names_in, words
from visitors.actions import vip, visits, welcome
from visitors.models import Visit, VisitorType

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
PAGE, TUESDAY = "visitors:welcome_day", "2026-11-24"


def comes(ann: Person, **fields: object) -> Visit:
    return expected_visit(ann, **{"expected_at": MONDAY_9AM + DAY + HOUR, **fields})


def test_who_comes_with_what_they_need_and_what_lies_ready_by_type(rita: Person, ann: Person) -> None:
    kind = VisitorType.objects.create(
        code="client", name="客户", name_en="Client", asks_identity=True, needs_escort=True, areas="三楼", areas_en="Floor 3", order=1
    )
    visit = comes(ann)
    more = {"visitor_type": kind, "companions": 2, "companion_names": "张三、李四", "plate": "沪A12345", "needs": "vegetarian"}
    Visit.objects.filter(pk=visit.pk).update(**more)
    comes(ann, name="后来的", expected_at=MONDAY_9AM + DAY + 5 * HOUR)
    visits.cancel(comes(ann, name="取消的"), by=ann, now=MONDAY_9AM)
    comes(ann, name="后天的", expected_at=MONDAY_9AM + 2 * DAY)

    page = Staff(rita).open(PAGE, TUESDAY)
    said = words(page)
    assert names_in(page) == ["王小明", "后来的"]
    wanted = (
        "4 visitor badges",
        "company brochure × 4",
        "Client × 3",
        "identity is checked",
        "somebody takes them up",
        "badge for Floor 3",
    )
    assert [text for text in (*wanted, "张三、李四", "+2", "沪A12345", "vegetarian", "10:00", "Ann An") if text not in said] == []


def test_a_vip_stands_there_as_reserved_for_who_is_not_named(rita: Person, olga: Person, ann: Person) -> None:
    vip.plan(comes(ann, name="欧阳震华"), named=[rita], by=ann, now=MONDAY_9AM)

    named, other = (words(Staff(person).open(PAGE, TUESDAY)) for person in (rita, olga))
    assert ("欧阳震华 VIP" in named, "欧阳" in other, "10:00 reserved" in other) == (True, False, True)


@pytest.mark.parametrize(("who", "status"), [("rita", 200), ("olga", 200), ("ann", 403), ("tom", 403), ("charlie", 403)])
def test_it_is_the_desks(who: str, status: int, request: pytest.FixtureRequest) -> None:
    assert Staff(request.getfixturevalue(who)).open(PAGE, TUESDAY).status_code == status


@pytest.mark.parametrize("day", ["2026-13-01", "tomorrow", "2026-11-24x"])
def test_a_day_that_is_none_is_no_page(rita: Person, day: str) -> None:
    assert Staff(rita).open(PAGE, day).status_code == 404


def test_the_desk_leads_to_the_next_working_day_and_an_empty_day_says_so(rita: Person, at) -> None:
    at(MONDAY_9AM + 4 * DAY)  # a Friday
    staff = Staff(rita)
    assert staff.open("visitors:welcome_next")["Location"] == "/visitors/welcome/2026-11-30/"
    assert "Nobody is expected on this day" in words(staff.open(PAGE, "2026-11-30"))
    assert "Prepare the next day" in words(staff.open("reports:desk"))


def test_the_desk_says_that_all_is_ready(rita: Person, olga: Person, ann: Person) -> None:
    comes(ann)
    welcome.prepare(date(2026, 11, 24), now=MONDAY_9AM, calendar=calendar())
    assert "All is ready" in words(Staff(rita).open(PAGE, TUESDAY))
    assert "All is ready" not in words(Staff(olga).open(PAGE, TUESDAY))

    Staff(rita).press("todo_tick", Todo.objects.get().pk)
    assert "ready since" in words(Staff(rita).open(PAGE, TUESDAY))


def test_two_hundred_visits_cost_as_many_queries_as_one(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    first = comes(ann)
    staff.open(PAGE, TUESDAY)
    one = queries(lambda: staff.open(PAGE, TUESDAY))
    fields = {f.attname: getattr(first, f.attname) for f in Visit._meta.concrete_fields if f.attname not in ("id", "code")}
    Visit.objects.bulk_create(Visit(**{**fields, "name": f"第{n}位"}) for n in range(199))

    assert (queries(lambda: staff.open(PAGE, TUESDAY)), len(names_in(staff.open(PAGE, TUESDAY)))) == (one, 200)
