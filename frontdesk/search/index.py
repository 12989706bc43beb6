"""The two databases' own full-text indexes behind four words: create, write, erase, `Matches`.

Neither parses anything: FTS5 gets tokens parted by spaces, PostgreSQL gets tsvector and tsquery literals made here.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Q

from frontdesk.search.models import SearchIndex
from frontdesk.search.words import BREAK, Phrase

# FTS5's columns. In a tsvector the words of the first three stand once more behind a sign: a weight would do too, but the
# planner's statistics know no weights, and it would walk all rows for a word that is common in texts and nobody's name.
COLUMNS = {"numbers": "=", "starts": "^", "names": ".", "body": ""}
SECURE_SINCE = (3, 42)
TABLE = SearchIndex._meta.db_table
FTS5 = f"""CREATE VIRTUAL TABLE {TABLE} USING fts5({", ".join(COLUMNS)}, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3')"""

ALL = 10_000_000  # more rows than there are

Fields = Sequence[Sequence[str]]  # tokens of each field of a column


@dataclass(frozen=True)
class Words:
    """The tokens of one row: column → fields → tokens."""

    columns: dict[str, Fields]

    def texts(self) -> list[str]:
        """A text for each FTS5 column."""
        return [f" {BREAK} ".join(" ".join(field) for field in self.columns.get(name, ()) if field) for name in COLUMNS]

    def vector(self) -> str:
        """The literal of a tsvector: '合同':7 '.合同':7 '同书':8 …"""
        places: dict[str, list[str]] = {}
        at = 0
        for name, sign in COLUMNS.items():
            for field in self.columns.get(name, ()):
                for token in field:
                    at += 1
                    for lexeme in {token, sign + token}:
                        places.setdefault(lexeme, []).append(str(at))
                at += 1
        return " ".join(f"'{token}':{','.join(found)}" for token, found in places.items())


def create(database: BaseDatabaseWrapper) -> None:
    """Make the index; the migration does."""
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute(f"CREATE TABLE {TABLE} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)")
            cursor.execute(f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words) WITH (fastupdate = off)")
            return
        cursor.execute(FTS5)
        if sqlite3.sqlite_version_info >= SECURE_SINCE:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES('secure-delete', 1)")


def remove(database: BaseDatabaseWrapper) -> None:
    with database.cursor() as cursor:
        cursor.execute(f"DROP TABLE {TABLE}")


def write(rows: Iterable[tuple[int, Words]]) -> None:
    """Put the words of new rows into the index."""
    postgres = connection.vendor == "postgresql"
    marks = "%s, %s::tsvector" if postgres else ", ".join(["%s"] * (len(COLUMNS) + 1))
    names = "words" if postgres else ", ".join(COLUMNS)
    values: list[Sequence[int | str]] = [(pk, words.vector()) if postgres else (pk, *words.texts()) for pk, words in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {TABLE} (rowid, {names}) VALUES ({marks})", values)


def erase(ids: Sequence[int]) -> None:
    """Take rows out of the index."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(pk,) for pk in ids])


def scrub() -> None:
    """Let nothing of erased rows stay in the index: SQLite before 3.42 keeps their words until it merges. PostgreSQL's vacuum does."""
    if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < SECURE_SINCE:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES('optimize')")


def differing(rows: Sequence[tuple[int, Words]]) -> set[int]:
    """The ids whose words in the index are not these."""
    if not rows:
        return set()
    ids = [pk for pk, _words in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            given = ", ".join(["(%s::bigint, %s::tsvector)"] * len(rows))
            found = f"SELECT given.id FROM (VALUES {given}) given (id, words) JOIN {TABLE} kept ON kept.rowid = given.id"
            cursor.execute(f"{found} WHERE kept.words = given.words", [value for pk, words in rows for value in (pk, words.vector())])
            return set(ids) - {pk for (pk,) in cursor.fetchall()}
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(f"SELECT rowid, {', '.join(COLUMNS)} FROM {TABLE} WHERE rowid IN ({marks})", ids)
        kept = {pk: list(texts) for pk, *texts in cursor.fetchall()}
    return {pk for pk, words in rows if kept.get(pk) != words.texts()}


def newest(*, few: bool) -> Any:
    """The order of results. Where few of the rows with the words are wanted PostgreSQL must not walk all rows from the newest until it has
    met enough: it takes those with the words first, and sorts them.
    """
    return (F("pk") + 0).desc() if few and connection.vendor == "postgresql" else F("pk").desc()


def apart(matches: "Matches") -> Any:
    """The same question asked by itself, before anything else of it: beside the costs of what a reader may see PostgreSQL's planner does
    not tell its index from all rows. A limit is what it does not look through.
    """
    if connection.vendor != "postgresql":
        return matches
    return Q(pk__in=SearchIndex.objects.filter(matches).values("pk")[:ALL])


class Matches(Expression):
    """In a filter on SearchIndex: rows that have every phrase, in these columns only."""

    conditional = True

    def __init__(self, phrases: Sequence[Phrase], columns: Sequence[str] = ()):
        super().__init__(output_field=BooleanField())
        self.phrases, self.columns = tuple(phrases), tuple(columns)
        self.of: Any = F("pk")  # says what the table is called in this question

    def get_source_expressions(self) -> list[Any]:
        return [self.of]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        [self.of] = exprs

    def as_sqlite(self, compiler: Any, database: BaseDatabaseWrapper, **context: Any) -> tuple[str, list[str]]:
        asked = " AND ".join(f'"{" ".join(phrase.tokens)}"{" *" if phrase.is_open else ""}' for phrase in self.phrases)
        within = f"{{{' '.join(self.columns)}}} : ({asked})" if self.columns else asked
        return f"{compiler.quote_name_unless_alias(self.of.alias)}.{TABLE} MATCH %s", [within]

    def as_postgresql(self, compiler: Any, database: BaseDatabaseWrapper, **context: Any) -> tuple[str, list[str]]:
        signs = [COLUMNS[name] for name in self.columns] or [""]
        asked = " & ".join(f"({' | '.join(_phrase(phrase, sign) for sign in signs)})" for phrase in self.phrases)
        return f"{compiler.quote_name_unless_alias(self.of.alias)}.words @@ %s::tsquery", [asked]


def _phrase(phrase: Phrase, sign: str) -> str:
    """A phrase of a tsquery: '合同' <-> '同' <-> '15':*"""
    tokens = " <-> ".join(f"'{sign}{token}'" for token in phrase.tokens)
    return f"({tokens}{':*' if phrase.is_open else ''})"
