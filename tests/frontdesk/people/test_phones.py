"""Telephone numbers as they are shown: grouped as people read them out."""

import pytest

from frontdesk.people import phones


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13800000000", "138 0000 0000"),
        ("02155558000", "021 5555 8000"),
        ("01062551234", "010 6255 1234"),
        ("057187654321", "0571 8765 4321"),
        ("05526512345", "0552 651 2345"),
        ("4008001234", "400 800 1234"),
        ("+4915112345678", "+4915112345678"),
        ("021-5555 8120", "021-5555 8120"),  # as somebody wrote it
        ("8102", "8102"),
        ("", ""),
    ],
)
def test_a_number_is_grouped_by_its_kind(number: str, shown: str) -> None:
    assert phones.shown(number) == shown
