"""Visitor types: the manager lists, makes, changes and retires them; forms, badge and pass follow at once; all of it is journaled."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from tests.moments import MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.models import Visit, VisitorType

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST, NEW, EDIT, RETIRE, BACK = (f"visitors:type_{name}" for name in ("list", "new", "edit", "retire", "put_back"))
GIVEN = {"name": "审计", "name_en": "Audit", "order": "15", "purpose": "", "asks_company": "on", "makes_visit": "on", "thanks": "on"}


def verbs() -> list[str]:
    return list(Entry.objects.filter(subject_type="visitors.visitortype").order_by("pk").values_list("verb", flat=True))


def kind_of(code: str) -> VisitorType:
    return VisitorType.objects.get(code=code)


def test_the_six_that_every_reception_begins_with_stand_in_their_order(olga: Person) -> None:
    page = words(Staff(olga).open(LIST))
    names = ["Customer", "Partner", "Government", "Interview", "Works", "Delivery"]
    assert [page.find(f" {name} ") > 0 for name in names] == [True] * 6
    assert sorted(names, key=page.find) == names
    assert "only rings the desk" in page


def test_a_new_type_can_be_chosen_at_once(olga: Person, ann: Person) -> None:
    staff = Staff(olga)
    assert staff.told(staff.press(NEW, **GIVEN, areas_en="Floor 8")) == ["Audit can be chosen now."]
    kind = kind_of("audit")
    assert (kind.asks_company, kind.asks_plate, kind.thanks, kind.order) == (True, False, True, 15)
    assert f'value="{kind.pk}"' in Staff(ann).open("visitors:visit_new").content.decode()
    assert verbs() == ["make_type"]


def test_a_change_is_journaled_with_old_and_new_and_goes_for_visits_at_once(olga: Person, ann: Person) -> None:
    kind = kind_of("customer")
    changed = {
        **GIVEN,
        "name": "客户",
        "name_en": "Customer",
        "purpose": "meeting",
        "order": "10",
        "areas_en": "Floor 8",
        "needs_escort": "on",
    }
    Staff(olga).press(EDIT, kind.pk, **changed)
    given = {"name": "王小明", "expected_at": "2026-11-23T10:00", "purpose": "meeting", "language": "en"}
    Staff(ann).press("visitors:visit_new", **given)
    page = words(Staff(ann).open("visitors:visit_detail", Visit.objects.get().pk))
    assert [shown in page for shown in ("Customer", "Floor 8", "Somebody takes them up")] == [True] * 3
    entry = Entry.objects.get(verb="change_type")
    assert entry.detail.data["old"]["needs_escort"] is False
    assert entry.detail.data["new"]["needs_escort"] is True


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "客户"}, "There is a type of this name already."),
        ({"name_en": "customer"}, "There is a type of this name already."),
        ({"name": ""}, "This field is required."),
        ({"order": "-1"}, "Ensure this value is greater than or equal to 0."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(olga: Person, wrong: dict[str, str], said: str) -> None:
    answer = Staff(olga).press(NEW, **{**GIVEN, **wrong})
    assert (answer.status_code, said in words(answer), VisitorType.objects.count(), verbs()) == (422, True, 6, [])


def test_two_managers_at_one_type_see_both_values(olga: Person) -> None:
    staff, kind = Staff(olga), kind_of("works")
    seen = '{"name": "施工", "areas": ""}'
    answer = staff.press(EDIT, kind.pk, **{**GIVEN, "name": "工程"}, seen=seen)
    assert (answer.status_code, kind_of("works").name) == (422, "施工与维护")


def test_retired_and_put_back(olga: Person, ann: Person) -> None:
    staff, kind = Staff(olga), kind_of("partner")
    for _twice in range(2):
        staff.press(RETIRE, kind.pk)
    assert f'value="{kind.pk}"' not in Staff(ann).open("visitors:visit_new").content.decode()
    assert "1 type out of use" in words(staff.open(LIST))
    staff.told(staff.press(NEW, **{**GIVEN, "name": "合作伙伴"}))
    assert staff.told(staff.press(BACK, kind.pk)) == ["There is a type of this name already."]
    VisitorType.objects.filter(code="audit").update(retired_at=MONDAY_9AM)
    staff.press(BACK, kind.pk)
    assert (kind_of("partner").retired_at, verbs()) == (None, ["retire_type", "make_type", "put_back_type"])


def test_the_list_asks_as_much_for_thirty_as_for_six(olga: Person) -> None:
    staff = Staff(olga)
    before = queries(lambda: staff.open(LIST))
    VisitorType.objects.bulk_create(VisitorType(code=f"t{n}", name=f"类型{n}", name_en=f"Type {n}") for n in range(24))
    assert queries(lambda: staff.open(LIST)) == before


@pytest.mark.parametrize("page", [LIST, NEW])
def test_the_desk_keeps_no_types(rita: Person, page: str) -> None:
    assert Staff(rita).open(page).status_code == 403
