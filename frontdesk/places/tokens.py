"""The code on a place's label: eight random characters that nobody mistakes for one another, in the QR code and beside it."""

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0 O, 1 I L and U
LENGTH = 8  # 39 bits: says nothing about the place and is short enough to type


def new_token() -> str:
    return "".join(secrets.choice(ALPHABET) for _character in range(LENGTH))


def spaced(token: str) -> str:
    """As it stands on the label: 'K7M2-9QXA'."""
    return f"{token[:4]}-{token[4:]}"


def typed(text: str) -> str:
    """The token in what somebody typed or scanned, in small letters or with the hyphen; '' when it is none."""
    found = re.sub(r"[\s\-–]", "", text).upper()
    return found if len(found) == LENGTH and set(found) <= set(ALPHABET) else ""
