"""How a step of sign-off stands: a pure function of its mode, its rule for refusals and what its signers answered.

| mode           | asked now                    | passes when             |
|----------------|------------------------------|-------------------------|
| one by one     | the first who has not answered | everybody agreed      |
| all 会签        | who has not answered         | everybody agreed        |
| any 或签        | who has not answered         | one agreed              |
| N of M         | who has not answered         | N agreed                |

A refusal ends the step at once and the sign-off with it (stop), or sends it back (back). Where answers are collected everybody may still
answer, and the step is refused when nobody is left who could: for `any` and N of M an agreement counts even after a refusal. A
time-out is no answer and ends nothing. Spared, transferred and removed signers stand in no list that comes here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.models import Decision, Mode, Refusal

Answer = Decision | None  # AGREED, REFUSED or not yet


class Verdict(StrEnum):
    OPEN = "open"
    PASSED = "passed"
    REFUSED = "refused"
    BACK = "back"


@dataclass(frozen=True)
class Standing:
    """`asked` are the places, from 0, of those whose answer is wanted now."""

    verdict: Verdict
    asked: tuple[int, ...] = ()


def standing(mode: str, refusal: str, needed: int, answers: Sequence[Answer]) -> Standing:
    """How the step stands; `needed` says how many must agree where the mode is N of M. ValueError for a step without signers."""
    if not answers:
        raise ValueError("a step without signers ends never")
    wanted = {Mode.ANY: 1, Mode.SOME: needed}.get(Mode(mode), len(answers))
    agreed, refused = answers.count(Decision.AGREED), answers.count(Decision.REFUSED)
    if refused and refusal != Refusal.COLLECT:
        return Standing(Verdict.BACK if refusal == Refusal.BACK else Verdict.REFUSED)
    if agreed >= wanted:
        return Standing(Verdict.PASSED)
    waiting = tuple(place for place, answer in enumerate(answers) if answer is None)
    if not waiting:
        return Standing(Verdict.REFUSED)
    return Standing(Verdict.OPEN, waiting[:1] if mode == Mode.ORDERED else waiting)
