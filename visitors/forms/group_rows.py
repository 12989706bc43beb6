"""The list of a group, pasted or as a spreadsheet: every row read and judged, each mistake named by row, column and value."""

import csv
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from openpyxl.utils import get_column_letter

from frontdesk.excel.read import Row, Sheet, plain, shown
from frontdesk.people import phones
from frontdesk.refusal import Refused, refuse_unless
from visitors.actions.groups import MOST, Coming, Known

HEADS = {
    "name": gettext_lazy("Name"),
    "phone": gettext_lazy("Mobile"),
    "email": gettext_lazy("E-mail"),
    "company": gettext_lazy("Company"),
    "plate": gettext_lazy("Licence plate"),
    "needs": gettext_lazy("Needs (diet, access)"),
}
ALSO = {  # as people head their own lists, whatever the reader's language is
    "name": {"name", "full name", "visitor", "姓名", "名字", "来宾", "来宾姓名", "访客", "访客姓名"},
    "phone": {"mobile", "phone", "mobile phone", "phone number", "tel", "手机", "手机号", "手机号码", "电话", "联系电话", "联系方式"},
    "email": {"e-mail", "email", "mail", "邮箱", "电子邮箱", "电子邮件", "邮件"},
    "company": {"company", "organisation", "organization", "公司", "单位", "公司名称", "单位名称", "工作单位"},
    "plate": {"plate", "licence plate", "license plate", "car", "车牌", "车牌号", "车牌号码"},
    "needs": {"needs", "diet", "notes", "需求", "特殊需求", "饮食", "忌口", "备注"},
}
LONGEST = {"name": 120, "company": 120, "plate": 12, "needs": 200, "email": 254}
WIDTHS = (16, 18, 28, 28, 14, 30)
NUMBERED = re.compile(r"^\s*\d{1,3}\s*[.、．)）]\s*")  # '12. 张三', as chats number a list
ADDRESS = re.compile(r"(?<!\S)\S+@\S+")  # begins with its word: a long line without @ is read once
DIALLED = re.compile(r"\+?\d[\d -]{5,}\d")
CUTS = str.maketrans({"，": ",", "；": ",", ";": ","})


@dataclass(frozen=True)
class Wrong:
    """What is wrong with one cell."""

    column: str  # its letter; '' in a pasted list
    label: str
    value: str
    words: str


@dataclass
class Judged:
    """A row of the list: what stands there, and why it can't be taken, if it can't."""

    number: int
    coming: Coming
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.wrong


@dataclass(frozen=True)
class GroupList:
    """A list that was read; `ignored` are columns that nobody asked for, `others` sheets that were not read."""

    title: str
    rows: list[Judged]
    ignored: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def good(self) -> list[Judged]:
        return [row for row in self.rows if row.is_good]

    @property
    def bad(self) -> list[Judged]:
        return [row for row in self.rows if not row.is_good]


def heads() -> list[str]:
    """The first row, in the reader's language."""
    return [str(head) for head in HEADS.values()]


def pasted(text: str) -> Sheet:
    """A table from Excel (tabs), a list with commas, or lines like '1. 张三 13800001234' from a chat."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if "\t" in lines:
        cells = list(csv.reader(lines.split("\n"), delimiter="\t"))
    elif "," in (cut := lines.translate(CUTS)):
        cells = list(csv.reader(cut.split("\n"), skipinitialspace=True))
    else:
        cells = [[line] for line in lines.split("\n")]
    cells = [_by_spaces(row[0]) if len(row) == 1 else row for row in cells]  # a chat's line also among others
    rows = [Row(number, tuple(cell.strip() or None for cell in row)) for number, row in enumerate(cells, 1)]
    rows = [Row(row.number, (NUMBERED.sub("", row.values[0] or "") or None, *row.values[1:])) for row in rows if any(row.values)]
    return Sheet("", tuple(rows))


def _by_spaces(line: str) -> list[str]:
    """A name, and behind it what looks like a mobile or an address."""
    rest = NUMBERED.sub("", line)
    found = {"email": ADDRESS.search(rest), "phone": DIALLED.search(ADDRESS.sub(lambda address: " " * len(address[0]), rest))}
    end = min((match.start() for match in found.values() if match), default=len(rest))
    behind = rest[end:]
    for match in filter(None, found.values()):
        behind = behind.replace(match[0], " ")
    phone, email = (match[0] if match else "" for match in (found["phone"], found["email"]))
    return [rest[:end], phone, email, behind]


def judged(sheet: Sheet, expected: Known) -> GroupList:
    """Every row with what is wrong with it. Refused: empty, heads, rows."""
    refuse_unless(bool(sheet.rows), _("There is nobody in this list."), "empty")
    columns, ignored = _columns(sheet.rows[0])
    rows = sheet.rows[1:] if columns else sheet.rows
    columns = columns or {name: at for at, name in enumerate(HEADS)}
    rows = tuple(row for row in rows if any(_text(row, at) for at in columns.values()))
    refuse_unless(bool(rows), _("There is nobody in this list."), "empty")
    refuse_unless(
        len(rows) <= MOST, _("This list has %(n)d people; a group has at most %(most)d.") % {"n": len(rows), "most": MOST}, "rows"
    )
    reading = _Reading(columns, is_sheet=bool(sheet.title), expected=expected)
    return GroupList(sheet.title, [reading.judge(row) for row in rows], ignored, sheet.others)


def _columns(first: Row) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where each column stands when the first row is one of heads; nothing when it is somebody."""
    words = _head_words()
    found: dict[str, int] = {}
    ignored = []
    for at, value in enumerate(first.values):
        name = next((name for name, known in words.items() if value is not None and plain(value) in known and name not in found), None)
        if name:
            found[name] = at
        elif value is not None:
            ignored.append(shown(value))
    if found and "name" not in found and len(found) > 1:
        raise Refused(_("Row %(row)d: there is no column headed “%(head)s”.") % {"row": first.number, "head": HEADS["name"]}, "heads")
    return (found, tuple(ignored)) if "name" in found else ({}, ())


def _head_words() -> Mapping[str, Collection[str]]:
    words = {name: set(also) for name, also in ALSO.items()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, head in HEADS.items():
                words[name].add(plain(head))
    return words


def _text(row: Row, at: int) -> str:
    """A cell as the text that was meant: 13800001234.0 is '13800001234'."""
    value: Any = row.values[at] if at < len(row.values) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(shown(value).split())


class _Reading:
    """One walk through the rows."""

    def __init__(self, columns: Mapping[str, int], *, is_sheet: bool, expected: Known):
        self.columns, self.is_sheet, self.expected, self.seen = columns, is_sheet, expected, Known()

    def judge(self, row: Row) -> Judged:
        given = {name: _text(row, at) for name, at in self.columns.items()}
        phone = phones.digits(given.get("phone", ""))
        found = Judged(row.number, Coming(**{**given, "phone": phone}))
        for name, words in self.mistakes(given, phone):
            column = get_column_letter(self.columns[name] + 1) if self.is_sheet else ""
            found.wrong.append(Wrong(column, str(HEADS[name]), given[name][:60], words))
        if found.is_good:
            self.seen.add(given["name"], phone)
        return found

    def mistakes(self, given: Mapping[str, str], phone: str) -> Iterable[tuple[str, str]]:
        name = given["name"]
        if not name:
            yield "name", _("Enter the visitor's name.")
        elif self.seen.has(name, phone):
            yield "name", _("This person stands in the list twice.")
        elif self.expected.has(name, phone):
            yield "name", _("This person is expected at this moment already.")
        if given.get("phone") and not phones.is_mobile(phone):
            yield "phone", _("A mobile has 11 digits and begins with 1; one from abroad has + and 8 to 15 digits.")
        if (email := given.get("email")) and not _is_email(email):
            yield "email", _("This is no e-mail address.")
        for field_name, most in LONGEST.items():
            if len(given.get(field_name, "")) > most:
                yield field_name, _("At most %(n)d characters.") % {"n": most}


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def row_of(coming: Coming) -> Sequence[str]:
    """As it stands in a file, in the order of the heads."""
    return (coming.name, coming.phone, coming.email, coming.company, coming.plate, coming.needs)
