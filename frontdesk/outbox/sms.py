"""How long a text message is: characters and the segments that a gateway bills.

GSM 03.38: 160 characters of its alphabet in one message, 153 in each of several; anything else goes as UCS-2, 70 and 67.
"""

from dataclasses import dataclass

BASIC = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE = set("^{}\\[~]|€\f")


@dataclass(frozen=True)
class Length:
    characters: int
    segments: int
    most: int  # characters of one segment


def length(text: str) -> Length:
    """Of a text as it goes out."""
    if set(text) <= BASIC | DOUBLE:
        units, one, each = sum(2 if sign in DOUBLE else 1 for sign in text), 160, 153
    else:
        units, one, each = len(text.encode("utf-16-le")) // 2, 70, 67
    segments = (1 if units <= one else -(-units // each)) if units else 0
    return Length(units, segments, one if segments < 2 else each)
