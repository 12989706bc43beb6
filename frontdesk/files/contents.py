"""What is in a file: its text and pictures of its pages, asked of children with bounds; this process opens nothing itself."""

import json
import logging
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontdesk.confined.parent import Confined, NoAnswer
from frontdesk.files.models import MOST_TEXT, Problem
from frontdesk.files.sniff import Type

log = logging.getLogger(__name__)

MB = 1024 * 1024
WORDED = (Type.PDF, Type.DOCX, Type.XLSX, Type.PPTX, Type.CSV, Type.TEXT)
WORDED_MEDIA = frozenset(each.media for each in WORDED)
MOST_DRAWN = 30  # pages
AT_A_TIME = 10  # pages of one child: one that can't be drawn takes no others along
WIDTH, HEIGHT = 1400, 4200  # pixels of a page
WAIT = 60.0  # seconds of one child
LETTERS = Confined(
    Path(__file__).with_name("letters.py"),
    memory=1024 * MB,
    seconds=30,
    most_answer=16 * MB,
    patience=WAIT,
)
PRINTS = Confined(
    Path(__file__).with_name("prints.py"),
    memory=1024 * MB,
    seconds=30,
    most_answer=64 * MB,
    patience=WAIT,
)
UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Drawn:
    """A page as a picture, numbered from 1."""

    number: int
    width: int
    height: int
    data: bytes


@dataclass(frozen=True)
class Found:
    """The text of each page, how many pages there are, pictures of the first, and why there is no text."""

    texts: tuple[str, ...] = ()
    count: int = 0
    problem: str = ""
    drawn: tuple[Drawn, ...] = ()


def look(data: bytes, media: str) -> Found:
    """Slow, so never inside a transaction. Raises `Busy`."""
    kind = Type.of_media(media)
    found = _text(data, kind)
    return Found(*found, drawn=_drawn(data) if kind == Type.PDF else ())


def _text(data: bytes, kind: Type) -> tuple[tuple[str, ...], int, str]:
    """Texts, count and problem; what the child says is believed as little as the file."""
    try:
        said = json.loads(LETTERS.ask(data, kind.name, str(MOST_TEXT)))
        pages, left = [], MOST_TEXT
        for page in said["pages"]:
            pages.append(UNWANTED.sub("", str(page)).replace("\f", "\n")[: max(left, 0)])
            left -= len(pages[-1]) + 1
        problem = str(said["problem"])
        return tuple(pages), min(int(said["count"]), 2**31 - 1), problem if problem in Problem.values else ""
    except NoAnswer:
        return (), 0, Problem.LARGE
    except (ValueError, KeyError, TypeError) as error:
        log.warning("the reader of text answered nonsense: %s", type(error).__name__)
        return (), 0, Problem.DAMAGED


def _drawn(data: bytes) -> tuple[Drawn, ...]:
    """The first pages, some at a time; where a child dies its pages are left out."""
    found: list[Drawn] = []
    for first in range(0, MOST_DRAWN, AT_A_TIME):
        last = first + AT_A_TIME
        try:
            pages = _parted(PRINTS.ask(data, *map(str, (first, last, WIDTH, HEIGHT))))
        except NoAnswer:
            log.info("some pages of a PDF could not be drawn")
            continue
        found += pages
        if not pages:
            break
    return tuple(found)


def _parted(answer: bytes) -> list[Drawn]:
    head, _newline, rest = answer.partition(b"\n")
    found, at = [], 0
    numbers: list[Any] = json.loads(head)
    for number, width, height, size in numbers:
        found.append(Drawn(number + 1, width, height, rest[at : at + size]))
        at += size
    return found
