"""Names are found as people type them."""

import pytest

from frontdesk.people.models import Person
from frontdesk.people.names import initial_of, masked, normal, spellings
from frontdesk.people.phones import digits, is_mobile
from tests.factories.people import PersonFactory


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("安然", "anran ran ar"),
        ("王小明", "wangxiaoming xiaoming wxm"),
        ("单雅", "shanya ya sy"),
        ("薄岩", "boyan yan by"),
        ("曾国藩", "zengguofan guofan zgf"),
        ("欧阳娜", "ouyangna na oyn"),
        ("尉迟恭", "yuchigong gong ycg"),
        ("吕布", "lvbu bu lb"),
        ("Laura Reyes", "laurareyes reyes lr"),
    ],
)
def test_pinyin_given_name_and_initials_of_a_name(name: str, ways: str) -> None:
    assert spellings(name).split()[:3] == ways.split()


@pytest.mark.parametrize("typed", ["安然", "anran", "AnRan", "ran", "ar", "ＡＲ", "an ran", "Ann"])
def test_ann_is_found_by(ann: Person, typed: str) -> None:
    assert ann in Person.objects.named_like(typed)


@pytest.mark.parametrize("typed", ["nr", "reyes", "yes", "%", "_"])
def test_ann_is_not_found_by(ann: Person, typed: str) -> None:
    assert ann not in Person.objects.named_like(typed)


def test_only_the_whole_name_is_exact(ann: Person) -> None:
    PersonFactory(name="安若宁")

    assert [[str(person) for person in Person.objects.named_exactly(typed)] for typed in ("安然", "an", "安")] == [["安然"], [], []]


@pytest.mark.parametrize(("left", "right"), [("Ａｎｎ", "ann"), ("ann ", "ANN"), ("İ", "i̇")])
def test_look_alikes_are_one_key(left: str, right: str) -> None:
    assert normal(left) == normal(right)


def test_initials_and_masks() -> None:
    assert [initial_of("安然"), initial_of("laura"), initial_of(""), masked("王小明"), masked("Laura Reyes")] == [
        "安",
        "L",
        "?",
        "王**",
        "L****",
    ]


@pytest.mark.parametrize(
    ("typed", "number", "good"),
    [
        ("138 0000 0000", "13800000000", True),
        ("+86 138-0000-0000", "13800000000", True),
        ("１３８００００００００", "13800000000", True),
        ("+44 20 7946 0000", "+442079460000", True),
        ("12345", "12345", False),
        ("12800000000", "12800000000", False),
        ("", "", False),
    ],
)
def test_phone_numbers(typed: str, number: str, good: bool) -> None:
    assert (digits(typed), is_mobile(digits(typed))) == (number, good)
