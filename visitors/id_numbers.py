"""Identity numbers: what one looks like. Where a number lies, see `frontdesk.ciphers`; in plain it is nowhere."""

import re
import unicodedata
from datetime import date

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
CHECKS = "10X98765432"
MAINLAND = re.compile(r"\d{17}[\dX]")
OTHER = re.compile(r"(?=.*\d)[A-Z0-9]{5,20}")


def plain(text: str) -> str:
    """Only letters and digits, in capitals: '31010 119900307-281x' → '31010119900307281X'."""
    return re.sub(r"[\s\-()·.]+", "", unicodedata.normalize("NFKC", text)).upper()


def is_right(number: str) -> bool:
    """A mainland number whose check digit and day of birth fit, or another document's: 5 to 20 letters and digits."""
    if len(number) == 18 and number[:17].isdigit():
        return bool(MAINLAND.fullmatch(number)) and _is_day(number[6:14]) and number[17] == check_of(number)
    return bool(OTHER.fullmatch(number))


def check_of(number: str) -> str:
    """The eighteenth character that belongs to the first seventeen."""
    return CHECKS[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=False)) % 11]


def _is_day(text: str) -> bool:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:])).year >= 1900
    except ValueError:
        return False
