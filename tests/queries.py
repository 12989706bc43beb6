"""How many questions something asks the database."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries(do: Callable[[], Any]) -> int:
    """The number of statements that `do` runs."""
    with CaptureQueriesContext(connection) as captured:
        do()
    return len(captured)
