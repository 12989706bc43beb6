"""One `serve` per var folder: a lock the system lets go of however its holder ends."""

import fcntl
import os
from pathlib import Path
from typing import Self


class AlreadyServing(Exception):
    """Another `serve` holds the lock; `str(error)` is what it wrote: its process and address."""


class Lock:
    """Holds `path` while the block runs; `left_behind` tells that the last holder did not end by itself."""

    def __init__(self, path: Path, note: str):
        self.path, self.note = path, note
        self.left_behind = False

    def __enter__(self) -> Self:
        self.file = open(self.path, "a+", encoding="utf-8")
        self.file.seek(0)
        written = self.file.read()
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.file.close()
            raise AlreadyServing(written) from None
        self.left_behind = bool(written)
        self._write(self.note)
        return self

    def __exit__(self, *error: object) -> None:
        self._write("")
        self.file.close()

    def _write(self, text: str) -> None:
        os.ftruncate(self.file.fileno(), 0)
        self.file.write(text)
        self.file.flush()
