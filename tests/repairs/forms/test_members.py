"""Shifts as people write them."""

from datetime import time

import pytest
from django import forms

from repairs.actions.teams import Stretch
from repairs.forms.teams import in_fields, read

NIGHT = [Stretch(6, time(22), time.max), Stretch(0, time(0), time(6))]


@pytest.mark.parametrize(
    ("typed", "stretches"),
    [
        ("", []),
        ("8:00-16:00", [Stretch(6, time(8), time(16))]),
        ("08：00—12：00，13:30至18:00", [Stretch(6, time(8), time(12)), Stretch(6, time(13, 30), time(18))]),
        ("18:00-24:00", [Stretch(6, time(18), time.max)]),
        ("22:00-06:00", NIGHT),
        ("22:00-00:00", NIGHT[:1]),
    ],
)
def test_what_is_read(typed: str, stretches: list[Stretch]) -> None:
    assert read(6, typed) == stretches


@pytest.mark.parametrize("typed", ["morning", "8-16", "08:00-08:00", "25:00-26:00", "08:00-24:30"])
def test_what_is_not(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        read(0, typed)


def test_a_night_comes_back_as_two_stretches() -> None:
    assert in_fields(NIGHT) == {"day_0": "00:00-06:00", "day_6": "22:00-24:00"}
