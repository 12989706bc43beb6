"""Keeping the rows true: `put` and `drop` stand inside the actions that change a record; `rebuild` makes all anew."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from zlib import crc32

from django.db import transaction
from django.db.models import Model

from frontdesk.search import index
from frontdesk.search.models import SearchIndex, SearchRow
from frontdesk.search.sources import SOURCES, Source, Wording, source_of
from frontdesk.search.words import pieces, squeezed, tokens

BATCH = 500
MOST_PARTS = 256  # two million characters; what comes after is not searched
SECOND = 1 << 29  # of a place


@dataclass(frozen=True)
class Part:
    """A row as it ought to be, but for its place."""

    record_id: int
    number: int
    words: index.Words
    digest: str


def place(kind: str, record_id: int, at: datetime) -> int:
    """Where a record's first row stands: newer is more, in one second the later record. 33 bits seconds, 16 record, 5 kind, 8 part."""
    return int(at.timestamp()) * SECOND | (record_id % (1 << 16)) << 13 | (crc32(kind.encode()) % 32) << 8


def parts_of(record_id: int, wording: Wording) -> Iterator[Part]:
    """The rows of one record. Number, title and names stand in each, so that words together are found whichever piece has the last."""
    numbers = [squeezed(number) for number in wording.numbers]
    starts = [squeezed(wording.title), *map(squeezed, wording.names), *numbers, *map(squeezed, wording.spellings.split())]
    names = [tokens(name[:1000]) for name in (*wording.names, *wording.numbers)]
    title = tokens(wording.title[:1000])
    for number, piece in enumerate(islice(pieces(wording.text), MOST_PARTS)):
        words = index.Words(
            {
                "numbers": [[whole] for whole in numbers if whole],
                "starts": [[start] for start in dict.fromkeys(starts) if start] if number == 0 else [],
                "names": [name for name in names if name],
                "body": [field for field in (title, piece) if field],
            }
        )
        said = "\x1f".join([str(int(wording.at.timestamp())), *words.texts()])
        yield Part(record_id, number, words, hashlib.sha256(said.encode()).hexdigest())


def put(record: Model) -> None:
    """The record has changed or is new: its rows say what it says now. Waits for whoever puts the same record; call it after the change."""
    source = source_of(record)
    with transaction.atomic(savepoint=False):
        # The record's own lock keeps two edits apart that touched only what belongs to it, a badge for example.
        put_all(source, held(source, [record.pk]), instead_of=[record.pk])


def put_many(records: Sequence[Model]) -> None:
    """`put` for many records of one kind, which the caller holds as they stand."""
    for start in range(0, len(records), BATCH):
        some = records[start : start + BATCH]
        put_all(source_of(some[0]), some, instead_of=[record.pk for record in some])


def drop(model: type[Model], ids: Iterable[int]) -> None:
    """These records are forgotten or gone: nothing of them stays in the search."""
    with transaction.atomic(savepoint=False):
        gone = SearchRow.objects.filter(kind=model._meta.label_lower, record_id__in=list(ids))
        if found := list(gone.values_list("pk", flat=True)):
            _erase(found)
            index.scrub()


def put_all(source: Source, records: Sequence[Any], *, instead_of: Iterable[int] = (), thorough: bool = False) -> int:
    """Write the rows of these records where they differ, and take away those of `instead_of` that are not among them; how many changed.

    Thorough: the words in the index are compared too. The caller holds the records.
    """
    wanted, moments = _wanted(source, records)
    kept = _kept(source, {*wanted, *instead_of})
    changed = _differing(wanted, kept, thorough=thorough)
    _erase([row for pk in changed for row, _digest in kept[pk].values()])
    if new := {pk: wanted[pk] for pk in changed if pk in wanted}:
        _insert(source.kind, new, moments)
    return len(changed)


def rebuild(sources: Iterable[Source] | None = None) -> dict[str, int]:
    """Every row made anew where it is not as it ought to be; how many records changed, by kind. A second run changes nothing."""
    with transaction.atomic():
        _erase(nobodys())
    return {source.kind: _rebuild(source) for source in (SOURCES if sources is None else sources)}


def _rebuild(source: Source) -> int:
    changed = 0
    for ids in batches(source):
        with transaction.atomic():
            changed += put_all(source, held(source, ids), instead_of=ids, thorough=True)
    with transaction.atomic():
        lost = orphans(source)
        list(source.model._base_manager.filter(pk__in=lost).select_for_update())
        put_all(source, (), instead_of=set(lost) & set(orphans(source)))
    return changed + len(lost)


def batches(source: Source) -> Iterator[list[int]]:
    """The ids of all records of a source, some hundred at a time."""
    last = 0
    while batch := list(source.records().order_by("pk").filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield batch
        last = batch[-1]


def held(source: Source, ids: Iterable[int]) -> list[Any]:
    """These records, and nobody changes them until the transaction ends."""
    return list(source.records().filter(pk__in=list(ids)).order_by("pk").select_for_update(of=("self",)))


def stale(source: Source, records: Sequence[Any]) -> list[int]:
    """The ids of those records whose rows are missing or say something else."""
    wanted, _moments = _wanted(source, records)
    return sorted(_differing(wanted, _kept(source, wanted), thorough=True))


def orphans(source: Source) -> list[int]:
    """The ids of records that have rows and are no longer searchable."""
    there = source.records().order_by().values("pk")
    lost = SearchRow.objects.filter(kind=source.kind).exclude(record_id__in=there)
    return sorted(set(lost.values_list("record_id", flat=True)))


def nobodys() -> list[int]:
    """The ids of rows whose kind nobody declares, and of words in the index that have no row."""
    unknown = SearchRow.objects.exclude(kind__in=SOURCES.names()).values_list("pk", flat=True)
    loose = SearchIndex.objects.exclude(pk__in=SearchRow.objects.values("pk")).values_list("pk", flat=True)
    return [*unknown, *loose]


Wanted = dict[int, list[Part]]
Kept = dict[int, dict[int, tuple[int, str]]]  # record → part → (id, digest)


def _wanted(source: Source, records: Iterable[Any]) -> tuple[Wanted, dict[int, datetime]]:
    wordings = {record.pk: source.wording(record) for record in records}
    return {pk: list(parts_of(pk, wording)) for pk, wording in wordings.items()}, {pk: wording.at for pk, wording in wordings.items()}


def _kept(source: Source, ids: Iterable[int]) -> Kept:
    kept: Kept = {pk: {} for pk in ids}
    for row, pk, part, digest in SearchRow.objects.filter(kind=source.kind, record_id__in=list(kept)).values_list(
        "pk", "record_id", "part", "digest"
    ):
        kept[pk][part] = row, digest
    return kept


def _differing(wanted: Wanted, kept: Kept, *, thorough: bool) -> set[int]:
    """The records whose rows are not as wanted; those that nothing is wanted of are among them when they have any."""
    wrong = {
        pk
        for pk, rows in kept.items()
        if {part: digest for part, (_row, digest) in rows.items()} != {part.number: part.digest for part in wanted.get(pk, ())}
    }
    if not thorough:
        return wrong
    same = {kept[pk][part.number][0]: (pk, part.words) for pk, parts in wanted.items() if pk not in wrong for part in parts}
    return wrong | {same[row][0] for row in index.differing([(row, words) for row, (_pk, words) in same.items()])}


def _insert(kind: str, wanted: dict[int, list[Part]], moments: dict[int, datetime]) -> None:
    places = _free_places({pk: place(kind, pk, moments[pk]) for pk in wanted})
    made = [(SearchRow(places[pk] + part.number, kind, pk, part.number, part.digest), part.words) for pk in wanted for part in wanted[pk]]
    SearchRow.objects.bulk_create([row for row, _words in made], batch_size=BATCH)
    index.write((row.pk, words) for row, words in made)


def _free_places(places: dict[int, int]) -> dict[int, int]:
    """Two records may ask for one place (the same second, 65,536 ids apart): the other is a second newer then."""
    mine: dict[int, int] = {}
    while places:
        taken = {*mine.values(), *SearchRow.objects.filter(pk__in=list(places.values())).values_list("pk", flat=True)}
        again = {}
        for pk, wanted in places.items():
            if wanted in taken:
                again[pk] = wanted + SECOND
            else:
                mine[pk] = wanted
                taken.add(wanted)
        places = again
    return mine


def _erase(ids: Sequence[int]) -> None:
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        index.erase(some)
        SearchRow.objects.filter(pk__in=some).delete()
