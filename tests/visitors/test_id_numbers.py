"""Identity numbers: the check digit of GB 11643, and documents of other kinds."""

import pytest

from visitors import id_numbers


@pytest.mark.parametrize(("typed", "is_right"), [
    ("11010519491231002X", True),  # the example of the standard
    ("11010519491231002x", True),
    ("110105 19491231 002X", True),
    ("440524188001010014", False),  # the standard's other example: nobody born in 1880 comes
    ("110105194912310021", False),
    ("110105194913310021", False),  # no thirteenth month
    ("11010519491231002", True),  # 17 characters: some other document
    ("E12345678", True),
    ("EA 123-4567", True),
    ("1234", False),
    ("ABCDE", False),
    ("", False),
    ("1" * 21, False),
    ("E1234567号", False),
])  # fmt: skip
def test_a_number_is_right_or_not(typed: str, is_right: bool) -> None:
    assert id_numbers.is_right(id_numbers.plain(typed)) is is_right


def test_any_wrong_digit_of_a_mainland_number_shows() -> None:
    right = "11010519491231002X"
    wrong = [right[:place] + digit + right[place + 1 :] for place in range(17) for digit in "0123456789" if digit != right[place]]
    assert [number for number in wrong if id_numbers.is_right(number)] == []
