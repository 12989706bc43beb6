"""Monday morning stands still where something reads the clock itself."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine

from tests.moments import MONDAY_9AM


@pytest.fixture
def at() -> Iterator[Callable[[datetime], None]]:
    """`at(moment)` sets the clock; it begins at nine on Monday."""
    with time_machine.travel(MONDAY_9AM, tick=False) as traveller:
        yield traveller.move_to
