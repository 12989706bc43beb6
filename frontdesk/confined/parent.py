"""The parent's side: waits for a turn, hands the bytes over, takes the answer within bounds, and words nothing itself."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore, Timer
from typing import IO

CHILD = Path(__file__).with_name("child.py")
PIECE = 1024 * 1024


class Busy(Exception):
    """Others had the turns for as long as this one was ready to wait."""


class NoAnswer(Exception):
    """The child ran out of memory or time, crashed, or said more than it may."""


@dataclass(frozen=True)
class Confined:
    """A script that reads standard input and answers on standard output, with what one run of it may take."""

    script: Path
    memory: int  # bytes of address space
    seconds: int  # of the processor
    most_answer: int  # bytes
    patience: float = 60  # seconds that a call waits for its turn, and then may take
    at_once: int = 2  # of one process of ours
    waiting: int = 1  # calls that may wait for a turn: each holds one of the few threads of the web server
    turns: BoundedSemaphore = field(init=False, repr=False, compare=False)
    places: BoundedSemaphore = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "turns", BoundedSemaphore(self.at_once))
        object.__setattr__(self, "places", BoundedSemaphore(self.at_once + self.waiting))

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-I", str(CHILD), str(self.memory), str(self.seconds), str(self.script), *arguments]

    def ask(self, data: bytes, *arguments: str) -> bytes:
        """The script's answer to `data`. Raises `Busy` and `NoAnswer`; slow, so never inside a transaction."""
        if not self.places.acquire(blocking=False):
            raise Busy
        try:
            if not self.turns.acquire(timeout=self.patience):
                raise Busy
            try:
                return self._answer(data, self.command(*arguments))
            finally:
                self.turns.release()
        finally:
            self.places.release()

    def _answer(self, data: bytes, command: list[str]) -> bytes:
        with TemporaryFile() as given:
            given.write(data)
            given.seek(0)
            with subprocess.Popen(command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}) as process:
                assert process.stdout is not None
                end = Timer(self.patience, process.kill)
                end.start()
                try:
                    answer = self._heard(process.stdout)
                    if len(answer) > self.most_answer:
                        process.kill()
                    process.wait()
                finally:
                    end.cancel()
        if process.returncode or len(answer) > self.most_answer:
            raise NoAnswer
        return answer

    def _heard(self, said: IO[bytes]) -> bytes:
        """All that is said, or the first bit that is too much; a piece at a time, since a large read takes its memory at once."""
        pieces, many = [], 0
        while many <= self.most_answer and (piece := said.read(PIECE)):
            pieces.append(piece)
            many += len(piece)
        return b"".join(pieces)
