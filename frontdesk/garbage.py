"""How often a process that serves looks for garbage."""

import gc


def keep_what_is_loaded() -> None:
    """Set what was imported so far aside and look less often.

    A page makes objects by the ten thousand and nearly all go when their last user does. Python's own numbers (a look every 700 new
    objects, all of the hundred megabytes of code looked through every few pages) cost a long page a fifth of its time, and one in twenty
    a quarter of a second (docs/figures.md). Cycles are still found, a little later.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
