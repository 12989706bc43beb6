"""What a hostile spreadsheet may cost: the child that unpacks it is measured, not trusted."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from frontdesk.excel.read import READER, read
from frontdesk.excel.write import write
from frontdesk.refusal import Refused
from tests.counts import count
from tests.figures import Figure
from tests.frontdesk.excel.test_read import SHEET, book, plain, sheet_of

pytestmark = pytest.mark.once
MB = 1024 * 1024
PEAK = 128 * MB  # of memory that the child holds at most, whatever it is given
# A process that is small itself starts the child: Linux counts what the starter held to the peak of what it starts.
MEASURE = """
import json, os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdin=0, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={})
answer = child.stdout.read()
_pid, _status, used = os.wait4(child.pid, 0)
child.returncode = 0
peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps({"peak": peak, "seconds": used.ru_utime + used.ru_stime, "answer": answer.decode()}))
"""


def measured(figure: Figure, data: bytes, rows: int = 5000, columns: int = 20) -> tuple[int, dict[str, object]]:
    """The peak of the child's memory in bytes, and what it answered."""
    command = [sys.executable, "-I", "-c", MEASURE, *READER.command(str(rows), str(columns))]
    done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=120)
    told = json.loads(done.stdout)
    answer = json.loads(told["answer"] or '{"refused": "killed"}')
    seconds, end = f"{told['seconds']:.1f} s of the processor", answer.get("refused", "read")
    figure(f"{len(data) / 1024:.0f} KB: the child's peak was {told['peak'] / MB:.0f} MB, {seconds}, {end}")
    return told["peak"], answer


def people(rows: int = 5000, columns: int = 20, letters: int = 20) -> bytes:
    out = BytesIO()
    write(out, title="People", heads=[f"H{n}" for n in range(columns)], rows=([f"{n}".zfill(letters)] * columns for n in range(rows)))
    return out.getvalue()


HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def with_strings(strings: str, rows: str) -> bytes:
    """A book whose texts stand in a table of their own, as Excel writes them."""
    declared = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS}"/></Types>'.encode()
    members = {
        "xl/sharedStrings.xml": f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>'.encode(),
        SHEET: f"{HEAD}{rows}</sheetData></worksheet>".encode(),
    }
    out = BytesIO()
    with ZipFile(book(plain)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *members}:
            content = members.get(name) or old.read(name)
            new.writestr(name, content.replace(b"</Types>", declared) if name == "[Content_Types].xml" else content)
    return out.getvalue()


def unpacking_to_45_mb() -> bytes:
    """93 KB of a sheet that repeats itself."""
    row = '<row><c t="inlineStr"><is><t>' + "a" * 2060 + "</t></is></c></row>"
    return sheet_of(row * (45 * MB // len(row))).getvalue()


def one_long_text_in_every_cell() -> bytes:
    return with_strings(f"<si><t>{'ab' * 16_000}</t></si>", ("<row>" + '<c t="s"><v>0</v></c>' * 20 + "</row>") * 5000)


def millions_of_rows() -> bytes:
    return sheet_of("<row/>" * 2_200_000).getvalue()


def millions_of_strings() -> bytes:
    return with_strings("<si><t>a</t></si>" * 1_700_000, "")


def one_endless_text() -> bytes:
    return sheet_of(f'<row><c t="inlineStr"><is><t>{"ab" * 14 * MB}</t></is></c></row>').getvalue()


def test_five_thousand_people_are_read_within_the_bound(figure: Figure) -> None:
    file = people(count(5000, 1000))

    peak, answer = measured(figure, file)

    assert (len(answer["rows"]), peak < PEAK) == (count(5000, 1000) + 1, True)
    assert len(read(BytesIO(file), rows=5000, columns=20).rows) == count(5000, 1000) + 1


def test_93_kb_that_unpack_to_45_mb_are_refused_by_the_directory_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    file = unpacking_to_45_mb()
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: pytest.fail("unpacked though the directory says enough"))

    with pytest.raises(Refused) as refused:
        read(BytesIO(file), rows=5000, columns=20)

    assert (round(len(file) / 1024), refused.value.code) == (93, "bomb")


HOSTILE = (unpacking_to_45_mb, one_long_text_in_every_cell, millions_of_rows, millions_of_strings, one_endless_text)


@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_even_a_child_that_is_given_such_a_file_stays_below_the_bound(make: Callable[[], bytes], figure: Figure) -> None:
    peak, answer = measured(figure, make())

    assert (answer.get("refused") in ("bounds", "bomb", "killed"), peak < PEAK) == (True, True)


@pytest.mark.prove
def test_control_without_bounds_such_a_file_takes_more() -> None:
    code = "import sys, io, openpyxl; openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()), read_only=True)"
    command = [sys.executable, "-I", "-c", MEASURE, sys.executable, "-I", "-c", code]
    done = subprocess.run(command, input=millions_of_rows(), capture_output=True, check=True, timeout=120)

    assert json.loads(done.stdout)["peak"] > PEAK
