"""A contractor's link: nobody can guess it, the database holds only half of it, and it opens one ticket until it expires.

token = the hand-off's id and base64url(HMAC-SHA256(secret key, id and 128 random bits of the row))[:22]: 132 bits. A renewed link has
new bits, so the old one opens nothing.
"""

from base64 import urlsafe_b64encode
from secrets import compare_digest

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from repairs.models import HandOff

TICKET = ("ticket__place__floor__site", "ticket__thing", "ticket__category", "contractor", "handed_by")


def token_of(hand_off: HandOff) -> str:
    """`7-Abc…`"""
    digest = salted_hmac("repairs.hand_links", f"{hand_off.pk}:{hand_off.salt}", algorithm="sha256").digest()
    return f"{hand_off.pk}-{urlsafe_b64encode(digest).decode()[:22]}"


def hand_off_of(token: str) -> HandOff | None:
    """The hand-off whose link this is, over or not, or None; of a forgotten ticket nothing opens."""
    number = token.partition("-")[0]
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    found = HandOff.objects.select_related(*TICKET).filter(pk=int(number), ticket__forgotten_at__isnull=True).first()
    return found if found and compare_digest(token_of(found).encode(), token.encode()) else None


def path_of(hand_off: HandOff) -> str:
    return reverse("repairs:hand_page", args=[token_of(hand_off)])


def link_of(hand_off: HandOff) -> str:
    return settings.BASE_URL + path_of(hand_off)
