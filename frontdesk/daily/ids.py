"""Ids of many records in one short text: each as its distance from the one before."""

from collections.abc import Iterable
from itertools import accumulate


def packed(ids: Iterable[int]) -> str:
    """{7, 9, 10} as '7 2 1'."""
    ordered = sorted(ids)
    return " ".join(str(after - before) for before, after in zip([0, *ordered], ordered, strict=False))


def unpacked(text: str) -> set[int]:
    return set(accumulate(map(int, text.split())))
