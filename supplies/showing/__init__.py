"""A requisition in words: its light, its steps, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from supplies.models import Item, Requisition, RequisitionLine, Store


@dataclass(frozen=True)
class Lit:
    """A light: colour and word."""

    colour: str
    words: str


@dataclass(frozen=True)
class Step:
    """One step of a requisition: what, when, who; without `at` it is still to come."""

    words: str
    at: datetime | None = None
    who: Any = None
    is_now: bool = False


def light(requisition: Requisition, lines: Sequence[RequisitionLine]) -> Lit:
    """Where it stands, in one word."""
    if requisition.refused_at:
        return Lit("red", _("refused"))
    if requisition.withdrawn_at:
        return Lit("grey", _("withdrawn"))
    if requisition.done_at:
        return Lit("green", pgettext("requisition", "done"))
    if not requisition.approved_at:
        return Lit("yellow", _("waits for approval"))
    if any(line.is_offer for line in lines):
        return Lit("yellow", _("substitute offered"))
    if any(line.reserved for line in lines):
        return Lit("accent", _("ready to be fetched"))
    return Lit("yellow", _("goods are missing"))


def steps(requisition: Requisition, lines: Sequence[RequisitionLine], handouts: Sequence[Any]) -> list[Step]:
    """What happened to it, and what comes next."""
    made = [Step(_("asked for"), requisition.created_at, requisition.created_by)]
    if requisition.approved_at:
        words = _("agreed to: everyday things within quota") if requisition.is_at_counter else _("agreed to")
        made.append(Step(words, requisition.approved_at, requisition.approved_by))
    if requisition.refused_at:
        made.append(Step(_("refused"), requisition.refused_at, requisition.refused_by))
    if requisition.withdrawn_at:
        made.append(Step(_("withdrawn"), requisition.withdrawn_at, requisition.withdrawn_by))
    made += [Step(_("handed out (%(number)s)") % {"number": each.number}, each.issued_at, each.taker) for each in handouts]
    if requisition.done_at:
        made.append(Step(pgettext("requisition", "done"), requisition.done_at))
    elif requisition.is_running:
        made.append(Step(following(requisition, lines), is_now=True))
    return made


def following(requisition: Requisition, lines: Sequence[RequisitionLine]) -> str:
    """What comes next, in a sentence."""
    if not requisition.approved_at:
        return _("The department's head decides.")
    if any(line.is_offer for line in lines):
        return _("Accept the substitute, or go on waiting.")
    if any(line.reserved for line in lines):
        store = requisition.store
        return _("Fetch it and sign for it: %(where)s.") % {"where": _(", ").join(filter(None, [str(store), _floor_and_place(store)]))}
    return _("It is set aside as soon as it comes; you hear of it.")


def _floor_and_place(store: Store) -> str:
    return f"{store.place.floor} · {store.place}" if store.place else ""


def stock_light(item: Item) -> Lit:
    """Whether an item read `with_stock` is there, in a word: how many is the storekeepers' business."""
    if item.available <= 0:
        return Lit("grey", _("out of stock"))
    return Lit("yellow", _("few left")) if item.is_below_minimum else Lit("green", _("in stock"))
