"""Walking the chain: says which rows are not what was sealed. Memory stays constant however long the trail is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import DatabaseError, models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.journal.canonical import GENESIS, commitment, digest
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
    erased: bool  # a purge says, provably, that it erased the details

    @property
    def holds(self) -> bool:
        return self.entry is not None and digest(self.seal.prev, self.entry) == self.seal.hash


def verify(*, anchors: Mapping[int, str] | None = None, limit: int = 100, batch: int = 1000) -> list[Finding]:
    """Up to `limit` bad rows, the first in the chain first. An empty list: the sealed trail is intact.

    `anchors` are heads (number → hash) kept outside the database: with them a cut-off end and a chain that was
    rewritten as a whole are found too.
    """
    walk = _Walk(dict(anchors or {}))
    for link, following in _with_following(_links(batch)):
        walk.step(link, following)
        if len(walk.findings) >= limit:
            break
    else:
        walk.end()
    return walk.answer()[:limit]


def unsealed_count() -> int:
    """How many entries no seal protects yet."""
    return Entry.objects.unsealed().count()


class _Walk:
    """What is remembered from one link to the next."""

    def __init__(self, anchors: dict[int, str]):
        self.anchors = anchors
        self.findings: list[Finding] = []
        self.odd: list[Link] = []  # links whose hash fits no more: perhaps only swapped
        self.expected = 1
        self.before = {GENESIS}  # what the next link may name as its prev

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
            self.before.add(digest(link.seal.prev, link.entry))

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
        return _wrong_detail(link.entry, link.detail, link.erased)

    def _out_of_line(self, link: Link, following: Link | None) -> Kind:
        """This link does not follow the one before it."""
        if link.entry is not None and any(digest(before, link.entry) == link.seal.hash for before in self.before):
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

    def end(self) -> None:
        if any(number >= self.expected for number in self.anchors):
            self.findings.append(Finding(Kind.MISSING, self.expected))

    def answer(self) -> list[Finding]:
        """The findings, with `changed` told apart from `swapped`: the entry fits under another odd seal."""
        entries = [link.entry for link in self.odd if link.entry is not None]
        swapped = {link.seal.number for link in self.odd if any(digest(link.seal.prev, entry) == link.seal.hash for entry in entries)}
        return [
            Finding(Kind.SWAPPED, found.number, found.entry_id) if found.kind is Kind.CHANGED and found.number in swapped else found
            for found in self.findings
        ]


def _wrong_detail(entry: Entry, detail: Detail | None, erased: bool) -> Kind | None:
    if detail is None:
        return Kind.DETAIL_MISSING if entry.commitment and not erased else None
    return None if _intact(entry, detail) else Kind.DETAIL_CHANGED


def _intact(entry: Entry, detail: Detail) -> bool:
    return commitment(detail.salt or b"", detail.data) == entry.commitment


def _with_following(links: Iterator[Link]) -> Iterator[tuple[Link, Link | None]]:
    current = next(links, None)
    while current is not None:
        following = next(links, None)
        yield current, following
        current = following


def _links(batch: int) -> Iterator[Link]:
    """Every seal in its order; four queries a batch."""
    last = -1
    while seals := list(Seal.objects.filter(number__gt=last).order_by("number")[:batch]):
        last = seals[-1].number
        ids = [seal.entry_id for seal in seals]
        entries = _read(Entry.objects.all(), "id", ids)
        details = _read(Detail.objects.all(), "entry_id", ids)
        bare = [pk for pk, entry in entries.items() if entry.commitment and pk not in details]
        erased = _erased(bare) if bare else set()
        for seal in seals:
            pk = seal.entry_id
            yield Link(seal, entries.get(pk), details.get(pk), pk in erased)


def _read(rows: models.QuerySet[Row], key: str, ids: list[int]) -> dict[int, Row]:
    """Rows by key. A tampered value may not even be readable: then row by row, and what cannot be read is left blank."""
    try:
        return {getattr(row, key): row for row in rows.filter(**{f"{key}__in": ids})}
    except UNREADABLE:
        if len(ids) == 1:
            return {ids[0]: rows.model(**{key: ids[0]})}
        return {pk: row for one in ids for pk, row in _read(rows, key, [one]).items()}


def _erased(ids: Iterable[int]) -> set[int]:
    """Those whose purge stands in the trail, is intact and names them."""
    purges: dict[int, set[int]] = {}
    for erasure in Erasure.objects.filter(entry_id__in=list(ids)):
        purges.setdefault(erasure.purge_id, set()).add(erasure.entry_id)
    proofs = Detail.objects.filter(entry_id__in=list(purges), entry__verb=PURGED).select_related("entry")
    erased: set[int] = set()
    for proof in proofs.iterator(chunk_size=10):
        if _intact(proof.entry, proof):
            erased |= purges[proof.entry_id].intersection(proof.data["entries"])
    return erased
