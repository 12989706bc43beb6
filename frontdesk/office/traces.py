"""Where a person is still named: every table, JSON decoded, search rows, sessions, queue, mails, logs and other files under `var`.

What a place holds is not told, only where it lies. Files of the database itself are not read: their tables are.
"""

import json
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from gzip import BadGzipFile
from gzip import open as gunzip
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, models

from frontdesk.people.models import Person

MOST_BYTES = 200 * 1024 * 1024  # of one file, or of one member of an archive
DEEPEST = 3  # archives in archives


@dataclass(frozen=True, order=True)
class Trace:
    """A place that still names somebody: "visitors.visit.name" and the row's key, or "var/mail/….eml"."""

    place: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.place} {self.key}".rstrip()


def traces(*wanted: str | Person) -> list[Trace]:
    """Every place that holds one of these texts, or a name, number or address of one of these people; case, width, blanks don't count."""
    needles = [needle for needle in map(plain, texts_of(wanted)) if needle]
    return sorted({said.trace for said in everything() if holds(said.value, needles, is_index=said.is_index)}) if needles else []


@dataclass(frozen=True)
class Said:
    """One value and where it lies; in an index a text is torn into pairs of letters."""

    trace: Trace
    value: Any
    is_index: bool = False


def everything() -> Iterator[Said]:
    """All that the product keeps, value by value: its tables, then its files."""
    yield from in_tables()
    yield from in_files(Path(settings.VAR))


def texts_of(wanted: Iterable[str | Person]) -> Iterator[str]:
    for one in wanted:
        if isinstance(one, Person):
            yield from (one.name, one.name_en, one.mobile, one.email)
        else:
            yield one


def plain(text: str) -> str:
    """NFKC, case folded, without blanks: '138 0000 1234' is found as '13800001234', '１３８' as '138'."""
    return "".join(normalize("NFKC", text).casefold().split())


def in_tables() -> Iterator[Said]:
    """Tables of models by their columns; tables that no model knows whole (a full-text index, say) by their position."""
    whole = set()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and knows_all_columns(model):
            whole.add(model._meta.db_table)
            yield from in_model(model)
    with connection.cursor() as cursor:
        others = sorted(set(connection.introspection.table_names(cursor)) - whole - {"django_migrations"})
    for table in others:
        yield from in_bare_table(table)


def knows_all_columns(model: type[models.Model]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)} WHERE 1 = 0")
        columns = {column[0] for column in cursor.description}
    return columns <= {field.column for field in model._meta.concrete_fields}


def in_model(model: type[models.Model]) -> Iterator[Said]:
    """Rows as the database holds them; a session is opened first."""
    columns = [field.attname for field in model._meta.concrete_fields]
    for row in model._base_manager.values_list("pk", *columns).iterator(chunk_size=1000):
        for column, kept in zip(columns, row[1:], strict=True):
            value = Session(session_data=kept).get_decoded() if model is Session and column == "session_data" else kept
            if value is not None:
                yield Said(Trace(f"{model._meta.label_lower}.{column}", str(row[0])), value)


def in_bare_table(table: str) -> Iterator[Said]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        while rows := cursor.fetchmany(1000):
            for row in rows:
                yield from (Said(Trace(table, str(row[0])), value, is_index=True) for value in row if value is not None)


def holds(value: Any, needles: list[str], *, is_index: bool = False) -> bool:
    """Whether a value names one of them; in an index all pairs of letters of a name, in whatever order, count as the name."""
    text = plain(words(value))
    if any(needle in text for needle in needles):
        return True
    return is_index and any(len(needle) > 1 and all(pair in text for pair in pairs(needle)) for needle in needles)


def pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


def words(value: Any) -> str:
    """A value as text: JSON without escapes, bytes as far as they are text."""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).decode("utf-8", "ignore")
    text = str(value)
    if "\\u" in text:  # JSON that a column keeps as text
        try:
            return json.dumps(json.loads(text), ensure_ascii=False)
        except ValueError:
            return text
    return text


def in_files(folder: Path) -> Iterator[Said]:
    """Files of the product's own folder: their names and what they hold, mails, archives and queue messages decoded."""
    database = Path(str(connection.settings_dict["NAME"])).name if connection.vendor == "sqlite" else "-"  # with its journal beside it
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if not path.is_file() or path.name.startswith(database):
            continue
        trace = Trace(f"var/{path.relative_to(folder).as_posix()}")
        try:
            yield from (Said(trace, part) for part in (path.name, *parts(path)))
        except FileNotFoundError:  # a queue message that a worker took meanwhile
            continue


def parts(path: Path) -> Iterator[str]:
    """What a file says, layer by layer."""
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES)
    if path.suffix == ".eml":
        yield words(raw)
        yield from mail(raw)
    elif path.suffix == ".gz":
        yield from unpacked(path)
    else:
        yield from said(raw)


def said(raw: bytes, depth: int = 0) -> Iterator[str]:
    """What bytes say: as text of either width, unpacked when they are a zip, decoded when they are a message of the queue."""
    yield words(raw)
    yield raw.decode("utf-16-le", "ignore")
    if raw[:2] == b"PK" and depth < DEEPEST:
        yield from members(raw, depth + 1)
    elif raw[:1] == b"{":
        yield from message(raw)


def mail(raw: bytes) -> Iterator[str]:
    """Headers and every part of a mail, decoded (RFC 2045, RFC 2047); a workbook that goes with it is opened."""
    parsed = message_from_bytes(raw, policy=policy.default)
    yield from (str(value) for value in parsed.values())
    for part in parsed.walk():
        if not part.is_multipart():
            content = part.get_payload(decode=True)
            yield from said(content) if isinstance(content, bytes) else ()
            yield part.get_filename() or ""


def unpacked(path: Path) -> Iterator[str]:
    try:
        with gunzip(path) as file:
            yield from said(file.read(MOST_BYTES))
    except (BadGzipFile, EOFError):
        return


def members(raw: bytes, depth: int) -> Iterator[str]:
    """The members of a zip file, those of a zip in it too; a workbook is one."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            for member in archive.infolist():
                yield member.filename
                if member.file_size <= MOST_BYTES:
                    yield from said(archive.read(member), depth)
    except (BadZipFile, NotImplementedError, RuntimeError):
        return


def message(raw: bytes) -> Iterator[str]:
    """A message of the folder queue: JSON whose body is base64."""
    try:
        told = json.loads(raw)
        yield words(told)
        if isinstance(told, dict) and isinstance(told.get("body"), str):
            yield words(b64decode(told["body"], validate=False))
    except (ValueError, RecursionError):
        return
