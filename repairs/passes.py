"""A contractor's link: nobody can guess it (`frontdesk/secret_links.py`), and it opens one ticket until it expires.

A renewed link has new bits, so the old one opens nothing.
"""

from django.conf import settings
from django.urls import reverse

from frontdesk import secret_links
from repairs.models import HandOff

PURPOSE = "repairs.hand_links"

TICKET = ("ticket__place__floor__site", "ticket__thing", "ticket__category", "contractor", "handed_by")


def token_of(hand_off: HandOff) -> str:
    """`7-Abc…`"""
    return secret_links.token_of(PURPOSE, hand_off)


def hand_off_of(token: str) -> HandOff | None:
    """The hand-off whose link this is, over or not, or None; of a forgotten ticket nothing opens."""
    return secret_links.row_of(PURPOSE, token, HandOff.objects.select_related(*TICKET).filter(ticket__forgotten_at__isnull=True))


def path_of(hand_off: HandOff) -> str:
    return reverse("repairs:hand_page", args=[token_of(hand_off)])


def link_of(hand_off: HandOff) -> str:
    return settings.BASE_URL + path_of(hand_off)
