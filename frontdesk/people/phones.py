"""Phone numbers as people type them. Mainland mobiles: 11 digits from 1, second digit 3-9 (MIIT numbering plan)."""

import re
import unicodedata


def digits(text: str) -> str:
    """Only the digits and a leading +, without the mainland prefix: '+86 138 0000 0000' → '13800000000'."""
    plain = re.sub(r"[^\d+]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"^(\+?86|0086)(?=1[3-9]\d{9}$)", "", plain)


def has_letters(text: str) -> bool:
    """Whether letters or hanzi stand among the digits: '138 OOOO 0000'."""
    return any(character.isalpha() for character in text)


def is_mobile(number: str) -> bool:
    """A mainland mobile, or an international number written with + and 8 to 15 digits (ITU-T E.164)."""
    return bool(re.fullmatch(r"1[3-9]\d{9}|\+[1-9]\d{7,14}", number))


def masked(number: str) -> str:
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 8 else "****"


# How digits are grouped: mobiles 3-4-4, landlines behind their area code (three digits in 010 and 02x, else four), 400 and 800 lines 3-3-4.
GROUPED = [
    re.compile(r"(1\d\d)(\d{4})(\d{4})"),
    re.compile(r"(010|02\d)(\d{4})(\d{4})"),
    re.compile(r"(0[3-9]\d\d)(\d{3,4})(\d{4})"),
    re.compile(r"([48]00)(\d{3})(\d{4})"),
]


def shown(number: str) -> str:
    """13800000000 → '138 0000 0000', 02155558000 → '021 5555 8000', 4008001234 → '400 800 1234'; others as they are."""
    found = next((match for pattern in GROUPED if (match := pattern.fullmatch(number))), None)
    return " ".join(found.groups()) if found else number


def dialled(number: str) -> str:
    """What a `tel:` link carries: '021 5555-8000' → '02155558000'."""
    return digits(number)
