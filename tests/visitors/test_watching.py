"""Who is like whom: a table of names, and two laws that hold for every name."""

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counts import count
from visitors import watching
from visitors.watching import Likeness

HANZI = st.text(st.sampled_from("王李张刘陈杨赵黄周吴小明伟芳娜秀英敏静丽强磊军洋欧阳单曾"), min_size=2, max_size=4)
LATIN = st.lists(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzéüñ"), min_size=2, max_size=9), min_size=1, max_size=4).map(" ".join)


def by_name(visitor: str, entry: str) -> tuple[str, int] | None:
    found = watching.likeness_of(watching.of(name=visitor), watching.of(name=entry))
    return (found.by_what, found.score) if found else None


@pytest.mark.parametrize(("visitor", "entry", "expected"), [
    ("王小明", "王小明", ("name", 95)),
    ("王 小明", "王小明", ("name", 95)),
    ("Wang Xiaoming", "王小明", ("pinyin", 85)),
    ("wangxiaoming", "王小明", ("pinyin", 85)),
    ("Xiaoming Wang", "王小明", ("pinyin", 85)),
    ("Wang Xiao Ming", "王小明", ("pinyin", 85)),
    ("王曉明", "王小明", ("pinyin", 85)),
    ("王小明", "Wang Xiaoming", ("pinyin", 85)),
    ("Ouyang Xiu", "欧阳修", ("pinyin", 85)),
    ("Xiu Ouyang", "欧阳修", ("pinyin", 85)),
    ("Shan Ya", "单雅", ("pinyin", 85)),
    ("Reyes, Laura", "Laura Reyes", ("pinyin", 85)),
    ("Zoe Ng", "Zoë Ng", ("pinyin", 85)),
    ("Wang Xiaomin", "王小明", ("near", 75)),
    ("Wnag Xiaoming", "王小明", ("near", 75)),
    ("Jon Smith", "John Smith", ("near", 75)),
    ("Laura Mendoza Reyez", "Lauro Mendoza Reyes", ("near", 65)),
    ("Reyes", "yes", None),
    ("yes", "Reyes", None),
    ("王小", "王小明", None),
    ("小明", "王小明", None),
    ("张磊", "张伟", None),  # one letter of pinyin apart, and two people
    ("Zhang", "张伟", None),
    ("Laura", "Lara", None),  # too short to forgive a slip
    ("Laura Reyes", "Laura Mendoza", None),
    ("", "王小明", None),
    ("王小明", "", None),
])  # fmt: skip
def test_whole_names_are_compared_in_every_way_they_are_written(visitor: str, entry: str, expected: tuple[str, int] | None) -> None:
    assert by_name(visitor, entry) == expected


@pytest.mark.parametrize(("visitor", "entry", "expected"), [
    ({"phone": "13800001234"}, {"phone": "+86 138 0000 1234"}, ("phone", 100)),
    ({"phone": "008613800001234"}, {"phone": "138-0000-1234"}, ("phone", 100)),
    ({"phone": "+44 20 7946 0958"}, {"phone": "+442079460958"}, ("phone", 100)),
    ({"phone": "13800001234"}, {"phone": "13800001235"}, None),
    ({"phone": ""}, {"phone": ""}, None),
    ({"email": "Li@Example.com"}, {"email": "li@example.com"}, ("email", 100)),
    ({"email": "li@example.com"}, {"email": "li@example.co"}, None),
    ({"name": "李四", "phone": "13800001234"}, {"name": "王小明", "phone": "13800001234"}, ("phone", 100)),
])  # fmt: skip
def test_a_number_and_an_address_are_the_same_or_not(visitor: dict, entry: dict, expected: tuple[str, int] | None) -> None:
    found = watching.likeness_of(watching.of(**visitor), watching.of(**entry))
    assert ((found.by_what, found.score) if found else None) == expected


@settings(max_examples=count(2_000, 100))
@given(st.one_of(HANZI, LATIN))
def test_a_name_is_always_like_itself(name: str) -> None:
    assert by_name(name, name) == ("name", 95)


@settings(max_examples=count(2_000, 100))
@given(st.one_of(HANZI, LATIN), st.data())
def test_a_part_of_a_name_is_never_the_name(name: str, data: st.DataObject) -> None:
    """A part that lacks more than a slip of the hand: a word of several, or half of the letters."""
    letters = name.replace(" ", "")
    size = data.draw(st.integers(1, max(1, len(letters) // 2)))
    start = data.draw(st.integers(0, len(letters) - size))
    part = letters[start : start + size]
    assert by_name(part, name) is None or watching.sounds_of(part)[0] in watching.sounds_of(name)


def test_the_likest_come_first_and_more_than_five_thousand_are_not_looked_at() -> None:
    entries = [watching.of(name="Wang Xiaomin", pk=1), watching.of(name="王小明", pk=2), watching.of(phone="13800001234", pk=3)]
    found = watching.alike(watching.of(name="王小明", phone="13800001234"), entries)
    assert found == [Likeness(3, "phone", 100), Likeness(2, "name", 95), Likeness(1, "near", 75)]
    assert watching.alike(watching.of(name="王小明"), [watching.of(name="x")] * watching.MOST + [entries[1]]) == []


def test_five_thousand_entries_are_compared_while_nobody_notices(figure: Callable[[str], None]) -> None:
    drawn = random.Random(5)
    given_names, surnames = "小明伟芳娜敏静强磊军洋勇艳杰娟涛超霞平刚桂英思远宁", "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
    entries = [watching.of(name=drawn.choice(surnames) + "".join(drawn.choices(given_names, k=2)), pk=n) for n in range(watching.MOST)]
    took = {}
    for name in ("Wang Xiaomin", "王小明", "Laura Mendoza Reyes"):
        began = time.perf_counter()
        watching.alike(watching.of(name=name, phone="13800001234"), entries)
        took[name] = 1_000 * (time.perf_counter() - began)
    figure(f"5,000 entries compared: {max(took.values()):.0f} ms at most of {', '.join(took)}")
    assert max(took.values()) < 1_000
