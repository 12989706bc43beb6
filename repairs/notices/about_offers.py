"""What the notices about offers may name."""

from django.urls import reverse
from django.utils import timezone

from repairs.models import Offer, Ticket
from repairs.notices import PLACEHOLDERS, SAMPLES, about_ticket

OFFERED = (*PLACEHOLDERS[:-1], "words", "until", "link")
OFFER_SAMPLES = {**SAMPLES, "words": ("水龙头漏水", "The tap drips"), "until": ("10:42", "10:42")}


def about_offer(offer: Offer) -> dict[str, str]:
    """The ticket, what is wrong, and until when an answer is waited for."""
    words = offer.ticket.words[:120] or str(offer.ticket.category)
    return {
        **about_ticket(offer.ticket),
        "words": words,
        "until": f"{timezone.localtime(offer.until_at):%H:%M}",
        "path": path_of(offer.ticket),
    }


def path_of(ticket: Ticket) -> str:
    """Where it is accepted by one tap."""
    return reverse("repairs:work_ticket", args=[ticket.number])
