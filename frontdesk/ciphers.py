"""What is too personal to lie in a database as it is: sealed under keys that are not in it.

The keys come from FRONTDESK_DATA_KEYS (one or more, the first seals, all open: that is how they are changed), else from the secret key.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    """The text as a Fernet token (AES-128-CBC and HMAC-SHA256); '' stays ''."""
    return _keys().encrypt(text.encode()).decode() if text else ""


def opened(token: str) -> str:
    """The text of a token; '' when it was sealed under a key that is gone."""
    try:
        return _keys().decrypt(token.encode()).decode() if token else ""
    except InvalidToken:
        return ""


def masked(text: str, *, first: int = 3, last: int = 4) -> str:
    """'310***********1234': enough to tell two apart, not enough to use."""
    hidden = len(text) - first - last
    return f"{text[:first]}{'*' * hidden}{text[-last:]}" if hidden > 3 else "*" * len(text)


def _keys() -> MultiFernet:
    secrets = settings.DATA_KEYS or [settings.SECRET_KEY]
    return MultiFernet([Fernet(_derived(secret)) for secret in secrets])


def _derived(secret: str) -> bytes:
    return urlsafe_b64encode(HKDF(SHA256(), length=32, salt=None, info=b"frontdesk.ciphers").derive(secret.encode()))
