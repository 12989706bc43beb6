"""The list of the phone system as a spreadsheet: every row read and judged, each mistake named by cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from frontdesk.excel.read import Line, Problem, Sheet, plain, shown, table
from frontdesk.people import phones
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR

MOST_ROWS = 2000
MOST_RINGS = 200
SECONDS_A_RING = 5  # a ring and its pause, in the mainland's cadence
HEADS = {
    "began": gettext_lazy("Time of the call"),
    "phone": gettext_lazy("Number of the caller"),
    "answered": pgettext_lazy("of a call", "Answered"),
    "rings": gettext_lazy("Rings"),
    "seconds": gettext_lazy("Seconds it rang"),
}
OPTIONAL = frozenset({"phone", "rings", "seconds"})
WIDTHS = (20, 18, 12, 10, 16)
ALSO = {  # as phone systems head their lists, whatever the reader's language is
    "began": ("time", "start", "start time", "call time", "date", "来电时间", "呼入时间", "开始时间", "时间", "呼叫时间"),
    "phone": ("number", "caller", "caller id", "from", "来电号码", "主叫号码", "主叫", "号码", "电话"),
    "answered": ("answered", "status", "state", "result", "是否接听", "接听", "状态", "接听状态", "呼叫结果"),
    "rings": ("rings", "ring count", "振铃次数", "响铃次数", "响铃声数"),
    "seconds": ("wait", "ring time", "ring duration", "waiting seconds", "振铃时长", "响铃时长", "等待时长", "响铃秒数"),
}
YES = {"yes", "y", "1", "true", "answered", "ok", "是", "已接", "已接听", "接通", "已接通", "接听", "√"}
NO = {"no", "n", "0", "false", "missed", "no answer", "busy", "abandoned", "failed", "否", "未接", "未接听", "未接通", "无应答", "忙", "×"}


@dataclass(frozen=True)
class Rang:
    """One line: when, from where, whether answered, after how many rings."""

    began_at: datetime
    phone: str
    is_answered: bool
    rings: int | None


@dataclass(frozen=True)
class Rows:
    """A list that was read, or what is wrong with it."""

    title: str
    rang: tuple[Rang, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]

    @property
    def answered(self) -> int:
        return sum(each.is_answered for each in self.rang)


def heads() -> list[str]:
    """The first row, in the reader's language."""
    return [str(head) for head in HEADS.values()]


def parsed(sheet: Sheet, *, now: datetime) -> Rows:
    """Every row, and every problem, so that a file is mended in one go. Refused when it has not the columns."""
    found = table(sheet, _head_words(), optional=OPTIONAL)
    problems: list[Problem] = []
    rang: dict[tuple[datetime, str], Rang] = {}
    for line in found.lines:
        each, wrong = _read(line, now)
        problems += [found.problem(line, name if name in found.columns else "began", words) for name, words in wrong]
        if each:
            rang[each.began_at, each.phone] = each
    if not found.lines:
        problems.append(Problem(sheet.title, sheet.rows[0].number, "A", "", _("There is nothing below the heads.")))
    return Rows(found.title, tuple(rang.values()), tuple(problems), found.ignored)


def _head_words() -> Mapping[str, tuple[str, ...]]:
    words = {name: [str(head)] for name, head in HEADS.items()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, head in HEADS.items():
                words[name].append(str(head))
    return {name: (*dict.fromkeys(given), *ALSO[name]) for name, given in words.items()}


def _read(line: Line, now: datetime) -> tuple[Rang | None, list[tuple[str, str]]]:
    wrong: list[tuple[str, str]] = []
    began = _moment(line.values.get("began"))
    if began is None:
        wrong.append(("began", _("This is no moment. Write it like 2026-11-23 14:30.")))
    elif began > now:
        wrong.append(("began", _("This moment is still to come.")))
    word = plain(line.values.get("answered"))
    if word not in YES | NO:
        wrong.append(("answered", _("Write “yes” or “no”.")))
    counted = {name: _count(line.values.get(name)) for name in ("rings", "seconds")}
    for name, number in counted.items():
        if number is not None and not 0 <= number <= MOST_RINGS * (SECONDS_A_RING if name == "seconds" else 1):
            wrong.append((name, _("Write a whole number from 0 on.")))
    if wrong or began is None:
        return None, wrong
    rings = counted["rings"]
    if rings is None and counted["seconds"] is not None:
        rings = -(-counted["seconds"] // SECONDS_A_RING)
    return Rang(began, phones.digits(_text(line.values.get("phone")))[:20], word in YES, rings), []


def _moment(value: Any) -> datetime | None:
    """A cell's moment in the office's time zone; none outside of our calendar, where no table takes it."""
    if isinstance(value, str):
        try:
            value = parse_datetime(value.strip().replace("/", "-"))
        except ValueError:
            return None
    if not isinstance(value, datetime) or not FIRST_YEAR <= value.year <= LAST_YEAR:
        return None
    return timezone.make_aware(value) if timezone.is_naive(value) else value


def _count(value: Any) -> int | None:
    """A whole number, None where nothing stands, and -1 for what is no number."""
    words = _text(value)
    if not words:
        return None
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else -1


def _text(value: Any) -> str:
    """A cell as the text that was meant: 13800001234.0 is '13800001234'."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return shown(value).strip()
