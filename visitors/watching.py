"""How like somebody on the watch-list a visitor is. Whole names only, never a part of one; nothing here asks the database.

By phone or e-mail: the same. By name: the same characters, the same sound (王小明 = 王曉明 = Wang Xiaoming = Xiaoming Wang), or, where one
of the two was written in Latin letters, a spelling that a hand might slip to.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frontdesk.people import phones
from frontdesk.people.names import DOUBLE_SURNAMES, normal, syllables

MOST = 5_000  # entries that are compared; a list longer than that is no watch-list


@dataclass(frozen=True)
class Watched:
    """What is compared of a visitor or of an entry; `sounds` are the whole name in Latin letters, surname first and last."""

    phone: str = ""
    email: str = ""
    key: str = ""
    sounds: tuple[str, ...] = ()
    pk: int = 0

    @property
    def is_latin(self) -> bool:
        return not re.search(r"[\u3400-\u9fff]", self.key)


@dataclass(frozen=True)
class Likeness:
    """By what they are alike, and how much of a hundred."""

    pk: int
    by_what: str
    score: int


def sounds_of(name: str) -> tuple[str, ...]:
    """The whole name in Latin letters, in the orders people write it: 王小明 → wangxiaoming, xiaomingwang."""
    read = [_bare(syllable) for syllable in syllables(name)]
    surname = 2 if name.strip()[:2] in DOUBLE_SURNAMES else 1
    orders = [read, [*read[surname:], *read[:surname]], [*read[-1:], *read[:-1]] if name.isascii() else read]
    return tuple(dict.fromkeys("".join(order) for order in orders if order))


def _bare(word: str) -> str:
    """Without accents and apostrophes: zoë → zoe, o’brien → obrien."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if letter.isalnum())


def kept(sounds: Iterable[str]) -> str:
    """As an entry keeps its sounds, each whole: ' wangxiaoming xiaomingwang '."""
    fenced = f" {' '.join(sounds)} "
    return fenced if len(fenced) <= 600 else ""


def of(*, name: str = "", phone: str = "", email: str = "", pk: int = 0) -> Watched:
    """Somebody as they are compared."""
    return Watched(phones.digits(phone), email.strip().casefold(), normal(name)[:120], sounds_of(name) if name.strip() else (), pk)


def alike(visitor: Watched, entries: Sequence[Watched]) -> list[Likeness]:
    """The entries that this visitor is like, the likest first."""
    found = [likeness for entry in entries[:MOST] if (likeness := likeness_of(visitor, entry))]
    return sorted(found, key=lambda one: (-one.score, one.pk))


def likeness_of(visitor: Watched, entry: Watched) -> Likeness | None:
    """By the surest sign there is; None when they are not alike."""
    if visitor.phone and visitor.phone == entry.phone:
        return Likeness(entry.pk, "phone", 100)
    if visitor.email and visitor.email == entry.email:
        return Likeness(entry.pk, "email", 100)
    if visitor.key and visitor.key == entry.key:
        return Likeness(entry.pk, "name", 95)
    if any(sound in entry.sounds for sound in visitor.sounds):
        return Likeness(entry.pk, "pinyin", 85)
    if entry.sounds and (visitor.is_latin or entry.is_latin):  # 张伟 and 张磊 are two people, not a slip of the hand
        return _near(visitor, entry)
    return None


def _near(visitor: Watched, entry: Watched) -> Likeness | None:
    best = min((slips(sound, entry.sounds[0], slack(sound, entry.sounds[0])) for sound in visitor.sounds), default=None)
    return Likeness(entry.pk, "near", 85 - 10 * best) if best is not None and best < 99 else None


def slack(one: str, other: str) -> int:
    """How many slips are still the same name: none in a short one."""
    shorter = min(len(one), len(other))
    return 0 if shorter < 7 else 1 if shorter < 11 else 2


def slips(one: str, other: str, most: int) -> int:
    """How many letters are missing, too many, wrong or swapped with their neighbour (Damerau-Levenshtein); 99 for more than `most`."""
    if not most or abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return 99
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row = row, [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return 99
        before = last
    return row[-1] if row[-1] <= most else 99
