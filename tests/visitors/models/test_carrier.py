"""The carrier that a number looks like: what carriers print today, and what looks like none."""

import pytest

from visitors.models.carrier import NUMBER, Carrier, guess, tidy

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("number", "carrier"),
    [
        ("SF1423567890123", Carrier.SF),
        ("sf 1423 5678 90123", Carrier.SF),
        ("ＳＦ１４２３５６７８９０１２３", Carrier.SF),
        ("JD0123456789012", Carrier.JD),
        ("JD0123456789012-1-2-", Carrier.JD),
        ("JDVB12345678901", Carrier.JD),
        ("YT2345678901234", Carrier.YTO),
        ("73112345678901", Carrier.ZTO),
        ("75312345678901", Carrier.ZTO),
        ("78901234567890", Carrier.ZTO),
        ("ZT012345678901", Carrier.ZTO),
        ("773012345678901", Carrier.STO),
        ("777012345678901", Carrier.STO),
        ("STO773012345678", Carrier.STO),
        ("4312345678901", Carrier.YUNDA),
        ("312345678901234", Carrier.YUNDA),
        ("YD1234567890123", Carrier.YUNDA),
        ("JT3012345678901", Carrier.JT),
        ("1234567890123", Carrier.EMS),
        ("9800123456789", Carrier.EMS),
        ("EA123456789CN", Carrier.EMS),
        ("RR123456789DE", Carrier.EMS),
        ("DPK202612345678", Carrier.DEPPON),
        ("1Z999AA10123456784", Carrier.UPS),
        ("JJD0099999999", Carrier.DHL),
        ("12345", Carrier.OTHER),
        ("SF12", Carrier.OTHER),
        ("", Carrier.OTHER),
        ("https://example.com/x", Carrier.OTHER),
    ],
)
def test_the_first_that_fits_is_proposed(number: str, carrier: Carrier) -> None:
    assert guess(number) == carrier


@pytest.mark.parametrize(("typed", "kept"), [(" sf 123\t456 ", "SF123456"), ("ｓｆ１２３４５６", "SF123456"), ("JD01-1-2-", "JD01-1-2-")])
def test_a_number_is_kept_in_capitals_without_spaces(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    ("number", "is_one"), [("12345", True), ("1234", False), ("A" * 40, True), ("A" * 41, False), ("快递12345", False), ("-12345", False)]
)
def test_what_may_be_a_number(number: str, is_one: bool) -> None:
    assert bool(NUMBER.fullmatch(number)) == is_one
