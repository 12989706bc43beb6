"""Walking the chain: says which rows are not what was sealed. Memory stays constant however long the trail is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import DatabaseError, models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.journal.canonical import GENESIS, commitment, digests
from frontdesk.journal.models import Detail, Entry, Erasure, Seal
from frontdesk.journal.purge import VERB as PURGED

Row = TypeVar("Row", bound=models.Model)
UNREADABLE = (ValueError, TypeError, OverflowError, DatabaseError)


class Kind(models.TextChoices):
    """What can be wrong with a place in the chain."""

    CHANGED = "changed", gettext_lazy("the entry is not what was sealed")
    MISSING = "missing", gettext_lazy("an entry or its seal is missing")
    SWAPPED = "swapped", gettext_lazy("the entry stands in another's place")
    INSERTED = "inserted", gettext_lazy("the entry was put in afterwards")
    DETAIL_CHANGED = "detail changed", gettext_lazy("the details are not what was recorded")
    DETAIL_MISSING = "detail missing", gettext_lazy("the details are missing and no purge erased them")
    ERASURE = "erasure", gettext_lazy("what is noted about erased details does not agree with the purges")


@dataclass(frozen=True)
class Finding:
    """One bad row: what is wrong, its place in the chain and, where known, its entry."""

    kind: Kind
    number: int
    entry_id: int | None = None

    def __str__(self) -> str:
        if self.entry_id is None:
            return _("Seal %(number)s: %(wrong)s.") % {"number": self.number, "wrong": self.kind.label}
        words = _("Seal %(number)s, entry %(entry)s: %(wrong)s.")
        return words % {"number": self.number, "entry": self.entry_id, "wrong": self.kind.label}


@dataclass(frozen=True)
class Link:
    """A seal with what it points at, as found in the database."""

    seal: Seal
    entry: Entry | None  # None: gone; an entry that cannot be read any more is blank
    detail: Detail | None
    noted: bool  # there is a note that a purge erased the details
    erased: bool  # a purge says so, provably
    forgot: bool = False  # it is a purge, and some of what it erased is not noted any more

    @property
    def holds(self) -> bool:
        return self.entry is not None and self.seal.hash in self.may_be(self.seal.prev, self.entry)

    def may_be(self, prev: str, entry: Entry) -> set[str]:
        """The hashes that this seal could have over an entry."""
        return digests(prev, entry, self.seal.sealed_at)


def verify(
    *, anchors: Mapping[int, str] | None = None, limit: int = 100, batch: int = 1000, after: int = 0, until: int | None = None
) -> list[Finding]:
    """Up to `limit` bad rows, the first in the chain first. An empty list: the sealed trail is intact.

    `anchors` are heads (number → hash) kept outside the database: with them a cut-off end and a chain that was
    rewritten as a whole are found too. A slice of the chain begins behind the seal `after` and ends with the seal
    `until`, which must be there; entries swapped between two slices are found as changed.
    """
    walk = _Walk(dict(anchors or {}), after)
    for link, following in _with_following(_links(batch, after)):
        if until is not None and link.seal.number > until:
            break
        walk.step(link, following)
        if len(walk.findings) >= limit:
            break
    else:
        walk.end()
    walk.stop(until or 0)
    return walk.answer()[:limit]


def contains(head: str) -> bool:
    """Whether the chain still holds a head kept outside, "number:hash" or the hash alone.

    Only together with `verify` this proves anything: an intact chain that contains the head is the chain of that day, continued.
    """
    number, _colon, kept = head.strip().lower().rpartition(":")
    seals = Seal.objects.filter(hash=kept)
    return (seals.filter(number=int(number)) if number.isascii() and number.isdigit() else seals).exists()


def unsealed_count() -> int:
    """How many entries no seal protects yet."""
    return Entry.objects.unsealed().count()


class _Walk:
    """What is remembered from one link to the next."""

    def __init__(self, anchors: dict[int, str], after: int = 0):
        self.anchors = anchors
        self.findings: list[Finding] = []
        self.odd: list[Link] = []  # links whose hash fits no more: perhaps only swapped
        self.expected = after + 1
        # What the next link may name as its prev.
        self.before = set(Seal.objects.filter(number=after).values_list("hash", flat=True)) if after else {GENESIS}

    def step(self, link: Link, following: Link | None) -> None:
        wrong = self._wrong(link, following)
        if wrong:
            self.findings.append(Finding(wrong, link.seal.number, link.seal.entry_id))
            if wrong is Kind.CHANGED:
                self.odd.append(link)
        self._anchor(link)
        self.expected = link.seal.number + 1
        if wrong is Kind.INSERTED:
            return
        self.before = {link.seal.hash}
        if link.entry is not None:
            # If only the stored hash was edited, the next link still names the true one: one finding, not two.
            self.before |= link.may_be(link.seal.prev, link.entry)

    def _wrong(self, link: Link, following: Link | None) -> Kind | None:
        gap = link.seal.number != self.expected
        if gap:
            self.findings.append(Finding(Kind.MISSING, self.expected))
        if link.entry is None:
            return Kind.MISSING
        if link.seal.prev not in self.before and not gap:
            return self._out_of_line(link, following)
        if not link.holds:
            return Kind.CHANGED
        return _wrong_detail(link.entry, link)

    def _out_of_line(self, link: Link, following: Link | None) -> Kind:
        """This link does not follow the one before it."""
        if link.entry is not None and any(link.seal.hash in link.may_be(before, link.entry) for before in self.before):
            return Kind.CHANGED  # only its prev was edited
        if following is not None and following.seal.prev in self.before:
            return Kind.INSERTED
        if link.holds and (following is None or following.seal.prev == link.seal.hash):
            return Kind.MISSING  # sound, and so is what follows: something before it was taken out
        return Kind.SWAPPED if link.holds else Kind.CHANGED

    def _anchor(self, link: Link) -> None:
        kept = self.anchors.pop(link.seal.number, link.seal.hash)
        if kept != link.seal.hash and not (self.findings and self.findings[-1].number == link.seal.number):
            self.findings.append(Finding(Kind.CHANGED, link.seal.number, link.seal.entry_id))

    def stop(self, until: int) -> None:
        """The slice ends here: every seal up to `until` must have come."""
        if self.expected <= until and not self.findings:
            self.findings.append(Finding(Kind.MISSING, self.expected))

    def end(self) -> None:
        if any(number >= self.expected for number in self.anchors):
            self.findings.append(Finding(Kind.MISSING, self.expected))

    def answer(self) -> list[Finding]:
        """The findings, with `changed` told apart from `swapped`: the entry fits under another odd seal."""
        entries = [link.entry for link in self.odd if link.entry is not None]
        swapped = {link.seal.number for link in self.odd if any(link.seal.hash in link.may_be(link.seal.prev, entry) for entry in entries)}
        return [
            Finding(Kind.SWAPPED, found.number, found.entry_id) if found.kind is Kind.CHANGED and found.number in swapped else found
            for found in self.findings
        ]


def _wrong_detail(entry: Entry, link: Link) -> Kind | None:
    """Details are there and intact, or erased by a purge and noted so: nothing else is right."""
    if link.detail is not None and not _intact(entry, link.detail):
        return Kind.DETAIL_CHANGED
    if link.detail is None and entry.commitment and not link.erased:
        return Kind.DETAIL_MISSING
    noted_falsely = link.noted and (link.detail is not None or not link.erased)
    return Kind.ERASURE if noted_falsely or link.forgot else None


def _intact(entry: Entry, detail: Detail) -> bool:
    return commitment(detail.salt or b"", detail.data) == entry.commitment


def _with_following(links: Iterator[Link]) -> Iterator[tuple[Link, Link | None]]:
    current = next(links, None)
    while current is not None:
        following = next(links, None)
        yield current, following
        current = following


def _links(batch: int, after: int = 0) -> Iterator[Link]:
    """Every seal behind the one numbered `after`, in order; a handful of queries a batch."""
    last = after or -1
    while seals := _seals(last, batch):
        last = seals[-1].number
        ids = [seal.entry_id for seal in seals]
        entries = _read(Entry.objects.all(), "id", ids)
        details = _read(Detail.objects.all(), "entry_id", ids)
        noted = dict(Erasure.objects.filter(entry_id__in=ids).values_list("entry_id", "purge_id"))
        erased = _erased(noted) if noted else set()
        purges = [details[pk] for pk, entry in entries.items() if entry.verb == PURGED and pk in details]
        forgot = _forgot(purges) if purges else set()
        for seal in seals:
            pk = seal.entry_id
            yield Link(seal, entries.get(pk), details.get(pk), pk in noted, pk in erased, pk in forgot)


def _seals(last: int, batch: int) -> list[Seal]:
    """The next seals. One whose moment cannot be read comes without it, and its hash fits no more."""
    rows = Seal.objects.filter(number__gt=last).order_by("number")
    try:
        return list(rows[:batch])
    except UNREADABLE:
        bare = list(rows.values("id", "number", "entry_id", "prev", "hash")[:batch])
        moments = _read(Seal.objects.all(), "id", [row["id"] for row in bare])
        return [Seal(**row, sealed_at=moments[row["id"]].sealed_at) for row in bare]


def _read(rows: models.QuerySet[Row], key: str, ids: list[int]) -> dict[int, Row]:
    """Rows by key. A tampered value may not even be readable: then row by row, and what cannot be read is left blank."""
    try:
        return {getattr(row, key): row for row in rows.filter(**{f"{key}__in": ids})}
    except UNREADABLE:
        if len(ids) == 1:
            return {ids[0]: rows.model(**{key: ids[0]})}
        return {pk: row for one in ids for pk, row in _read(rows, key, [one]).items()}


def _erased(noted: Mapping[int, int]) -> set[int]:
    """Of the entries noted as erased by a purge: those whose purge stands in the trail, is intact and names them."""
    purges: dict[int, set[int]] = {}
    for entry_id, purge_id in noted.items():
        purges.setdefault(purge_id, set()).add(entry_id)
    proofs = Detail.objects.filter(entry_id__in=list(purges), entry__verb=PURGED).select_related("entry")
    erased: set[int] = set()
    for proof in proofs.iterator(chunk_size=10):
        if _intact(proof.entry, proof):
            erased |= purges[proof.entry_id].intersection(proof.data["entries"])
    return erased


def _forgot(purges: Iterable[Detail]) -> set[int]:
    """Those purges of which not everything they erased is noted any more."""
    named = {purge.entry_id: set(purge.data["entries"]) for purge in purges if isinstance(purge.data, dict) and "entries" in purge.data}
    noted: dict[int, set[int]] = {}
    for purge_id, entry_id in Erasure.objects.filter(purge_id__in=list(named)).values_list("purge_id", "entry_id"):
        noted.setdefault(purge_id, set()).add(entry_id)
    return {pk for pk, ids in named.items() if ids - noted.get(pk, set())}
