"""What a form learns while one types: the visitor of a number, and that a day is no working day."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from frontdesk.people import phones
from frontdesk.people.permissions import Can
from frontdesk.web.forms import MomentField
from frontdesk.web.gate import gate
from frontdesk.web.request import Request
from visitors.actions import approving
from visitors.forms.visits import DayOffForm
from visitors.models import Visit


@gate(Can.USE_OFFICE)
def visit_known(request: Request) -> HttpResponse:
    """The newest visit with exactly this mobile that this person may see; never by a part of a number."""
    number = phones.digits(request.GET.get("phone", "")[:30])
    visits = Visit.objects.visible_to(request.user).filter(phone=number, forgotten_at__isnull=True)
    visit = visits.select_related("visitor_type").timed().order_by("-moment", "-pk").first() if phones.is_mobile(number) else None
    return render(request, "visitors/_visit_known.html", {"visit": visit})


@gate(Can.USE_OFFICE)
def visit_day_off(request: Request) -> HttpResponse:
    """The field for the reason, when the moment lies on a weekend or holiday."""
    try:
        is_off = approving.is_day_off(MomentField().clean(request.GET.get("expected_at", "")[:20]))
    except forms.ValidationError:
        is_off = False
    return render(request, "visitors/_visit_day_off.html", {"form": DayOffForm() if is_off else None})
