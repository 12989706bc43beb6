"""Categories of faults with what comes first for safety: added, changed, closed and opened again; journaled."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from frontdesk.people.editing import Changed
from frontdesk.people.models import Person
from repairs.actions import writing
from repairs.models import Category, FaultKind, SafetyStep


class Words(NamedTuple):
    """A step for safety in both languages."""

    name: str
    name_en: str = ""


def steps_of(category: Category) -> list[Words]:
    """What comes first, in order."""
    return [Words(*pair) for pair in SafetyStep.objects.open().filter(category=category).in_order().values_list("name", "name_en")]


def in_words(steps: Sequence[Words]) -> str:
    """One a line, as the form takes it."""
    return "\n".join(f"{step.name} | {step.name_en}" if step.name_en else step.name for step in steps)


def add(values: Mapping[str, Any], *, steps: Sequence[Words] = (), by: Person | None, now: datetime) -> Category:
    """A new category with its steps. Refused: name, twice."""
    with transaction.atomic():
        made = writing.add(Category, values, by=by, now=now, steps=in_words(steps))
        _lay(made, steps, by=by, now=now)
    return made


def change(
    category: Category, *, values: Mapping[str, Any], steps: Sequence[Words], seen: Mapping[str, Any], by: Person, now: datetime
) -> Category:
    """Other facts or steps, by somebody who saw it as `seen`. Refused: changed, name, twice."""
    with transaction.atomic():
        row = writing.held(category)
        details = writing.change(row, values, seen)
        stands, wanted = in_words(steps_of(row)), in_words(steps)
        if wanted != stands:
            if seen.get("steps", stands) != stands:
                raise Changed({"steps": (stands, wanted)})
            _lay(row, steps, by=by, now=now)
            details["old"]["steps"], details["new"]["steps"] = stands, wanted
        writing.noted("change", row, details, by=by, now=now)
    return row


def close(category: Category, *, by: Person, now: datetime) -> bool:
    """Nobody reports under it any more; its tickets keep it. False when it was closed."""
    with transaction.atomic():
        row = writing.held(category)
        if row.closed_at:
            return False
        writing.close(row, by=by, now=now)
    return True


def reopen(category: Category, *, by: Person, now: datetime) -> bool:
    """False when it is open. Refused: twice."""
    return writing.reopen(category, by=by, now=now)


def _lay(category: Category, steps: Sequence[Words], *, by: Person | None, now: datetime) -> None:
    """These steps in this order; one that is missing is closed, for who ticked it keeps it, and comes back when it is named again."""
    there = {step.name: step for step in SafetyStep.objects.filter(category=category).order_by("closed_at", "-pk")}
    SafetyStep.objects.open().filter(category=category).exclude(name__in=[step.name for step in steps]).update(closed_at=now, closed_by=by)
    for position, words in enumerate(steps, 1):
        step = there.get(words.name) or SafetyStep(category=category, name=words.name)
        step.name_en, step.position, step.closed_at, step.closed_by = words.name_en, position, None, None
        step.save()


# What an office begins with: kind, name, English name, drawing, steps for safety.
USUAL: tuple[tuple[FaultKind, str, str, str, tuple[Words, ...]], ...] = (
    (FaultKind.HARDWARE, "电脑和打印机", "Computers and printers", "device-desktop", ()),
    (FaultKind.SOFTWARE, "软件和账号", "Software and accounts", "apps", ()),
    (FaultKind.NETWORK, "网络和电话", "Network and telephone", "wifi", ()),
    (
        FaultKind.BUILDING,
        "水和管道",
        "Water and pipes",
        "droplet",
        (Words("摆放“小心地滑”提示牌", "Put out the wet-floor sign"), Words("关闭最近的阀门", "Close the nearest valve")),
    ),
    (
        FaultKind.BUILDING,
        "电和照明",
        "Power and lights",
        "bulb",
        (Words("让大家离开，不要触碰", "Keep everybody away and touch nothing"), Words("切断该回路电源", "Switch off the circuit")),
    ),
    (FaultKind.BUILDING, "空调", "Air conditioning", "air-conditioning", ()),
    (
        FaultKind.BUILDING,
        "门和锁",
        "Doors and locks",
        "door",
        (Words("安排人看守出入口", "Have somebody watch the entrance"),),
    ),
    (
        FaultKind.FURNITURE,
        "家具",
        "Furniture",
        "armchair",
        (Words("搬走损坏的桌椅，贴上“勿用”", "Take the broken piece away and mark it “do not use”"),),
    ),
    (FaultKind.CLEANING, "保洁", "Cleaning", "spray", (Words("摆放“小心地滑”提示牌", "Put out the wet-floor sign"),)),
    (FaultKind.OTHER, "其他", "Anything else", "tool", ()),
)


def take_usual(*, by: Person | None, now: datetime) -> list[Category]:
    """What every office needs, for who has no category yet; nothing when there is one."""
    with transaction.atomic():
        if Category.objects.exists():
            return []
        return [
            add({"name": name, "name_en": name_en, "kind": kind, "icon": icon, "position": 0}, steps=steps, by=by, now=now)
            for kind, name, name_en, icon, steps in USUAL
        ]
