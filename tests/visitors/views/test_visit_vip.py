"""The page of a VIP reception: who reaches it, what it does, what it says when it refuses; what those named see elsewhere."""

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.staff import Staff, words
from visitors.actions import vip
from visitors.models import VipItem, VipNamed, VipPlan, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
PAGE = "visitors:visit_vip"


@pytest.fixture
def visit(ann: Person) -> Visit:
    return expected_visit(ann, expected_at=MONDAY_9AM + 2 * DAY + HOUR)


def statuses(visit: Visit, *people: Person) -> list[int]:
    return [Staff(person).open(PAGE, visit.pk).status_code for person in people]


def test_host_creator_and_an_admin_manager_who_is_named_reach_it(visit: Visit, ann: Person, rita: Person, olga: Person, bo: Person) -> None:
    assert statuses(visit, ann, rita, olga, bo) == [200, 404, 404, 404]
    vip.plan(visit, named=[rita, olga], by=ann, now=MONDAY_9AM)
    assert statuses(visit, ann, rita, olga, bo) == [200, 404, 200, 404]
    assert statuses(expected_visit(ann, by=rita, name="前台登记"), rita) == [200]


def test_the_hosts_stand_in_is_suggested_and_without_a_receptionist_it_says_why_not(
    visit: Visit, ann: Person, rita: Person, tom: Person
) -> None:
    staff = Staff(ann)
    assert f'data-chosen="{tom.pk}"' in staff.open(PAGE, visit.pk).content.decode()

    refused = staff.press(PAGE, visit.pk, second=str(tom.pk), schedule="10:00")
    assert (refused.status_code, "Name somebody who checks visitors in" in words(refused), Visit.objects.get().is_vip) == (422, True, False)
    made = staff.press(PAGE, visit.pk, desk=str(rita.pk), second=str(tom.pk), schedule="10:00 大堂迎接")
    assert (made.status_code, {named.person for named in VipNamed.objects.all()}, VipPlan.objects.get().schedule) == (
        302,
        {rita, tom},
        "10:00 大堂迎接",
    )


def test_name_add_drop_unname_agree(visit: Visit, ann: Person, rita: Person, olga: Person) -> None:
    vip.plan(visit, named=[rita], schedule="10:00", by=ann, now=MONDAY_9AM)
    staff, until = Staff(ann), "2026-11-24T17:00"
    told = [staff.told(staff.press("visitors:visit_vip_name", visit.pk, person=str(olga.pk)))]
    told += [staff.told(staff.press("visitors:visit_vip_item", visit.pk, usual="Brochures", holder=str(rita.pk), until=until))]
    told += [staff.told(staff.press("visitors:visit_vip_item", visit.pk, what="鲜花", holder=str(ann.pk), until=until))]
    brochures, _flowers = VipItem.objects.order_by("pk")
    told += [staff.told(staff.press("visitors:visit_vip_drop", visit.pk, item=str(brochures.pk)))]
    told += [staff.told(staff.press("visitors:visit_vip_unname", visit.pk, person=str(olga.pk)))]
    told += [staff.told(staff.press("visitors:visit_vip_unname", visit.pk, person=str(rita.pk)))]
    told += [staff.told(staff.press("visitors:visit_vip_agree", visit.pk))]

    assert [words for [words] in told] == [
        "Olga Ou may know of it now and has been told.",
        "Brochures: Rita Lin has a to-do.",
        "鲜花: Ann An has a to-do.",
        "Dropped: Brochures",
        "Olga Ou is no longer named.",
        "Somebody who checks visitors in must stay named. Name another first.",
        "The schedule is agreed.",
    ]
    assert [todo.holder for todo in Todo.objects.open()] == [ann]
    again = words(staff.open(PAGE, visit.pk))
    assert ("鲜花" in again, "Schedule agreed" in again, "until 11-24 17:00" in again) == (True, True, True)


@pytest.mark.parametrize(
    ("address", "given", "said"),
    [
        ("visitors:visit_vip_item", {"what": "", "until": "2026-11-24T17:00"}, "Say what must be ready."),
        ("visitors:visit_vip_item", {"what": "花", "until": "2026-11-20T17:00"}, "This moment has passed."),
        ("visitors:visit_vip_name", {"person": "没有此人"}, "Nobody here is called"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(visit: Visit, ann: Person, rita: Person, address: str, given: dict, said: str) -> None:
    vip.plan(visit, named=[rita], by=ann, now=MONDAY_9AM)
    response = Staff(ann).press(address, visit.pk, holder=str(ann.pk), **given)

    assert (response.status_code, said in words(response)) == (422, True)


def test_those_named_see_tag_and_plan_on_page_and_pane_and_tick_their_own(visit: Visit, ann: Person, rita: Person) -> None:
    offer = "Make it a VIP reception"
    assert [offer in words(Staff(person).open("visitors:visit_detail", visit.pk)) for person in (ann, rita)] == [True, False]
    vip.plan(visit, named=[rita], schedule="10:00 大堂迎接", background="老客户", route="东门", by=ann, now=MONDAY_9AM)
    vip.add_item(visit, what="欢迎牌", holder=rita, by=ann, now=MONDAY_9AM)

    page, pane = (words(Staff(rita).open(name, visit.pk)) for name in ("visitors:visit_detail", "visitors:visit_pane"))
    wanted = ("王小明 VIP", "10:00 大堂迎接", "老客户", "东门")
    assert [text for text in wanted if text not in page or text not in pane] == []
    assert [text for text in ("欢迎牌", "Schedule not agreed", "Known to", "Rita Lin") if text not in page] == []
    Staff(rita).press("todo_tick", Todo.objects.get(promise="visitors.vip_item_ready").pk)
    assert "done 09:00" in words(Staff(rita).open("visitors:visit_detail", visit.pk))


def test_a_plan_made_by_mistake_is_taken_back_on_its_page(visit: Visit, ann: Person, rita: Person) -> None:
    vip.plan(visit, named=[rita], by=ann, now=MONDAY_9AM)
    assert "Made a VIP reception by mistake?" in words(Staff(ann).open(PAGE, visit.pk))
    assert Staff(rita).press("visitors:visit_vip_take_back", visit.pk).status_code == 404  # named, but it is not hers to plan

    answer = Staff(ann).press("visitors:visit_vip_take_back", visit.pk)

    assert (answer.url, Visit.objects.get().is_vip) == (visit.get_absolute_url(), False)
    assert "Made a VIP reception by mistake?" not in words(Staff(ann).open(PAGE, visit.pk))
