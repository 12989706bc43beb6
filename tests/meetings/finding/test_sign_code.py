"""The number on the screen: another every minute and in every room, and never guessed from the one before."""

import pytest
from django.test import override_settings

from meetings.finding.sign_code import code_of, fits, seconds_left
from meetings.models import Booking
from tests.moments import MINUTE, MONDAY_9AM

SECOND = MINUTE / 60


def test_the_same_within_its_minute_and_another_in_the_next() -> None:
    mine = Booking(pk=7)
    codes = [code_of(mine, MONDAY_9AM + at * SECOND) for at in (0, 30, 59.9, 60, 120)]
    assert (codes[0] == codes[1] == codes[2], len(set(codes)), all(len(each) == 6 and each.isdigit() for each in codes)) == (True, 3, True)
    assert [seconds_left(MONDAY_9AM + at * SECOND) for at in (0, 1, 59)] == [60, 59, 1]


def test_another_booking_and_another_house_have_others() -> None:
    mine = code_of(Booking(pk=7), MONDAY_9AM)
    with override_settings(SECRET_KEY="another house"):
        elsewhere = code_of(Booking(pk=7), MONDAY_9AM)
    assert len({mine, code_of(Booking(pk=8), MONDAY_9AM), elsewhere}) == 3


@pytest.mark.parametrize(("later", "counts"), [(-0.1, False), (0, True), (59.9, True), (60, True), (119.9, True), (120, False)])
def test_it_counts_in_its_minute_and_the_next(later: float, counts: bool) -> None:
    mine = Booking(pk=7)
    assert fits(mine, code_of(mine, MONDAY_9AM), MONDAY_9AM + later * SECOND) is counts


@pytest.mark.parametrize("typed", ["", "12345", "１２３４５６", "😀", "0" * 500])
def test_whatever_is_typed_it_is_compared_and_refused(typed: str) -> None:
    assert fits(Booking(pk=7), typed, MONDAY_9AM) is False
