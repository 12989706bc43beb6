"""A ticket's page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.request import Request
from repairs.models import Ticket


@gate(Can.REPORT_FAULTS)
def ticket_detail(request: Request, number: str) -> HttpResponse:
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user).with_all(), number=number)
    events = ticket.events.public().in_order().select_related("happened_by")
    return render(request, "repairs/ticket_detail.html", {"ticket": ticket, "events": events, "now": timezone.now()})
