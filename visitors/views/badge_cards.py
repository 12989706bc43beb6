"""What stands on a badge, set so that it fits: sizes in millimetres, chosen here by the width of the words, never by the browser."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from frontdesk.people.models import Company
from visitors import passes
from visitors.models import Visit

LINE, EDGE = 1.2, 0.26  # height of a line, and what letters need above the first and below the last, in ems
SAFETY = 1.08  # fonts differ: a word may be this much wider than reckoned
COLOURS = 6  # of types; the word stands beside the colour always


@dataclass(frozen=True)
class Box:
    """A box for words: how wide and high, and the sizes of letters that it may take, the largest first."""

    width: float
    height: float
    sizes: tuple[float, ...]


@dataclass(frozen=True)
class Template:
    """One size of badge. `boxes` are the boxes of its words, `per_sheet` how many lie on one sheet."""

    name: str
    label: str
    width: float
    height: float
    boxes: dict[str, Box]
    per_sheet: int = 1


SMALL = (3.4, 3.0, 2.6, 2.3)
LARGE_BOXES = {
    "brand": Box(55, 5.6, (3.8, 3.4, 2.8, 2.3)),
    "kind": Box(31, 5.6, (3.6, 3.2, 2.8, 2.2)),
    "name": Box(64, 19, (12, 10, 8, 7, 6, 5.2, 4.6, 4, 3.5)),
    "company": Box(64, 7.5, (4.6, 4, 3.4, 2.8, 2.4)),
    "host": Box(49, 7, SMALL),
    "areas": Box(49, 7, SMALL),
    "valid": Box(49, 5, SMALL),
    "escort": Box(26, 8, SMALL),
}
CARD_BOXES = {
    "brand": Box(45, 5, (3.4, 2.9, 2.5, 2.1)),
    "kind": Box(27, 5, (3.2, 2.8, 2.4, 2)),
    "name": Box(54, 15, (10, 8, 7, 6, 5.2, 4.6, 4, 3.5, 3, 2.6)),
    "company": Box(54, 6.4, (4, 3.4, 2.8, 2.4)),
    "host": Box(41, 6.2, SMALL),
    "areas": Box(41, 6.2, SMALL),
    "valid": Box(41, 4.4, (3.0, 2.6, 2.3)),
    "escort": Box(23, 7, SMALL),
}
TEMPLATES = {
    "100x62": Template("100x62", "100 × 62 mm", 100, 62, LARGE_BOXES),
    "86x54": Template("86x54", "86 × 54 mm", 86, 54, CARD_BOXES),
    "a4": Template("a4", "A4, 10 × 86 × 54 mm", 210, 297, CARD_BOXES, per_sheet=10),
}


def ems(character: str) -> float:
    """How wide a character is, in ems, when it is bold."""
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF" or character in "·—…":  # these are as wide beside hanzi
        return 1
    return 0.95 if character in "MWmw@%" else 0.74 if character.isupper() else 0.32 if character in " .,'iljI|" else 0.64


def lines(text: str, width: float) -> int:
    """How many lines of `width` ems the words take; a word that is wider than a line breaks anywhere, hanzi always may."""
    many, at = 1, 0.0
    for word in _pieces(text):
        long = sum(map(ems, word)) * SAFETY
        if at and at + long > width:
            many, at, long = many + 1, 0.0, sum(map(ems, word.lstrip())) * SAFETY
        if long <= width:
            at += long
            continue
        for character in word:  # broken letter by letter
            step = ems(character) * SAFETY
            if at + step > width:
                many, at = many + 1, 0.0
            at += step
    return many


def _pieces(text: str) -> list[str]:
    """The words with the space before each; every hanzi is one."""
    found: list[str] = []
    for character in text:
        is_wide = unicodedata.east_asian_width(character) in "WF"
        if not found or character == " " or is_wide or unicodedata.east_asian_width(found[-1][-1]) in "WF":
            found.append(character)
        else:
            found[-1] += character
    return found


@dataclass(frozen=True)
class Fitted:
    """Words with the step of their size: 1 is the largest of the box."""

    words: str
    step: int

    def __str__(self) -> str:
        return self.words


def fit(text: str, box: Box) -> Fitted:
    """The largest size at which the words fit; what fits at none is cut, which no name of 60 letters or 20 hanzi is."""
    text = " ".join(text.split())
    for step, size in enumerate(box.sizes, 1):
        if _fits(text, box, size):
            return Fitted(text, step)
    cut = text
    while cut and not _fits(f"{cut}…", box, box.sizes[-1]):
        cut = cut[:-1]
    return Fitted(f"{cut.rstrip()}…", len(box.sizes))


def _fits(text: str, box: Box, size: float) -> bool:
    return lines(text, box.width / size) <= int((box.height / size - EDGE) / LINE)


@dataclass(frozen=True)
class Said:
    """What a badge says, before it is set."""

    brand: str
    kind: str
    name: str
    company: str
    host: str
    areas: str
    valid: str
    escort: str
    number: str
    link: str
    colour: int = 0


def said_of(visit: Visit, here: Company, day: date) -> Said:
    """In the visitor's language (which is active): who, from where, to whom, where to and until when; never what it is about."""
    kind = visit.visitor_type
    host = pgettext("between parts", ", ").join(str(part) for part in (visit.host, visit.host.department) if part)
    return Said(
        brand=str(here),
        kind=str(kind or _("Visitor")),
        name=visit.name,
        company=visit.company,
        host=host,
        areas=kind.areas_here if kind else "",
        valid=valid_words(visit, day),
        escort=_("Escort required") if kind and kind.needs_escort else "",
        number=visit.badge_number,
        link=passes.link_of(visit),
        colour=kind.pk % COLOURS if kind else 0,
    )


def valid_words(visit: Visit, day: date) -> str:
    """The day of the visit, and for who comes again and again how long the pass is good for."""
    if visit.recurring is None:
        return date_format(day, "DATE_FORMAT")
    return _("%(day)s, pass until %(until)s") % {
        "day": date_format(day, "SHORT_DATE_FORMAT"),
        "until": date_format(visit.recurring.until_on, "SHORT_DATE_FORMAT"),
    }


def sample(here: Company, day: date) -> Said:
    """A badge of nobody, to try the printer with."""
    return Said(
        brand=str(here),
        kind=_("Test page"),
        name=_("Test page"),
        company="ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789",
        host=_("The frame is 3 mm from each edge."),
        areas=_("Complete on all four sides?"),
        valid=date_format(day, "DATE_FORMAT"),
        escort="",
        number="A000",
        link="https://example.com/",
    )


class Cards:
    """The badges of some visits, each set for one template and in its visitor's language."""

    def __init__(self, template: Template):
        self.template = template

    @cached_property
    def here(self) -> Company:
        return Company.objects.here()

    def of(self, visit: Visit) -> str:
        """The badge of a visit as HTML."""
        came = visit.arrived_at or visit.expected_at
        with override(visit.language):
            return self._set(said_of(visit, self.here, timezone.localdate(came)), visit.language)

    def test_page(self, language: str) -> str:
        return self._set(sample(self.here, timezone.localdate()), language, is_test=True)

    def _set(self, said: Said, language: str, **more: Any) -> str:
        fitted = {name: fit(getattr(said, name), box) for name, box in self.template.boxes.items()}
        return render_to_string("visitors/_badge.html", {"said": said, "fitted": fitted, "lang": language, **more})

    def sheets(self, cards: list[str]) -> list[list[str]]:
        """One badge a page, or ten a sheet."""
        many = self.template.per_sheet
        return [cards[start : start + many] for start in range(0, len(cards), many)]
