"""What must hold of papers: each is where its last hand-over says, and every hand-over begins where the one before it ended."""

from collections.abc import Iterable
from itertools import groupby, pairwise

from documents.models import HandOver, Paper
from frontdesk.invariants import invariant


@invariant("documents.papers")
def papers() -> Iterable[str]:
    """Who holds a paper is what its ledger says; the ledger counts from one without a hole, and nobody hands on what they don't hold."""
    rows = HandOver.objects.order_by("paper", "number").values_list("paper", "number", "giver", "taker")
    ledgers = {paper: list(moves) for paper, moves in groupby(rows.iterator(chunk_size=2000), key=lambda row: row[0])}
    for pk, moves, holder in Paper.objects.values_list("pk", "moves", "kept_by").iterator(chunk_size=2000):
        ledger = ledgers.get(pk, [])
        if [number for _paper, number, _giver, _taker in ledger] != list(range(1, moves + 1)):
            yield f"paper {pk}: {moves} moves, its ledger has {len(ledger)}"
        elif ledger[-1][3] != holder:
            yield f"paper {pk}: held by {holder}, its ledger says {ledger[-1][3]}"
        elif any(before[3] != after[2] for before, after in pairwise(ledger)):
            yield f"paper {pk}: somebody handed on what they did not hold"
