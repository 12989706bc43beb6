"""Ids in one short text."""

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.daily.ids import packed, unpacked


@given(st.sets(st.integers(min_value=1, max_value=2**62)))
def test_what_is_packed_is_unpacked(ids: set[int]) -> None:
    assert unpacked(packed(ids)) == ids


def test_neighbours_are_short() -> None:
    assert (packed({1_000_002, 1_000_000, 1_000_001}), packed(set())) == ("1000000 1 1", "")
