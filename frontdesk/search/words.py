"""How text becomes what the index holds and what a query asks: the same letters on both databases, no dictionary.

Han, kana and hangul become overlapping pairs with the last character once more by itself, so that a character's place in the text is its
place in the index; letters and digits become words. Everything else only parts them: 〔2026〕15号 → 2026 15 号, 合同书 → 合同 同书 书.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 64  # of a word, in characters
MOST_WORDS = 10  # of a query
PIECE, OVERLAP = 8_000, 20  # characters of one row's text: a tsvector forgets positions after 16,383
MOST_ALIKE = 200  # of one word in a row: a tsvector keeps 255 positions of each
BREAK = "\ue000"  # stands between two fields, so that no phrase reaches over; `fold` lets none through

PAIRED = "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
UNACCENTED = re.compile(r"[\x00-\x7f\u3001-\u3017\u4e00-\u9fff]*")  # most of what is written here, for speed
RUNS = re.compile(rf"([{PAIRED}]+)|(\d+)|((?:(?![{PAIRED}])[^\W\d_])+)")


def fold(text: str) -> str:
    """NFKC, case folded, without accents: ＩＳＯ→iso, é→e."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if UNACCENTED.fullmatch(text):
        return text
    parted = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in parted if unicodedata.category(sign) != "Mn" and sign != BREAK))


def _plain(text: str) -> str:
    """Characters outside the basic plane by their number: not every SQLite knows them for letters."""
    if text.isascii() or max(text) < "\U00010000":
        return text
    return "".join(sign if ord(sign) < 0x10000 else f"u{ord(sign):x}" for sign in text)


def tokens(text: str) -> list[str]:
    """What the index holds of a text, in order."""
    return [token for run in RUNS.finditer(fold(text)) for token in _of_run(run)]


def _of_run(run: re.Match[str]) -> list[str]:
    han = run[1]
    return [_plain(han[at : at + 2]) for at in range(len(han))] if han else [_plain(run[0][:LONGEST])]


def squeezed(text: str) -> str:
    """A whole name, title or number as one word: 'V-1123-06' → 'v112306'."""
    return _plain("".join(run[0] for run in RUNS.finditer(fold(text)))[:LONGEST])


def pieces(text: str) -> Iterator[list[str]]:
    """A long text as the tokens of its pieces; an empty one is one empty piece."""
    text = fold(text)
    start = 0
    while True:
        yield from _sparse(text[start : start + PIECE])
        if start + PIECE >= len(text):
            return
        start += PIECE - OVERLAP


def _sparse(text: str) -> Iterator[list[str]]:
    """The tokens of a piece, in halves while one word comes too often."""
    made = tokens(text)
    if len(text) <= 4 * OVERLAP or max(Counter(made).values(), default=0) <= MOST_ALIKE:
        yield made
        return
    half = len(text) // 2
    yield from _sparse(text[: half + OVERLAP])
    yield from _sparse(text[half:])


@dataclass(frozen=True)
class Phrase:
    """Tokens that stand one after the other; the last may be the beginning of a longer one."""

    tokens: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True)
class Question:
    """What somebody typed: every phrase must be there. Empty when nothing searchable was typed."""

    phrases: tuple[Phrase, ...]
    whole: str  # all of it as one word

    def __bool__(self) -> bool:
        return bool(self.phrases)

    @property
    def is_short(self) -> bool:
        """One character, which searches numbers and names only."""
        return len(self.phrases) == 1 and len(self.whole) == 1


def question(typed: str) -> Question:
    """At most ten words of what was typed; each is a phrase."""
    words = fold(typed[:200]).split()[:MOST_WORDS]
    phrases = tuple(phrase for word in words if (phrase := _phrase(word)).tokens)
    return Question(phrases, squeezed("".join(words)))


def _phrase(word: str) -> Phrase:
    runs = list(RUNS.finditer(word))
    made = [token for run in runs for token in _of_run(run)]
    ends_in_pairs = bool(runs and runs[-1][1] and len(runs[-1][1]) > 1)
    # The last pair says all: what stands by itself in the index is only the end of a run, and the text may go on.
    return Phrase(tuple(made[:-1] if ends_in_pairs else made), is_open=not ends_in_pairs)
