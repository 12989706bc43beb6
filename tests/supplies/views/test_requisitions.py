"""Requisitions on their pages: the basket, who decides, what is said when something is refused."""

from base64 import b64encode

import pytest
from django.test import Client
from django.urls import reverse

from frontdesk.people.models import Person
from supplies.actions import quotas
from supplies.models import Handout, Requisition
from tests.factories.supplies import stocked
from tests.factories.supplies_requisition import agreed, asked, drawn, handed
from tests.moments import MONDAY_9AM
from tests.staff import Staff

pytestmark = pytest.mark.django_db


def page(client: Client, person: Person, path: str, **data: object) -> tuple[int, str]:
    client.force_login(person)
    response = client.post(path, data, follow=True) if data else client.get(path)
    return response.status_code, response.content.decode()


def test_the_catalogue_says_what_is_there_in_a_word_and_no_number(client: Client, ann: Person) -> None:
    stocked(4321, name="中性笔", is_everyday=True)
    stocked(8765, name="硒鼓", minimum=9999)
    _status, said = page(client, ann, "/supplies/")
    assert ("4321" in said, "8765" in said, "有货" in said, "不足" in said) == (False, False, True, True)


def test_the_basket_lives_in_the_address_and_what_does_not_fit_is_kept(client: Client, ann: Person) -> None:
    pens, toner = stocked(9, name="中性笔"), stocked(9, name="硒鼓")
    _status, said = page(client, ann, f"/supplies/?q=硒鼓&n_{pens.pk}=3&n_{toner.pk}=x&n_99999=4&n_{'9' * 30}=1")
    assert f'<input type="hidden" name="n_{pens.pk}" value="3">' in said
    assert "已选 1 种，共 3 件" in said


def test_an_empty_basket_goes_back_to_the_catalogue(client: Client, ann: Person) -> None:
    client.force_login(ann)
    assert client.get("/supplies/requisitions/new/?n_1=0").headers["Location"] == "/supplies/"


def test_a_quota_is_named_on_the_form(client: Client, ann: Person, olga: Person) -> None:
    pens = stocked(9, is_everyday=True)
    quotas.set_quota(item=pens, per="person", period="month", most=2, by=olga, now=MONDAY_9AM)
    status, said = page(client, ann, "/supplies/requisitions/new/", **{f"n_{pens.pk}": 3, "asker": ann.pk})
    assert (status, "每人每月最多领用中性笔 2 支" in said, Requisition.objects.count()) == (422, True, 0)


def test_one_asks_for_colleagues_of_one_s_department_only(client: Client, ann: Person, bo: Person, rita: Person) -> None:
    pens = stocked(9)
    basket = {f"n_{pens.pk}": 1}
    assert page(client, ann, "/supplies/requisitions/new/", **basket, asker=rita.pk)[0] == 422
    assert page(client, ann, "/supplies/requisitions/new/", **basket, asker=bo.pk)[0] == 200
    assert page(client, rita, "/supplies/requisitions/new/", **basket, asker=ann.pk)[0] == 200
    assert list(Requisition.objects.order_by("pk").values_list("asker__username", "created_by__username")) == [
        ("bo", "ann"),
        ("ann", "rita"),
    ]


def test_the_head_agrees_to_part_and_nobody_else_decides(client: Client, ann: Person, bo: Person, rita: Person) -> None:
    requisition = asked(ann, {stocked(9): 3})
    path, line = reverse("supplies:requisition_approve", args=[requisition.pk]), requisition.lines.get()
    for person in (ann, rita):
        assert "不由您审批" in page(client, person, path, **{f"line_{line.pk}": 3})[1]
    status, said = page(client, bo, path, **{f"line_{line.pk}": 4})
    assert (status, "最多 3。" in said) == (422, True)
    page(client, bo, path, **{f"line_{line.pk}": 2, "words": "够用了"})
    requisition.refresh_from_db()
    assert (requisition.approved_by, requisition.words, requisition.lines.get().approved) == (bo, "够用了", 2)


def test_a_drawn_signature_is_kept_beside_the_handout_and_a_broken_one_refused(
    client: Client, ann: Person, bo: Person, rita: Person
) -> None:
    requisition = agreed(ann, {stocked(9): 3}, by=bo)
    path = f"/supplies/handouts/new/?requisition={requisition.pk}"
    given = {f"n_{requisition.lines.get().pk}": 3, "taker": ann.pk, "checked": "on", "signed": "screen"}
    assert page(client, rita, path, **given, signature="data:image/png;base64,%%%")[0] == 422
    status, said = page(client, rita, path, **{**given, "checked": ""}, signature="")
    assert (status, "确认完好后勾选" in said, "请领取人先在屏幕上签名" in said) == (422, True, True)
    status, said = page(client, rita, path, **given, signature="data:image/png;base64," + b64encode(drawn()).decode())
    handout = Handout.objects.get()
    assert (status, handout.confirmed_by, handout.number in said) == (200, ann, True)
    said = page(client, ann, handout.get_absolute_url())[1]
    assert "安然的签名" in said
    said = page(client, rita, handout.get_absolute_url())[1]
    assert ("安然的签名" in said, "移除" in said) == (True, False)


def test_at_the_counter_what_is_short_is_said_and_nothing_is_left_behind(client: Client, ann: Person, rita: Person) -> None:
    pens = stocked(2, is_everyday=True)
    given = {f"n_{pens.pk}": 3, "taker": ann.pk, "checked": "on", "signed": "phone"}
    status, said = page(client, rita, "/supplies/handouts/counter/", **given)
    assert (status, "目前可发给这张领用单的只有 2支" in said, Requisition.objects.count()) == (422, True, 0)


def test_no_page_of_an_employee_or_the_desk_shows_a_price(client: Client, ann: Person, bo: Person, rita: Person) -> None:
    keyboards = stocked(9, "83.17", name="键盘")
    requisition = agreed(ann, {keyboards: 2}, by=bo)
    handout = handed(requisition, by=rita, many=1)
    paths = ["/supplies/", "/supplies/requisitions/", requisition.get_absolute_url(), handout.get_absolute_url(), "/supplies/handouts/"]
    shown = {(person.username, path) for person in (ann, bo, rita) for path in paths if "83.17" in page(client, person, path)[1]}
    assert shown == set()


def test_the_desk_names_the_department_in_its_reader_s_language(ann: Person, bo: Person, rita: Person) -> None:
    agreed(ann, {stocked(10): 2}, by=bo)
    seen = {language: Staff(rita, language).open("reports:desk").content.decode() for language in ("en", "zh-hans")}
    said = {language: page.partition('id="desk-to-hand-out"')[2].partition("</a>")[0] for language, page in seen.items()}
    assert ("Product" in said["en"], "产品部" in said["en"], "产品部" in said["zh-hans"]) == (True, False, True)
