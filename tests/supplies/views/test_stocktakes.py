"""Counting on a phone: one item after the other, blind; differences when all is counted; prices for buyers only."""

import re
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from frontdesk.people.models import Person
from supplies.actions import stocktakes
from supplies.models import Balance, Item, Pack, Stocktake
from tests.factories.supplies import stocked
from tests.factories.supplies_stocktakes import a_stocktake, counted, finished, line_of
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
LIST = "/supplies/stocktakes/"


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_one_item_after_the_other_until_all_are_counted_and_handed_in(rita: Person) -> None:
    first, second = stocked(7, name="订书机"), stocked(9, name="胶带")
    made, client = a_stocktake(by=rita), browser(rita)
    one = client.get(f"{LIST}{made.pk}/count/")["Location"]
    assert one == f"{LIST}{made.pk}/count/{first.token}/"
    two = client.post(one, {"counted": "7"})["Location"]
    assert two == f"{LIST}{made.pk}/count/{second.token}/"
    assert client.post(two, {"counted": "9"})["Location"] == made.get_absolute_url()
    client.post(f"{LIST}{made.pk}/hand-in/")
    made.refresh_from_db()
    assert made.approved_at is not None


def test_blind_means_blind(rita: Person, olga: Person) -> None:
    """Neither figure nor difference stands on any page while something is not counted; the control shows that it is looked for well."""
    pens, rest = stocked(73_519), stocked(5, name="胶带")
    blind, client = a_stocktake(by=rita), browser(rita)
    pages = [blind.get_absolute_url(), f"{LIST}{blind.pk}/count/{pens.token}/", LIST]
    assert [("73519" in text_of(client, path) or "73,519" in text_of(client, path)) for path in pages] == [False] * 3
    counted(blind, pens, 73_500, by=rita)
    assert ["73519" in text_of(client, path) or "-19" in text_of(client, path) for path in pages] == [False] * 3

    counted(blind, rest, 5, by=rita)
    assert "73519" in text_of(client, pages[0])  # control: everything is counted
    open_one = stocktakes.open(blind.store, items=[stocked(64_207, name="纸")], is_blind=False, by=rita, now=MONDAY_9AM)
    assert "64207" in text_of(client, f"{LIST}{open_one.pk}/count/{open_one.lines.get().item.token}/")  # control: not blind


def test_the_second_count_leans_on_neither_the_books_nor_the_first(rita: Person, olga: Person) -> None:
    pens = stocked(73_519)
    made = a_stocktake(by=rita)
    counted(made, pens, 61_007, by=rita)
    pages = [made.get_absolute_url(), f"{LIST}{made.pk}/count/{pens.token}/", f"{LIST}{made.pk}/sheet/"]
    texts = [text_of(browser(olga), path) for path in pages]
    assert [figure in text for text in texts for figure in ("73519", "61007", "12512")] == [False] * 9
    counted(made, pens, 61_007, by=olga)
    assert all(figure in text_of(browser(olga), pages[0]) for figure in ("73519", "61007", "12512"))  # control


def test_nobody_who_counts_reads_the_figure_elsewhere(rita: Person, olga: Person) -> None:
    """Item, list, stock sheet, ledger, label, counter and files hide what the books say of what is counted blind, until all is counted."""
    pens, rest = stocked(73_519, is_everyday=True, minimum=99_999), stocked(8_642, name="胶带")
    store, quick = Balance.objects.get(item=pens).store, {"items": [pens], "by": rita, "now": MONDAY_9AM}
    pages = [pens.get_absolute_url(), "/supplies/items/", "/supplies/stock/", pens.label_path, "/supplies/handouts/counter/"]
    files = ["/supplies/items/export/", "/supplies/stock/export/"]

    def shown(figure: int) -> list[bool]:
        texts = [words(Staff(rita).client.get(path)).replace(",", "") for path in pages]
        cells = [{f"{cell}" for row in sheet_of(Staff(rita).client.get(path)) for cell in row} for path in files]
        return [f"{figure}" in text.split() or f"{figure}支" in text or f" {figure} " in text for text in texts] + [
            f"{figure}" in each for each in cells
        ]

    everywhere = [True] * 7
    assert shown(73_519) == everywhere
    assert "73519" in left_of(rita, pens)
    made = stocktakes.open(store, **quick)
    assert (shown(73_519), "73519" in left_of(rita, pens)) == ([False] * 7, False)
    assert shown(8_642)[1:3] == [True, True]  # control: what nobody counts is shown
    assert made.number in words(Staff(rita).open("supplies:item_detail", pens.pk))
    assert "until all of it is counted" in words(Staff(rita).open("supplies:stock_sheet"))
    assert "being counted" in words(Staff(olga).open("supplies:item_list"))

    counted(made, pens, 73_519, by=rita)
    assert (shown(73_519), rest.pk > 0) == (everywhere, True)


def left_of(person: Person, item: Item) -> str:
    """The item's ledger without its movements' own quantities."""
    return re.sub(r"\+73519 支", "", words(Staff(person).open("supplies:movement_list", item=item.pk)).replace(",", ""))


def sheet_of(response: HttpResponse) -> list[tuple[object, ...]]:
    return list(load_workbook(BytesIO(b"".join(response.streaming_content))).active.values)


def test_once_the_books_are_open_the_count_page_says_that_one_s_own_count_stays(rita: Person, olga: Person) -> None:
    pens = stocked(20)
    made = a_stocktake(by=rita)
    counted(made, pens, 19, by=rita)
    page = ("supplies:stocktake_count_item", made.pk, pens.token)
    texts = [Staff(person).open(*page).content.decode() for person in (rita, olga)]
    assert ["your count stays" in text for text in texts] == [True, False]
    assert ['class="fd-tally"' in text for text in texts] == [False, True]
    assert "yours holds then" in texts[1]


def test_packs_are_added_up(rita: Person) -> None:
    paper = stocked(65, name="A4 纸", unit="包")
    box = Pack.objects.create(item=paper, name="箱", holds=10)
    made = a_stocktake(by=rita)
    browser(rita).post(f"{LIST}{made.pk}/count/{paper.token}/", {"counted": "5", f"pack_{box.pk}": "6"})
    assert line_of(made, paper).counted == 65


@pytest.mark.parametrize("typed", ["", "-1", "2.5", "lots", "1e3", "99999999", "٣x"])
def test_what_is_no_number_is_refused(rita: Person, typed: str) -> None:
    pens = stocked(7)
    made = a_stocktake(by=rita)
    answer = browser(rita).post(f"{LIST}{made.pk}/count/{pens.token}/", {"counted": typed})
    assert (answer.status_code, line_of(made, pens).counted) == (422, None)


def test_nothing_there_is_a_count(rita: Person) -> None:
    pens = stocked(1)
    made = a_stocktake(by=rita)
    browser(rita).post(f"{LIST}{made.pk}/count/{pens.token}/", {"counted": "0"})
    assert line_of(made, pens).counted == 0


def test_a_scanner_goes_to_the_item_whichever_field_it_types_into(rita: Person) -> None:
    pens, tape = stocked(7), stocked(9, name="胶带")
    made, client = a_stocktake(by=rita), browser(rita)
    there = f"{LIST}{made.pk}/count/{tape.token}/"
    code = f"{tape.token[:4]}-{tape.token[4:]}".lower()
    for typed in (code, tape.token, f"https://desk.example/supplies/label/{tape.token}/", tape.number.lower()):
        assert client.get(f"{LIST}{made.pk}/count/", {"code": typed})["Location"] == there
    assert client.post(f"{LIST}{made.pk}/count/{pens.token}/", {"counted": tape.token})["Location"] == there
    unknown = client.get(f"{LIST}{made.pk}/count/", {"code": "ZZZZ-ZZZZ"})
    assert unknown["Location"] == f"{made.get_absolute_url()}#found"
    assert line_of(made, pens).counted is None


def test_who_counts_again_is_asked_and_who_counted_first_is_not(rita: Person, olga: Person) -> None:
    pens = stocked(20)
    made = a_stocktake(by=rita)
    counted(made, pens, 12, by=rita)
    here = f"{LIST}{made.pk}/count/{pens.token}/"
    assert browser(rita).get(f"{LIST}{made.pk}/count/")["Location"] == made.get_absolute_url()
    assert browser(olga).get(f"{LIST}{made.pk}/count/")["Location"] == here
    assert browser(rita).post(here, {"counted": "20"}).status_code == 422
    browser(olga).post(here, {"counted": "20"})
    assert line_of(made, pens).difference == 0


def test_causes_are_saved_line_by_line_and_an_empty_one_stays_open(rita: Person, olga: Person) -> None:
    pens, tape = stocked(20), stocked(20, name="胶带")
    made = a_stocktake(by=rita)
    for item in (pens, tape):
        counted(made, item, 19, by=rita)
    lines = [line_of(made, item) for item in (pens, tape)]
    data = {f"line-{lines[0].pk}-cause": "damage", f"line-{lines[0].pk}-words": "漏墨", f"line-{lines[1].pk}-cause": ""}
    browser(rita).post(f"{LIST}{made.pk}/explain/", data)
    assert [(line_of(made, item).cause, line_of(made, item).words) for item in (pens, tape)] == [("damage", "漏墨"), ("", "")]


def test_buyers_see_what_a_difference_is_worth_and_counters_do_not(rita: Person, olga: Person) -> None:
    made = finished({stocked(100, "41.37"): 99}, by=rita)
    assert ["41.37" in text_of(browser(person), made.get_absolute_url()) for person in (rita, olga)] == [False, True]


def test_the_manager_agrees_or_sends_back_on_the_page(rita: Person, olga: Person) -> None:
    pens = stocked(20)
    made = finished({pens: 19}, by=rita)
    assert browser(rita).post(f"{LIST}{made.pk}/approve/").status_code == 404
    browser(olga).post(f"{LIST}{made.pk}/send-back/", {"words": "再看一遍"})
    browser(rita).post(f"{LIST}{made.pk}/hand-in/")
    browser(olga).post(f"{LIST}{made.pk}/approve/")
    assert Balance.objects.get(item=pens).on_hand == 19


def test_a_quick_count_is_opened_on_the_page(rita: Person) -> None:
    pens = stocked(20)
    client = browser(rita)
    assert f'name="items" value="{pens.pk}" checked' in text_of(client, f"{LIST}new/?item={pens.pk}")
    opened = client.post(f"{LIST}new/", {"store": Balance.objects.get().store_id, "items": [pens.pk], "is_blind": "on"})
    made = Stocktake.objects.get()
    assert (opened["Location"], made.opened_by, made.lines.get().item) == (made.get_absolute_url(), rita, pens)
    again = client.post(f"{LIST}new/", {"store": made.store_id, "items": [pens.pk]})
    assert (again.status_code, made.number in again.content.decode()) == (422, True)


def test_the_month_s_is_dropped_by_a_manager_only(rita: Person, olga: Person) -> None:
    stocked(20)
    made = a_stocktake(month=MONDAY_9AM.date())
    assert browser(rita).post(f"{LIST}{made.pk}/drop/", {"words": "x"}).status_code == 403
    browser(olga).post(f"{LIST}{made.pk}/drop/", {"words": "搬迁"})
    made.refresh_from_db()
    assert made.dropped_by == olga


def test_the_label_opens_the_count_and_does_not_say_what_should_lie_there(rita: Person, ann: Person) -> None:
    pens = stocked(73_519)
    label = f"/supplies/i/{pens.token}/"
    before = text_of(browser(rita), label)
    made = a_stocktake(by=rita)
    during, other = text_of(browser(rita), label), text_of(browser(ann), label)
    there = f"{LIST}{made.pk}/count/{pens.token}/"
    assert [("73519" in text, there in text) for text in (before, during, other)] == [(True, False), (False, True), (False, False)]


def test_who_is_asked_besides_the_only_manager_sees_the_differences_and_agrees(olga: Person, ann: Person, charlie: Person) -> None:
    pens = stocked(100, "41.37")
    Person.objects.filter(pk=olga.pk).update(stand_in=ann)
    made = finished({pens: 99}, by=Person.objects.get(pk=olga.pk))
    here, client = made.get_absolute_url(), browser(ann)
    assert [browser(person).get(here).status_code for person in (ann.department.head, charlie)] == [404, 403]
    text = text_of(client, here)
    assert ("41.37" in text, f"{here}approve/" in text, f"{here}approve/" in text_of(browser(olga), here)) == (True, True, False)
    assert ann.name in text_of(browser(olga), here)
    assert client.get(f"{here}sheet/").status_code == 200
    client.post(f"{here}approve/")
    assert Balance.objects.get(item=pens).on_hand == 99


def test_where_nobody_else_could_agree_the_page_says_what_to_do(olga: Person, rita: Person) -> None:
    pens = stocked(20)
    made = finished({pens: 19}, by=olga)
    text = words(Staff(olga).open("supplies:stocktake_detail", made.pk))
    assert "let a colleague who counts hand it in" in text
    assert "role of admin manager" in text
    Staff(olga).press("supplies:stocktake_send_back", made.pk, words="由同事提交")
    Staff(rita).press("supplies:stocktake_hand_in", made.pk)
    Staff(olga).press("supplies:stocktake_approve", made.pk)
    assert Balance.objects.get(item=pens).on_hand == 19


def test_the_label_says_that_no_count_runs_and_offers_a_quick_one(rita: Person, olga: Person) -> None:
    pens = stocked(20)
    label, quick = ("supplies:item_page", pens.token), f"{LIST}new/?item={pens.pk}"
    before = Staff(rita).open(*label).content.decode()
    assert (quick in before, "No count of it runs just now." in before, pens.get_absolute_url() in before) == (True, True, True)
    made = a_stocktake(by=rita)
    during = Staff(rita).open(*label).content.decode()
    assert (quick in during, f"Count it for {made.number}" in during) == (False, True)
    stocktakes.explain(counted(made, pens, 19, by=rita), cause="loss", by=rita, now=MONDAY_9AM)
    stocktakes.hand_in(made, by=rita, now=MONDAY_9AM)
    waiting = Staff(rita).open(*label).content.decode()
    assert (quick in waiting, f"Counted in {made.number}, which waits for agreement" in waiting) == (False, True)
