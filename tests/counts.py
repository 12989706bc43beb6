"""How often a test repeats itself: small numbers by default, the full ones under `make prove`."""

import os

PROVE = os.environ.get("PROVE") == "1"


def count(full: int, small: int) -> int:
    """`full` under `make prove`, `small` otherwise."""
    return full if PROVE else small
