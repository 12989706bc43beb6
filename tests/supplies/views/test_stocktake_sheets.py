"""The count sheet goes out blind, is filled in, and its counts come in whole or not at all; the paper prints before and after."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from frontdesk.people.models import Person
from supplies.models import Item, Stocktake
from tests.factories.supplies import an_item, put_in, stocked
from tests.factories.supplies_stocktakes import a_stocktake, counted, finished, line_of
from tests.supplies.views.test_stocktakes import LIST, browser, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def sheet(client: Client, made: Stocktake) -> BytesIO:
    return BytesIO(b"".join(client.get(f"{LIST}{made.pk}/counts/")))


def filled(file: BytesIO, counts: dict[str, object]) -> SimpleUploadedFile:
    """The same file with these numbers written behind these items' numbers."""
    book, out = load_workbook(file), BytesIO()
    for row in book.active.iter_rows(min_row=2):
        row[5].value = counts.get(row[0].value)
    book.save(out)
    return SimpleUploadedFile("counts.xlsx", out.getvalue())


def upload(client: Client, made: Stocktake, counts: dict[str, object]) -> str:
    answer = client.post(f"{LIST}{made.pk}/import/", {"file": filled(sheet(client, made), counts)})
    return answer.content.decode()


def payload_in(text: str) -> str:
    return text.partition('name="payload" value="')[2].partition('"')[0]


@pytest.fixture
def things(rita: Person) -> list[Item]:
    return [stocked(73_519 + number, name=f"物品{number}") for number in range(3)]


def test_it_goes_out_without_what_the_books_say_and_comes_back_counted(things: list[Item], rita: Person) -> None:
    made, client = a_stocktake(by=rita), browser(rita)
    values = [cell.value for row in load_workbook(sheet(client, made)).active for cell in row]
    assert not {73_519, "73519", 73_520, 73_521} & set(values)
    text = upload(client, made, {things[0].number: 73_519, things[1].number: "73520"})
    assert line_of(made, things[0]).counted is None  # nothing is saved by looking
    client.post(f"{LIST}{made.pk}/import/confirm/", {"payload": payload_in(text)})
    assert [line_of(made, item).counted for item in things] == [73_519, 73_520, None]
    left = [row[0].value for row in load_workbook(sheet(client, made)).active.iter_rows(min_row=2)]
    assert left == [things[2].number]


def test_unfilled_it_comes_back_and_changes_nothing(things: list[Item], rita: Person) -> None:
    made, client = a_stocktake(by=rita), browser(rita)
    assert payload_in(upload(client, made, {})) != ""
    assert made.lines.filter(counted__isnull=False).count() == 0


@pytest.mark.parametrize("typed", [-1, 2.5, "many", 10_000_000])
def test_a_wrong_cell_is_named_and_nothing_is_taken(things: list[Item], rita: Person, typed: object) -> None:
    made, client = a_stocktake(by=rita), browser(rita)
    text = upload(client, made, {things[0].number: 5, things[1].number: typed})
    assert ("F" in text, str(typed) in text, payload_in(text)) == (True, True, "")
    assert line_of(made, things[0]).counted is None


def test_what_was_counted_meanwhile_refuses_the_whole_file(things: list[Item], rita: Person, olga: Person) -> None:
    made, client = a_stocktake(by=rita), browser(rita)
    text = upload(client, made, {things[0].number: 1, things[1].number: 73_520})
    counted(made, things[1], 73_520, by=olga)
    answer = client.post(f"{LIST}{made.pk}/import/confirm/", {"payload": payload_in(text)}, follow=True)
    assert (things[1].name in answer.content.decode(), line_of(made, things[0]).counted) == (True, None)


def test_a_preview_is_good_for_its_reader_and_its_stocktake_only(things: list[Item], rita: Person, olga: Person) -> None:
    made = a_stocktake(by=rita, items=things[:1])
    other = a_stocktake(by=rita, items=things[1:])
    payload = payload_in(upload(browser(rita), made, {things[0].number: 1}))
    for person, where in ((olga, made), (rita, other)):
        browser(person).post(f"{LIST}{where.pk}/import/confirm/", {"payload": payload})
    assert line_of(made, things[0]).counted is None


def test_the_paper_is_blind_while_it_is_counted_and_tells_all_afterwards(things: list[Item], rita: Person, olga: Person) -> None:
    made = a_stocktake(by=rita, items=things[:1])
    assert "73519" not in text_of(browser(rita), f"{LIST}{made.pk}/sheet/")
    tape = an_item(name="胶带")
    put_in(tape, 50, "7.77")
    done = finished({tape: 49}, by=rita, agreed_by=olga)
    clerk, manager = (text_of(browser(person), f"{LIST}{done.pk}/sheet/") for person in (rita, olga))
    assert ("49" in clerk, "7.77" in clerk, "7.77" in manager) == (True, False, True)
