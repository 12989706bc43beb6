"""What tests measured, gathered from every worker and printed at the end of a run: the table of docs/figures.md."""

import platform
import sqlite3
from collections.abc import Callable
from importlib.metadata import version

import pytest
from django.db import connection

from tests.counts import PROVE

Figure = Callable[[str], None]
NAMED = ("Django", "celery", "kombu", "granian", "playwright", "openpyxl", "pillow")


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """`figure("5 kills, 500 notices: 0 lost")`: a line of the table, with the name of the test before it."""
    return lambda words: record_property("figure", words)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table, when something was measured."""
    lines = [
        f"{report.nodeid.rpartition('/')[2]}: {value}"
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        for name, value in getattr(report, "user_properties", [])
        if name == "figure" and report.when == "call"
    ]
    if not lines:
        return
    terminalreporter.section("figures")
    database = (
        f"SQLite {sqlite3.sqlite_version}" if connection.vendor == "sqlite" else connection.settings_dict["ENGINE"].rpartition(".")[2]
    )
    versions = ", ".join(f"{name} {version(name)}" for name in NAMED)
    terminalreporter.line(f"{'full' if PROVE else 'small'} counts on {database}; Python {platform.python_version()}, {versions}")
    for line in sorted(lines):
        terminalreporter.line(line)
