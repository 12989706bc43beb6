"""A file in, its text out, page by page. Runs by itself, in a process that may die.

`contents.py` has it run within bounds (`frontdesk/confined`) with KIND MOST, the file on standard input. Answers with one JSON object on
standard output: `pages` (a text for each page, sheet or slide), `count` (how many the file says it has) and `problem` (`password`,
`scan`, `empty`, `damaged` or nothing). What takes longer than its time is cut where it stands. It knows neither Django nor the project.
"""

import json
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

SECONDS = 20  # of the processor
PIECE = 64 * 1024
MOST_PAGES = 2000
WITHIN = re.compile(r"\d+")
DOCX_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
SLIDES = re.compile(r"ppt/slides/slide\d+\.xml")
BREAKS, GAPS = {"p", "br", "cr", "tr"}, {"tab", "tc"}

Pieces = Iterator[tuple[int, str]]  # number of the page from 0, and text that follows on it


class TimeUp(BaseException):
    """Not an Exception: readers answer those with another try."""


class NoEntry(Exception):
    """The file has a password."""


class Known:
    """What is known so far, whatever ends the reading."""

    def __init__(self, most: int) -> None:
        self.most, self.pages, self.count = most, list[list[str]](), 0

    def take(self, pieces: Pieces) -> None:
        for number, text in pieces:
            while len(self.pages) <= number:
                self.pages.append([])
            self.pages[number].append(text[: self.most])
            self.most -= len(self.pages[number][-1])
            if self.most <= 0:
                return

    def texts(self) -> list[str]:
        return ["".join(page).strip() for page in self.pages]


def pdf(data: bytes, known: Known) -> Pieces:
    from pypdf import PdfReader  # noqa: PLC0415  after the limits are set

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise NoEntry
    known.count = len(reader.pages)
    for number in range(min(known.count, MOST_PAGES)):
        text = ""
        with suppress(Exception):  # one page that is damaged hides no other
            text = reader.pages[number].extract_text()
        yield number, text


def docx(data: bytes, known: Known) -> Pieces:
    """All of it is one page: where the pages part is known to a word processor only."""
    with ZipFile(BytesIO(data)) as package:
        parts = [name for name in package.namelist() if DOCX_PARTS.fullmatch(name)]
        for name in sorted(parts, key=lambda part: (part != "word/document.xml", part)):
            for text in lettered(package, name):
                yield 0, text
    known.count = 1


def pptx(data: bytes, known: Known) -> Pieces:
    with ZipFile(BytesIO(data)) as package:
        slides = sorted((int(WITHIN.findall(name)[-1]), name) for name in package.namelist() if SLIDES.fullmatch(name))
        known.count = len(slides)
        for number, (_at, name) in enumerate(slides[:MOST_PAGES]):
            for text in lettered(package, name):
                yield number, text


def xlsx(data: bytes, known: Known) -> Pieces:
    """A sheet is a page that begins with its title; a row is a line."""
    from openpyxl import load_workbook  # noqa: PLC0415  after the limits are set

    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    known.count = len(book.worksheets)
    for number, sheet in enumerate(book.worksheets):
        yield number, f"{sheet.title}\n"
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            line = "\t".join(written(value) for value in row).rstrip()
            if line:
                yield number, f"{line}\n"


def text(data: bytes, known: Known) -> Pieces:
    known.count = 1
    try:
        yield 0, data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield 0, data.decode("gb18030", "replace")


KINDS: dict[str, Callable[[bytes, Known], Pieces]] = {"PDF": pdf, "DOCX": docx, "PPTX": pptx, "XLSX": xlsx, "CSV": text, "TEXT": text}


def written(value: Any) -> str:
    """A cell as people write it: a day without its midnight, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def lettered(package: ZipFile, name: str) -> Iterator[str]:
    """The text of one part as its XML goes by; nothing is kept, no entity is known, a part with a DOCTYPE is no Office file."""
    found: list[str] = []
    depth = 0

    def begins(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += (local := tag.rpartition(":")[2]) == "t"
        found.extend("\t" if local in GAPS else "")

    def ends(tag: str) -> None:
        nonlocal depth
        depth -= (local := tag.rpartition(":")[2]) == "t"
        found.extend("\n" if local in BREAKS else "")

    def refuse(*_declared: Any) -> None:
        raise ValueError("a DOCTYPE")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = begins, ends, refuse
    parser.CharacterDataHandler = lambda letters: found.append(letters) if depth else None
    with package.open(name) as part:
        while piece := part.read(PIECE):
            parser.Parse(piece)
            yield "".join(found)
            found.clear()


def read(kind: str, data: bytes, most: int) -> dict[str, Any]:
    known, problem = Known(most), ""
    try:
        known.take(KINDS[kind](data, known))
    except NoEntry:
        problem = "password"
    except (TimeUp, MemoryError):
        problem = "large"
    except Exception:  # a reader answers a broken file with whatever it stumbles over
        problem = "damaged"
    pages = known.texts()
    if any(pages):
        problem = ""
    elif not problem:
        problem = ("scan" if known.count else "damaged") if kind == "PDF" else "empty"
    return {"pages": pages, "count": max(known.count, len(pages)), "problem": problem}


def time_up(*_signal: Any) -> None:
    raise TimeUp


def main() -> None:
    kind, most = sys.argv[1], int(sys.argv[2])
    data = sys.stdin.buffer.read()
    signal.signal(signal.SIGVTALRM, time_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS, 1)
    try:
        answer = read(kind, data, most)
    except TimeUp:  # between the lines
        answer = {"pages": [], "count": 0, "problem": "large"}
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
