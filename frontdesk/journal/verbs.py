"""Verbs of the trail in words: each area declares its own in `<area>/verbs.py`, so that an auditor reads sentences and not code.

    says({"check_in": _("checked in")}, area="visitors")

A verb may be said by several areas: `words_of` prefers the area of the record, the filter of the page shows a verb once.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from frontdesk.registry import Registry

VERBS: Registry[Any] = Registry("verb")


def says(words: Mapping[str, Any], *, area: str) -> None:
    """Declare what the verbs of an area are called. A verb that the area has declared before raises ValueError."""
    for verb, label in words.items():
        VERBS.add(f"{area}.{verb}", label)


def words_of(verb: str, subject_type: str = "") -> str:
    """What somebody did, in the reader's language; the bare verb when nobody declared it."""
    own = f"{subject_type.partition('.')[0]}.{verb}"
    return str(VERBS[own]) if own in VERBS else labels().get(verb, verb)


def labels() -> dict[str, str]:
    """Every verb with its words; where areas say it differently, all of them."""
    said: dict[str, list[str]] = {}
    for name in VERBS.names():
        words = said.setdefault(name.partition(".")[2], [])
        if (label := str(VERBS[name])) not in words:
            words.append(label)
    return {verb: " / ".join(words) for verb, words in said.items()}


says({"purged": _("details erased"), "check_trail": _("trail verified")}, area="journal")
