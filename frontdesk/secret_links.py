"""A link that nobody can guess, of which the database holds only half.

token = the row's id and base64url(HMAC-SHA256(secret key, id and 128 random bits of the row))[:22], 132 bits: neither a copy of the
database nor the link of another row opens it, and a row with new bits has a new link. Rotating the secret key ends all links.
"""

from base64 import urlsafe_b64encode
from secrets import compare_digest
from typing import Protocol, TypeVar

from django.db.models import Model, QuerySet
from django.utils.crypto import salted_hmac


class Salted(Protocol):
    """A row with random bits of its own."""

    pk: int
    salt: str


Row = TypeVar("Row", bound=Model)


def token_of(purpose: str, row: Salted) -> str:
    """`7-Abc…`; of another purpose it is another."""
    digest = salted_hmac(purpose, f"{row.pk}:{row.salt}", algorithm="sha256").digest()
    return f"{row.pk}-{urlsafe_b64encode(digest).decode()[:22]}"


def row_of(purpose: str, token: str, rows: QuerySet[Row]) -> Row | None:
    """The one of these rows that a token opens, or None."""
    number = token.partition("-")[0]
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    row = rows.filter(pk=int(number)).first()
    return row if row and compare_digest(token_of(purpose, row).encode(), token.encode()) else None  # type: ignore[arg-type]
