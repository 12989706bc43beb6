"""A ticket's status link: nobody can guess it (`frontdesk/secret_links.py`)."""

from django.conf import settings
from django.urls import reverse

from frontdesk import secret_links
from repairs.models import Ticket

PURPOSE = "repairs.links"


def token_of(ticket: Ticket) -> str:
    """`7-Abc…`: the ticket's id and 132 bits."""
    return secret_links.token_of(PURPOSE, ticket)


def ticket_of(token: str) -> Ticket | None:
    """The ticket a token opens, or None; a forgotten one opens nothing."""
    return secret_links.row_of(PURPOSE, token, Ticket.objects.with_all().filter(forgotten_at__isnull=True))


def link_of(ticket: Ticket) -> str:
    return settings.BASE_URL + reverse("repairs:ticket_status", args=[token_of(ticket)])
