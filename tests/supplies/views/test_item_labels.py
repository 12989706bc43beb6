"""Behind a label: the item, and what can be done with it; sheets of labels that hold an address and nothing else."""

import re

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from supplies.models import Category
from tests.factories.supplies import an_item, stocked
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
PAGE = "supplies:item_page"


def test_a_label_leads_to_its_item_for_who_is_logged_in(ann: Person, rita: Person, client: object) -> None:
    pens = stocked(12, cost="2.75", name="中性笔", minimum=5)
    path = f"/supplies/i/{pens.token}/"
    assert client.get(path)["Location"].startswith("/accounts/login/")
    seen = {person.username: words(Staff(person).open(PAGE, pens.token)) for person in (ann, rita)}
    assert {who: ("中性笔" in page, "In stock: 12" in page, "2.75" in page) for who, page in seen.items()} == {
        "ann": (True, False, False),
        "rita": (True, True, False),
    }
    assert Staff(ann).client.get(path.lower()).status_code == 200


def test_an_unknown_code_and_a_closed_item_say_so(ann: Person, olga: Person) -> None:
    closed = an_item(name="旧物", closed_at=MONDAY_9AM, closed_by=olga)
    staff = Staff(ann)
    for token, said in (("AAAAAAAA", "No item has this code"), (closed.token, "“旧物” is not kept any more")):
        page = staff.open(PAGE, token)
        assert (page.status_code, said in words(page)) == (404, True)
    assert staff.press("supplies:item_report", closed.token, what="empty").status_code == 404


def test_whoever_stands_before_the_shelf_tells_the_storekeepers(ann: Person, rita: Person, olga: Person) -> None:
    pens, staff = an_item(name="中性笔"), Staff(ann)
    assert staff.told(staff.press("supplies:item_report", pens.token, what="empty")) == ["Thank you. The storekeepers are told."]
    staff.press("supplies:item_report", pens.token, what="other")  # something else needs words
    staff.press("supplies:item_report", pens.token, what="nonsense")
    rows = Notice.objects.filter(kind="supplies.item_reported", channel=Channel.INBOX)
    assert sorted(row.reader.username for row in rows) == ["olga", "rita"]


def test_labels_hold_an_address_and_nothing_else(rita: Person) -> None:
    other = Category.objects.create(name="保洁")
    for number in range(30):
        an_item(name=f"物品{number}", minimum=3)
    an_item(name="拖把", category=other)
    staff = Staff(rita)
    page = staff.open("supplies:item_labels")
    assert (page.content.decode().count('class="fd-qr"'), len(page.context["sheets"])) == (31, 2)
    assert all(re.fullmatch(r"https?://[^/]+/supplies/i/[0-9A-Z]{8}/", link) for sheet in page.context["sheets"] for _item, link in sheet)
    one = staff.open("supplies:item_labels", category=other.pk, size="roll")
    assert (len(one.context["sheets"]), "拖把" in words(one), "supplies_labels_roll.css" in one.content.decode()) == (1, True, True)
    assert len(staff.open("supplies:item_labels", start=20).context["sheets"]) == 3
    assert staff.open("supplies:item_labels", start=99).status_code == 422
    assert len(staff.open("supplies:item_labels", item=page.context["sheets"][0][0][0].pk).context["sheets"][0]) == 1
