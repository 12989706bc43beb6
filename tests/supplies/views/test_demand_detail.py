"""The sheet of a department: drafts, the search for one more item, handing in, what others see of it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frontdesk.people.models import Person
from supplies.actions import demand
from supplies.actions.demand import Wanted
from supplies.actions.demand_rounds import open_round
from supplies.models import DemandForm
from tests.factories.supplies import an_item, stocked
from tests.factories.supplies_demand import OCTOBER, the_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(ann: Person, bo: Person) -> DemandForm:
    open_round(OCTOBER, now=timezone.now())
    return the_form(ann.department)


def posted(rows: list[dict[str, object]], special: list[dict[str, object]] = (), **more: str) -> dict[str, object]:
    """What the browser sends."""
    data: dict[str, object] = {"item-TOTAL_FORMS": len(rows), "item-INITIAL_FORMS": 0}
    data |= {"special-TOTAL_FORMS": len(special), "special-INITIAL_FORMS": 0, **more}
    for prefix, several in (("item", rows), ("special", special)):
        data |= {f"{prefix}-{number}-{name}": value for number, row in enumerate(several) for name, value in row.items()}
    return data


def kept(form: DemandForm) -> list[tuple[str, int, str]]:
    return [(line.what, line.quantity, line.need) for line in form.lines.select_related("item")]


def test_a_draft_is_saved_and_rows_without_a_quantity_ask_for_nothing(client: Client, form: DemandForm, ann: Person) -> None:
    pen, paper = an_item(), an_item(name="复印纸")
    client.force_login(ann)
    rows = [{"item": pen.pk, "quantity": 12, "need": "common"}, {"item": paper.pk, "quantity": "", "need": "common"}]
    answer = client.post(form.get_absolute_url(), posted(rows, [{"special": "", "quantity": "", "need": "common"}]))
    assert (answer.status_code, kept(form)) == (302, [("中性笔", 12, "common")])
    page = client.get(form.get_absolute_url()).content.decode()
    assert 'value="12"' in page
    assert "复印纸" not in page


def test_a_search_saves_and_shows_what_was_found_first(client: Client, form: DemandForm, ann: Person) -> None:
    pen, paper = an_item(), stocked(17, name="复印纸")
    client.force_login(ann)
    answer = client.post(form.get_absolute_url(), posted([{"item": pen.pk, "quantity": 3, "need": "necessary"}], q="fyz"))
    assert (answer.status_code, answer["Location"]) == (302, f"{form.get_absolute_url()}?q=fyz#found")
    page = client.get(answer["Location"]).content.decode()
    assert page.index("复印纸") < page.index("中性笔")
    assert paper.name in page


@pytest.mark.parametrize(
    ("row", "special", "says"),
    [
        ({"quantity": 3, "need": "spare"}, {}, "备用须填写理由"),
        ({"quantity": -1, "need": "common"}, {}, "is-invalid"),
        ({"quantity": 3, "need": "common"}, {"special": "椅子", "quantity": 1, "need": "common"}, "请说明必要性"),
        ({"quantity": 3, "need": "common"}, {"special": "椅子", "quantity": "", "need": "common", "reason": "坏了"}, "请填写数量"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_written(
    client: Client, form: DemandForm, ann: Person, row: dict, special: dict, says: str
) -> None:
    pen = an_item()
    client.force_login(ann)
    for page in (form.get_absolute_url(), reverse("supplies:demand_hand_in", args=[form.pk])):
        answer = client.post(page, posted([{"item": pen.pk, **row}], [special]))
        assert (answer.status_code, form.lines.count()) == (422, 0)
        assert says in answer.content.decode()


def test_handed_in_with_what_was_typed(client: Client, form: DemandForm, ann: Person, bo: Person) -> None:
    pen = an_item()
    client.force_login(ann)
    chair = {"special": "人体工学椅", "quantity": 1, "need": "common", "reason": "医嘱", "estimate": "1800"}
    client.post(reverse("supplies:demand_hand_in", args=[form.pk]), posted([{"item": pen.pk, "quantity": 12, "need": "common"}], [chair]))
    assert (the_form(ann.department).state, len(kept(form))) == ("waiting", 2)
    page = client.get(form.get_absolute_url()).content.decode()
    assert ("data-demand" in page, "demand_approve" in page, "薄岩审批" in page) == (False, False, True)
    client.force_login(bo)
    assert reverse("supplies:demand_approve", args=[form.pk]) in client.get(form.get_absolute_url()).content.decode()


def test_an_item_that_is_not_in_the_catalogue_any_more_and_a_made_up_number_ask_for_nothing(
    client: Client, form: DemandForm, ann: Person, olga: Person
) -> None:
    gone = an_item(closed_at=timezone.now(), closed_by=olga)
    client.force_login(ann)
    rows = [{"item": gone.pk, "quantity": 1, "need": "common"}, {"item": 10**17, "quantity": 1, "need": "common"}]
    assert client.post(form.get_absolute_url(), posted(rows)).status_code == 302
    assert kept(form) == []


def test_who_buys_reads_and_does_not_write(client: Client, form: DemandForm, olga: Person) -> None:
    client.force_login(olga)
    assert "data-demand" not in client.get(form.get_absolute_url()).content.decode()
    client.post(form.get_absolute_url(), posted([{"item": an_item().pk, "quantity": 1, "need": "common"}]))
    assert kept(form) == []


def test_the_sheet_asks_as_often_for_thirty_items_as_for_one(client: Client, form: DemandForm, ann: Person) -> None:
    client.force_login(ann)
    demand.save(form, [Wanted(1, an_item())], by=ann, now=timezone.now())
    _queries(client, form)
    few = _queries(client, form)
    demand.save(form, [Wanted(1, an_item(name=f"物品{number}")) for number in range(30)], by=ann, now=timezone.now())
    assert _queries(client, form) == few


def _queries(client: Client, form: DemandForm) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(form.get_absolute_url())
    return len(seen)
