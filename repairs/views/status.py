"""The status link: whoever holds it sees how a ticket stands, without a log-in, a name or an internal note."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, override

from frontdesk.web import throttle
from repairs import links, showing
from repairs.models import Comment, Ticket

TRIES, TRIES_SECONDS = 60, 600  # unknown links an address may ask for; a link has 132 bits
QUIET = {"Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}


def ticket_status(request: HttpRequest, token: str) -> HttpResponse:
    """In the language that is asked for, else the asker's."""
    ticket = links.ticket_of(token)  # a true link always opens: a whole office shares one address
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else ticket.asker.language if ticket else get_language()
    with override(language):
        response = shown(request, ticket) if ticket else unknown(request)
    for header, value in (*QUIET.items(), ("Content-Language", language or "")):
        response[header] = value
    return response


def unknown(request: HttpRequest) -> HttpResponse:
    spent = throttle.is_spent("links", throttle.address_of(request), limit=TRIES, seconds=TRIES_SECONDS)
    if not spent:
        throttle.count("links", throttle.address_of(request), seconds=TRIES_SECONDS)
    return render(request, "repairs/status_unknown.html", {"spent": spent}, status=429 if spent else 404)


def shown(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    now = timezone.now()
    words = Comment.objects.filter(ticket=ticket).public().in_bulk()
    context = {
        **{"ticket": ticket, "light": showing.light(ticket, now), "following": showing.following(ticket)},
        "steps": showing.steps(ticket.events.public().in_order(), ticket, words),
    }
    return render(request, "repairs/ticket_status.html", context)
