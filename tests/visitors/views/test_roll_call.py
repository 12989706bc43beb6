"""The roll call on its pages: the house, the list to tick off, what another marshal ticked, the report that equals the list."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from frontdesk.people.models import Person
from frontdesk.places.models import Place
from tests.factories.places import a_place
from tests.factories.visitors import arrived_visit, badges
from tests.moments import MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import roll_call, visits
from visitors.models import RollCall, RollCallName, Visit

pytestmark = [pytest.mark.django_db]
LIST, DETAIL, STATE, MARK = (f"visitors:roll_call_{name}" for name in ("list", "detail", "state", "mark"))
JSON = {"Accept": "application/json"}


@pytest.fixture
def house(ann: Person, rita: Person, bo: Person) -> list[Visit]:
    """李思远 with two companions, 唐宁 on a known floor, somebody secret with Bo, and one who stepped out."""
    badges(4)
    made = [arrived_visit(ann, name=name, phone="") for name in ("李思远", "唐宁", "外出")]
    secret = arrived_visit(bo, name="贵宾", phone="", company="保密公司")
    Visit.objects.filter(pk=made[0].pk).update(companions=2)
    Visit.objects.filter(pk=made[1].pk).update(place=a_place(ann).name)
    visits.let_in(made[2], by=rita, now=MONDAY_9AM)
    Visit.objects.filter(pk=made[2].pk).update(out_at=MONDAY_9AM)
    Visit.objects.filter(pk=secret.pk).update(is_vip=True)
    return [*made, secret]


def tap(visit: Visit, *, safe: bool = True, ago: int = 0, key: str = "k") -> dict[str, object]:
    return {"visit": visit.pk, "safe": safe, "ago": ago, "key": key}


def test_the_house_is_listed_by_floor_or_host_and_a_secret_stays_one(house: list[Visit], rita: Person, bo: Person, at) -> None:
    page = words(Staff(rita).open(LIST))
    floor = Place.objects.get().floor
    assert ("5 visitors in the house" in page, (floor.name_en or floor.name) in page, "李思远 +2" in page) == (True, True, True)
    assert ("reserved · with host Bo Yan" in page, "贵宾" in page, "保密公司" in page) == (True, False, False)
    assert page.index("Stepped out, not counted") < page.index("外出")
    assert "贵宾" in words(Staff(bo).open(LIST, by="host"))  # her host knows her


def test_begin_tick_off_undo_end_and_the_report_equals_the_list(house: list[Visit], rita: Person, olga: Person, at) -> None:
    staff, other = Staff(rita), Staff(olga)
    first = staff.press("visitors:roll_call_begin", drill="1")
    call = RollCall.objects.get()
    assert (first["Location"], call.is_drill, call.figures) == (call.get_absolute_url(), True, {"people": 5, "found": 0})
    assert other.press("visitors:roll_call_begin", drill="1")["Location"] == first["Location"]  # two marshals, one call
    assert "Roll call drill since" in words(staff.open(LIST))
    at(MONDAY_9AM + 2 * MINUTE)
    staff.press(MARK, call.pk, tap=f"{house[0].pk}:1")
    at(MONDAY_9AM + 4 * MINUTE)
    other.press(MARK, call.pk, tap=f"{house[1].pk}:1")
    staff.press(MARK, call.pk, tap=f"{house[1].pk}:0")
    other.press(MARK, call.pk, tap=f"{house[1].pk}:1")
    at(MONDAY_9AM + 9 * MINUTE)
    assert "is-red" not in staff.open(DETAIL, call.pk).content.decode()
    at(MONDAY_9AM + 11 * MINUTE)
    page = staff.open(DETAIL, call.pk).content.decode()
    assert (page.count('rc-row is-red"'), page.count('rc-row is-safe"')) == (1, 2)
    told = staff.told(staff.press("visitors:roll_call_end", call.pk))
    report = words(staff.open(DETAIL, call.pk))
    assert told == ["The roll call is over. The admin managers have the report."]
    assert "4/5 found 1 missing at the end 11 minutes" in report
    assert "Minute Found in it So far 3 3 3 Minute 3 Found in it 3 So far 3 5 1 4 Minute 5" in report
    sheet = load_workbook(BytesIO(b"".join(staff.open("visitors:roll_call_sheet", call.pk)))).active
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert (len(rows), sum(row[5] for row in rows), sum(row[5] for row in rows if row[6])) == (4, 5, 4)
    assert sorted(str(row[8] or "") for row in rows) == ["", "", "missing", "stepped out"]
    assert "贵宾" not in str(rows)
    assert len(list(load_workbook(BytesIO(b"".join(staff.open("visitors:roll_call_export")))).active.iter_rows())) == 2


def test_what_was_tapped_without_network_comes_with_its_time(house: list[Visit], rita: Person, olga: Person, at) -> None:
    call, _made = roll_call.begin(by=rita, now=MONDAY_9AM)
    at(MONDAY_9AM + 5 * MINUTE)
    staff = Staff(rita)
    taps = json.dumps([tap(house[0], ago=180_000, key="a"), tap(house[1], ago=10**8, key="b")])
    for _twice in range(2):
        answer = staff.press(MARK, call.pk, headers=JSON, taps=taps).json()
    assert sorted(answer["safe"]) == sorted(str(visit.pk) for visit in house[:2])
    assert dict(call.names.filter(safe_at__isnull=False).values_list("visit", "safe_at")) == {
        house[0].pk: MONDAY_9AM + 2 * MINUTE,
        house[1].pk: MONDAY_9AM,
    }
    state = Staff(olga).open(STATE, call.pk, stamp=answer["stamp"])
    assert state.status_code == 204
    assert Staff(olga).open(STATE, call.pk).json()["safe"][str(house[0].pk)][1] == "Rita Lin"
    roll_call.end(call, by=olga, now=MONDAY_9AM + 6 * MINUTE)
    at(MONDAY_9AM + 8 * MINUTE)
    late = staff.press(MARK, call.pk, headers=JSON, taps=json.dumps([tap(house[3], key="c")]))
    assert (late.status_code, late.json()) == (409, {"refused": "This roll call has ended."})
    before_the_end = json.dumps([tap(house[3], ago=180_000, key="d")])
    assert staff.press(MARK, call.pk, headers=JSON, taps=before_the_end).json()["ended"] is True
    assert call.figures == {"people": 5, "found": 5}


def test_a_call_begun_on_a_device_is_sent_later_with_its_taps(house: list[Visit], rita: Person, at) -> None:
    at(MONDAY_9AM + 10 * MINUTE)
    taps = json.dumps([tap(house[0], ago=60_000)])
    Staff(rita).press("visitors:roll_call_begin", ago="300000", taps=taps)
    assert RollCall.objects.get().began_at == MONDAY_9AM + 5 * MINUTE
    assert RollCallName.objects.get(safe_at__isnull=False).safe_at == MONDAY_9AM + 9 * MINUTE


@pytest.mark.parametrize(
    "taps", ["x", "[1]", '[{"visit": 1}]', '[{"visit": true, "safe": true, "ago": 1, "key": ""}]', "[" + "0," * 3000 + "0]"]
)
def test_what_is_no_tap_changes_nothing(house: list[Visit], rita: Person, taps: str) -> None:
    call, _made = roll_call.begin(by=rita, now=MONDAY_9AM)
    staff = Staff(rita)
    assert staff.press(MARK, call.pk, headers=JSON, taps=taps).status_code == 404
    assert staff.press(MARK, call.pk, tap="1:2").status_code == 404
    assert call.names.filter(safe_at__isnull=False).count() == 0


def test_the_pages_ask_as_much_for_many_names_as_for_one(ann: Person, rita: Person) -> None:
    arrived_visit(ann)
    staff = Staff(rita)
    call, _made = roll_call.begin(by=rita, now=MONDAY_9AM)
    pages = [lambda: staff.open(LIST), lambda: staff.open(DETAIL, call.pk), lambda: staff.open(STATE, call.pk)]
    few = [queries(page) for page in pages]
    first = Visit.objects.get()
    many = []
    for number in range(199):
        copy = Visit.objects.get(pk=first.pk)
        copy.pk, copy.name, copy.salt, copy.code, copy.code_on = None, f"访客{number}", f"{number:032x}", "", None
        many.append(copy)
    RollCallName.objects.bulk_create(
        [RollCallName(roll_call=call, visit=visit, safe_at=MONDAY_9AM, safe_by=rita) for visit in Visit.objects.bulk_create(many)]
    )
    assert ([queries(page) for page in pages], max(few) <= 12) == (few, True)


def test_the_worker_is_served_for_the_roll_call_only(rita: Person) -> None:
    answer = Staff(rita).open("visitors:roll_call_worker")
    assert (answer["Content-Type"], answer["Service-Worker-Allowed"]) == ("text/javascript; charset=utf-8", "/visitors/roll-call/")
