"""Each value stands in a sentence with its unit, and its field keeps its bounds."""

import pytest
from django.forms import Form
from django.utils.translation import override

from frontdesk.limits.values import Days, Limit, Minutes, Number, Shift, TimeOfDay, YesNo


@pytest.mark.parametrize(
    ("limit", "stored", "english", "chinese"),
    [
        (Minutes(60), 60, ("", " minutes"), ("", " 分钟")),
        (Minutes(1), 1, ("", " minute"), ("", " 分钟")),
        (Days(7), 7, ("", " days"), ("", " 天")),
        (Number(30), 30, ("", ""), ("", "")),
        (TimeOfDay("03:00"), "03:00", ("", ""), ("", "")),
        (YesNo(False), False, ("", ""), ("", "")),
        (Shift("previous"), "previous", ("", ""), ("", "")),
    ],
)
def test_the_unit_stands_beside_the_value(limit: Limit, stored: object, english: tuple[str, str], chinese: tuple[str, str]) -> None:
    with override("en"):
        assert limit.unit(stored) == english
    with override("zh-hans"):
        assert limit.unit(stored) == chinese


@pytest.mark.parametrize(
    ("limit", "typed", "value"),
    [
        (Minutes(60, minimum=1, maximum=90), "90", 90),
        (Minutes(60, minimum=1, maximum=90), "91", None),
        (Minutes(60, minimum=1, maximum=90), "0", None),
        (Minutes(60), "", None),
        (TimeOfDay("03:00"), "23:59", "23:59"),
        (TimeOfDay("03:00"), "24:00", None),
        (YesNo(False), "yes", True),
        (YesNo(False), "no", False),
        (YesNo(False), "perhaps", None),
        (Shift("previous"), "next", "next"),
        (Shift("previous"), "sideways", None),
    ],
)
def test_a_field_takes_what_lies_within_its_bounds(limit: Limit, typed: str, value: object) -> None:
    form = type("One", (Form,), {"it": limit.field()})({"it": typed})

    assert (form.is_valid(), form.cleaned_data.get("it")) == (value is not None, value)
