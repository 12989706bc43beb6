"""The number on the screen of a meeting, another every minute: who types or scans it is in the room now.

HMAC-SHA256 of the booking and the minute under the secret key of the house, as six digits; the one before still counts, since somebody
may be typing it. A photo of it opens nothing two minutes later.
"""

from datetime import datetime
from secrets import compare_digest

from django.utils.crypto import salted_hmac

from meetings.models import Booking

STEP = 60  # seconds
DIGITS = 6


def code_of(booking: Booking, now: datetime) -> str:
    return _code(booking, _step(now))


def seconds_left(now: datetime) -> int:
    """Until the next."""
    return STEP - int(now.timestamp()) % STEP


def fits(booking: Booking, typed: str, now: datetime) -> bool:
    """Whether it is that of this minute or of the one before."""
    digits = "".join(each for each in typed if each.isascii() and each.isdigit()).encode()
    this, before = (compare_digest(_code(booking, _step(now) - back).encode(), digits) for back in (0, 1))
    return this or before


def _step(now: datetime) -> int:
    return int(now.timestamp()) // STEP


def _code(booking: Booking, step: int) -> str:
    digest = salted_hmac("meetings.sign_in", f"{booking.pk}:{step}", algorithm="sha256").hexdigest()
    return f"{int(digest, 16) % 10**DIGITS:0{DIGITS}d}"
