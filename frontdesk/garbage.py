"""How often a process that serves looks for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def keep_what_is_loaded() -> None:
    """Set what was imported so far aside and look less often.

    A page makes objects by the ten thousand and nearly all go when their last user does, while Python looks every 700 new objects and
    now and then through all of the code. The middle page gains little, the slowest one in twenty up to a quarter of a second
    (docs/figures.md, "Both scales"). Cycles are still found, a little later.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@contextmanager
def looking_less() -> Iterator[None]:
    """`keep_what_is_loaded` for one long piece of work; who looks how often afterwards is up to whose process it is."""
    usual = gc.get_threshold()
    keep_what_is_loaded()
    try:
        yield
    finally:
        gc.set_threshold(*usual)
