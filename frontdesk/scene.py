"""The demo company's stage: the shared part brings the people, each area's `demo.py` adds what happens to them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from frontdesk.registry import Registry


@dataclass
class Scene:
    """What an area's demo gets: a seeded dice, the moment, the size, the people."""

    rng: Random
    now: datetime
    scale: str  # small or large
    people: list[Any] = field(default_factory=list)
    cast: dict[str, Any] = field(default_factory=dict)
    say: Callable[[str], object] = lambda words: None  # how far a long act is


ACTS: Registry[Callable[[Scene], None]] = Registry("act of the demo")
EPILOGUES: Registry[Callable[[Scene], None]] = Registry("epilogue of the demo")  # played when its days have been counted


def act(name: str, acts: Registry[Callable[[Scene], None]] = ACTS) -> Callable[[Callable[[Scene], None]], Callable[[Scene], None]]:
    """Declare an area's part of the demo company; of `EPILOGUES` what is played at the end."""

    def declare(play: Callable[[Scene], None]) -> Callable[[Scene], None]:
        return acts.add(name, play)

    return declare
