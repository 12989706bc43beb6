"""A ticket's status link: an address nobody can guess, of which the database holds only half.

token = id, and base64url(HMAC-SHA256(secret key, id and 128 random bits of the row))[:22]; neither a copy of the database nor
the link of another ticket opens it. Rotating the secret key ends all links.
"""

from base64 import urlsafe_b64encode
from secrets import compare_digest

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from repairs.models import Ticket


def token_of(ticket: Ticket) -> str:
    """`7-Abc…`: the ticket's id and 132 bits."""
    digest = salted_hmac("repairs.links", f"{ticket.pk}:{ticket.salt}", algorithm="sha256").digest()
    return f"{ticket.pk}-{urlsafe_b64encode(digest).decode()[:22]}"


def ticket_of(token: str) -> Ticket | None:
    """The ticket a token opens, or None; a forgotten one opens nothing."""
    number = token.partition("-")[0]
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    ticket = Ticket.objects.with_all().filter(pk=int(number), forgotten_at__isnull=True).first()
    return ticket if ticket and compare_digest(token_of(ticket).encode(), token.encode()) else None


def link_of(ticket: Ticket) -> str:
    return settings.BASE_URL + reverse("repairs:ticket_status", args=[token_of(ticket)])
