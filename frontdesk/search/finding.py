"""Asking the search: what a reader may see, in an order that both databases share.

First what has exactly this number, where a digit was typed, then names, titles and numbers that begin so, then everything else; each
the newest first. Three queries at most, each stopped by its limit, and one for each kind among the results.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from frontdesk.search.index import Matches, apart, newest
from frontdesk.search.models import SearchIndex
from frontdesk.search.sources import SOURCES, Hit, Source
from frontdesk.search.words import Phrase, question

Rows = TypeVar("Rows", bound=QuerySet[Any])
RARE = 8  # signs of a number
SPARE = 10  # rows asked for beyond the limit: pieces of one long text are one result


@dataclass(frozen=True)
class Found:
    """The results in order, and whether there are more."""

    hits: list[Hit]
    more: bool

    @property
    def groups(self) -> list[tuple[Source, list[Hit]]]:
        """The results kind by kind; the kind of the best result first."""
        kinds = list(dict.fromkeys(hit.kind for hit in self.hits))
        ordered = sorted(self.hits, key=lambda hit: kinds.index(hit.kind))
        return [(SOURCES[kind], list(hits)) for kind, hits in groupby(ordered, key=lambda hit: hit.kind)]


NOTHING = Found([], more=False)


def find(typed: str, reader: Any, *, limit: int, after: int = 0, kinds: Iterable[str] = ()) -> Found:
    """At most `limit` results for what was typed, after the first so many; of these kinds only when some are named."""
    asked = question(typed)
    sources = {source.kind: source for source in SOURCES if not kinds or source.kind in set(kinds)}
    visible = _visible(sources.values(), reader)
    if not asked or visible is None:
        return NOTHING
    whole = Phrase((asked.whole,), is_open=False)
    tiers = [
        *([Matches([whole], ["numbers"])] if any(sign.isdigit() for sign in asked.whole) else []),  # no number is without a digit
        Matches([replace(whole, is_open=True)], ["starts"]),
        Matches(asked.phrases, ["numbers", "starts", "names"] if asked.is_short else []),
    ]
    wanted, few = after + limit + 1, any(source.sees_few(reader) for source in sources.values())
    # A long number stands in few rows. What a reader may see is the longest part of the question: it is said once.
    is_rare = few or (len(asked.whole) >= RARE and any(sign.isdigit() for sign in asked.whole))
    rows = SearchIndex.objects.filter(visible).order_by(newest(few=is_rare))
    *first, everything = tiers
    found: dict[tuple[str, int], None] = {}
    rest: dict[tuple[str, int], None] = {}
    if few:  # mostly there is nothing for them, and whatever comes first is among everything
        _walk(rows.filter(apart(everything)), rest, wanted)
        if not rest:
            return NOTHING
    for tier in first:
        if len(found) < wanted:
            _walk(rows.filter(tier), found, wanted)
    if not few and len(found) < wanted:
        _walk(rows.filter(everything), found, wanted)
    found |= {key: None for key in rest if key not in found}
    page = list(found)[after : after + limit]
    return Found(_shown(page, sources, reader), more=len(found) >= wanted)


def records_with(model: type[Model], typed: str) -> QuerySet[Any]:
    """For the search of a list: the ids of the records of this kind that have every word, or whose name, title or number begins so.

    Whoever may see them: the list knows. One question of the index, however many records there are.
    """
    asked = question(typed)
    rows = SearchIndex.objects.filter(row__kind=model._meta.label_lower).order_by().values_list("row__record_id", flat=True)
    if not asked:
        return rows.none()
    begins = Matches([Phrase((asked.whole,), is_open=True)], ["starts"])
    words = Matches(asked.phrases, ["numbers", "starts", "names"] if asked.is_short else [])
    return rows.filter(begins).union(rows.filter(words))


def held_by(rows: Rows, typed: str, *others: QuerySet[Any]) -> Rows:
    """Those of a list's rows that have these words, or are among the others. One set of ids: beside an `or` no planner uses its indexes."""
    ids = [other.order_by().values_list("pk", flat=True) for other in others]
    return rows.filter(pk__in=records_with(rows.model, typed).union(*ids))


def holding(text: str) -> list[int]:
    """The ids of all rows that hold this text, whoever may see them: for looking whether something was really forgotten."""
    asked = question(text)
    return list(SearchIndex.objects.filter(Matches(asked.phrases)).values_list("pk", flat=True)) if asked else []


def _visible(sources: Iterable[Source], reader: Any) -> Q | None:
    """The rows of what this reader may see; None when that is nothing."""
    visible = Q()
    for source in sources:
        seen = source.seen_by(reader).order_by()
        if seen.query.is_empty():
            continue
        visible |= Q(row__kind=source.kind) & _seen(seen, few=source.sees_few(reader))
    return visible or None


def _seen(seen: QuerySet[Any], *, few: bool) -> Q:
    """That the row's record is among these."""
    if few:
        return Q(row__record_id__in=seen.values("pk"))
    return Q(Exists(seen.filter(pk=OuterRef("row__record_id")))) if seen.query.where else Q()


def _walk(rows: QuerySet[SearchIndex], found: dict[tuple[str, int], None], wanted: int) -> None:
    """Add records to `found`, the newest first, until there are enough or no more."""
    size, page = wanted + SPARE, rows.values_list("pk", "row__kind", "row__record_id")
    while len(found) < wanted:
        read = list(page[:size])
        for _row, kind, pk in read:
            found.setdefault((kind, pk))
        if len(read) < size:
            return
        page = page.filter(pk__lt=read[-1][0])


def _shown(page: Sequence[tuple[str, int]], sources: dict[str, Source], reader: Any) -> list[Hit]:
    """The results as the reader sees them, one query a kind; what has gone meanwhile is passed over."""
    records = {}
    for kind in dict.fromkeys(kind for kind, _pk in page):
        for record in sources[kind].seen_by(reader).filter(pk__in=[pk for each, pk in page if each == kind]):
            records[kind, record.pk] = replace(sources[kind].hit(record), kind=kind)
    return [records[key] for key in page if key in records]
