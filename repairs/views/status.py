"""The status link: whoever holds it sees how a ticket stands, without a log-in, a name or an internal note.

Of what was said it holds the team's answers; what askers wrote may name anybody, so it stays behind the log-in.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from frontdesk.web import secret_pages
from repairs import links, showing
from repairs.models import Comment, EventKind, Ticket


@require_safe
def ticket_status(request: HttpRequest, token: str) -> HttpResponse:
    """In the language that is asked for, else the asker's."""
    ticket = links.ticket_of(token)

    def answer() -> HttpResponse:
        return shown(request, ticket) if ticket else secret_pages.unknown(request, "repairs/status_unknown.html")

    return secret_pages.answered(request, answer, language=ticket.asker.language if ticket else get_language())


def shown(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    now = timezone.now()
    words = Comment.objects.filter(ticket=ticket).public().in_bulk()
    context = {
        **{"ticket": ticket, "light": showing.light(ticket, now), "following": showing.following(ticket)},
        "steps": showing.steps(
            ticket.events.public().exclude(kind=EventKind.FOLLOWED).in_order(), ticket, words, said_by=showing.OF_THE_TEAM
        ),
    }
    return render(request, "repairs/ticket_status.html", context)
