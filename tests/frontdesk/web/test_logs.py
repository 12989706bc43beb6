"""Logs name nobody: no logging call is given a person's words, and what slips into an exception is masked."""

import ast
import logging
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings

from frontdesk.web.logs import NoPeople

pytestmark = pytest.mark.once

ROOT = Path(settings.BASE_DIR)
FILES = sorted(path for folder in (ROOT / "frontdesk", *(ROOT / area for area in settings.AREAS)) for path in folder.rglob("*.py"))
LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
# What may stand in a line of a log beside words: numbers of rows, names of rules and channels, kinds of errors, hashes.
HARMLESS = {
    "pk", "rule.name", "name", "number", "last", "channel", "notice.pk", "notice.channel", "notice.tries", "type(error).__name__",
    "head.number", "head.hash", "head.sealed_at.isoformat()", "answer", "code",
}  # fmt: skip


@cache
def logged() -> dict[str, list[str]]:
    """Line → what a logging call is given besides its words."""
    found = {}
    for path in FILES:
        text = path.read_text()
        for node in ast.walk(ast.parse(text)) if "log" in text else ():
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LEVELS):
                continue
            if ast.unparse(node.func.value) in ("log", "logger", "logging"):
                words, *given = node.args
                assert isinstance(words, ast.Constant), f"{path}:{node.lineno}: the words of a log line are fixed"
                found[f"{path.relative_to(ROOT)}:{node.lineno}"] = [ast.unparse(each) for each in given]
    return found


def test_no_logging_call_is_given_what_may_name_somebody() -> None:
    """A number of a row or the kind of an error is enough to find it; add such a thing to HARMLESS, never a name or a text."""
    assert {line: set(given) - HARMLESS for line, given in logged().items() if set(given) - HARMLESS} == {}
    assert len(logged()) >= 6


@pytest.fixture
def written() -> StringIO:
    return StringIO()


def test_addresses_and_mobile_numbers_are_masked_in_lines_and_tracebacks(written: StringIO) -> None:
    handler = logging.StreamHandler(written)
    handler.setFormatter(NoPeople("{message}", style="{"))
    log = logging.Logger("tests.masked")
    log.addHandler(handler)
    try:
        raise ValueError("550 no such user wang.xm@mail.example.com, 13812349876")
    except ValueError:
        log.exception("refused for %s", "13812349876")
    text = written.getvalue()
    assert ("wang" in text, "138123" in text, "…@…, 13*********" in text, "refused for 13*********" in text) == (False, False, True, True)


def test_numbers_that_are_no_mobile_stay(written: StringIO) -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "seal 12480 of 2026-11-23, 9f86d081884c7d659a13812349876a2f", (), None)
    assert NoPeople("{message}", style="{").format(record).startswith("seal 12480 of 2026-11-23")


def test_the_product_s_own_handler_masks() -> None:
    assert settings.LOGGING["formatters"]["plain"]["()"] == "frontdesk.web.logs.NoPeople"
