"""Where the bytes lie: private storage, two folders deep, under names that say nothing and cannot be guessed."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

FOLDER = "files"
_is_dry: ContextVar[bool] = ContextVar("nothing is stored", default=False)


@contextmanager
def nothing_stored() -> Iterator[None]:
    """Inside, bytes get a name and are thrown away: for a transaction that is rolled back whatever happens."""
    token = _is_dry.set(True)
    try:
        yield
    finally:
        _is_dry.reset(token)


def new_name() -> str:
    """128 random bits: `files/3f/9c0b…`."""
    name = secrets.token_hex(16)
    return f"{FOLDER}/{name[:2]}/{name[2:]}"


def write(data: bytes) -> str:
    """Keep these bytes; the name they were stored under. Whose transaction is rolled back leaves them to the sweep."""
    return new_name() if _is_dry.get() else default_storage.save(new_name(), ContentFile(data))


def delete(stored_as: str) -> None:
    """Nothing happens when the bytes are gone already."""
    default_storage.delete(stored_as)


def stored() -> Iterator[str]:
    """The names of everything that is stored."""
    if not default_storage.exists(FOLDER):
        return
    for folder in sorted(default_storage.listdir(FOLDER)[0]):
        for name in sorted(default_storage.listdir(f"{FOLDER}/{folder}")[1]):
            yield f"{FOLDER}/{folder}/{name}"


def written_at(stored_as: str) -> datetime | None:
    """By the storage's own clock; None when it is gone meanwhile."""
    try:
        return default_storage.get_modified_time(stored_as)
    except FileNotFoundError:
        return None
