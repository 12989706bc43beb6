"""What pages show of the ledger: the paper of each movement, and how many were there after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import CharField, F, Model, QuerySet, Sum, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from supplies.models import HandEntry, Issue, Movement, ReceiptLine, StocktakeLine, TakeBack

# The line that a movement names → what its paper is called, its number, and the page of the paper.
PAPERS = {
    Issue: (_("handout"), "handout__number", "handout_id", "supplies:handout_detail"),
    TakeBack: (_("handout"), "issue__handout__number", "issue__handout_id", "supplies:handout_detail"),
    ReceiptLine: (_("receipt"), "receipt__number", "receipt_id", "supplies:receipt_detail"),
    StocktakeLine: (_("stocktake"), "stocktake__number", "stocktake_id", "supplies:stocktake_detail"),
}
REVERSED = "reversed"
BY_LABEL = {model._meta.label_lower: paper for model, paper in PAPERS.items()}


@dataclass(frozen=True)
class Booked:
    """A movement with the paper it belongs to; `left` is what the store held afterwards, where that was asked for."""

    movement: Movement
    words: str
    path: str
    is_reversed: bool = False
    left: int | None = None


def booked(movements: Sequence[Movement], *, left: int | None = None) -> list[Booked]:
    """With their papers, in one query. `left`: what was there after the first of them; they are in order, the newest first."""
    papers = _papers(movements)
    rows = []
    for movement in movements:
        words, path = papers.get((movement.document, movement.line), ("", ""))
        rows.append(Booked(movement, words, path, (REVERSED, movement.pk) in papers, left))
        left = None if left is None else left - movement.quantity
    return rows


def left_after(movement: Movement, *, all_stores: bool) -> int:
    """What was there of its item after it: in its store, or in the whole house."""
    rows = Movement.objects.filter(item=movement.item_id)
    rows = rows if all_stores else rows.filter(store=movement.store_id)
    return movement.quantity + (rows.before(movement).aggregate(sum=Sum("quantity"))["sum"] or 0)


def _papers(movements: Sequence[Movement]) -> dict[tuple[str, int], tuple[str, str]]:
    """(line, id) → words and page; the lines of all kinds at once."""
    lines: dict[str, list[int]] = {}
    for movement in movements:
        lines.setdefault(movement.document, []).append(movement.line)
    asked = [_asked(model, number, parent, lines) for model, (_label, number, parent, _page) in PAPERS.items()]
    asked.append(_asked(HandEntry, "reason", "pk", lines))
    asked.append(_reversed([movement.pk for movement in movements]))
    known = [rows for rows in asked if rows is not None]
    found = known[0].union(*known[1:], all=True) if known else ()
    return {(label, pk): _told(label, text, parent) for label, pk, text, parent in found}


def _asked(model: type[Model], number: str, parent: str, lines: dict[str, list[int]]) -> QuerySet | None:
    label = model._meta.label_lower
    if label not in lines:
        return None
    rows = model._default_manager.filter(pk__in=lines[label]).order_by()
    named = rows.annotate(label_=Value(label, CharField()), text_=F(number), parent_=F(parent))
    return named.values_list("label_", "pk", "text_", "parent_")


def _reversed(ids: list[int]) -> QuerySet | None:
    """Which of these movements were taken back, in the form of the others."""
    if not ids:
        return None
    rows = Movement.objects.reversing(ids).order_by()
    named = rows.annotate(label_=Value(REVERSED, CharField()), text_=Value("", CharField()), parent_=F("pk"))
    return named.values_list("label_", "line", "text_", "parent_")


def _told(label: str, text: str, parent: int) -> tuple[str, str]:
    if label not in BY_LABEL:
        return text, ""
    kind, _number, _parent, page = BY_LABEL[label]
    return text or str(kind), reverse(page, args=[parent])
