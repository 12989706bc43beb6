"""Leaving with questions: badge, belongings, car; and what is put right afterwards."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back, next_of
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from visitors import showing
from visitors.actions import leaving
from visitors.forms.onsite import LeaveForm, SetLeftForm
from visitors.models import Belonging, Visit
from visitors.views.onsite import checked
from visitors.views.visit_steps import act, gone, permit


@gate(Can.USE_OFFICE)
@once
def visit_leave(request: Request, pk: int) -> HttpResponse:
    """What is asked at the door, and one button; for the desk, and for the host on the phone."""
    now, at_desk = timezone.now(), request.user.can(Can.RECEIVE_VISITORS)
    visit = get_object_or_404(showing.full(Visit.objects.visible_to(request.user)), pk=pk)
    inside = list(Belonging.objects.inside().filter(visit=visit))
    form = LeaveForm(request.POST if request.method == "POST" else None, visit=visit, inside=inside, at_desk=at_desk)
    if request.method == "POST" and form.is_valid():
        try:
            permit(visit, request, "check_out")
            given = form.answers()
            leaving.leave(visit, **given, by=request.user, now=now)
            gone(request, visit, number=visit.badge_now or "", is_back=given["badge_back"])
            return back(request, visit.get_absolute_url())
        except Refused as error:
            refuse(form, error, {})
    context = {"visit": visit, "form": form, "come_from": next_of(request), "at_desk": at_desk, "now": now}
    context |= {"light": showing.light(visit, now), "may": "check_out" in showing.allowed(visit, request.user, now)}
    return render(request, "visitors/visit_leave.html", context, status=422 if form.errors else 200)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_set_left(request: Request, pk: int) -> HttpResponse:
    """When somebody left whom the evening closed."""

    def set_left(visit: Visit) -> str:
        permit(visit, request, "set_left")
        at = checked(SetLeftForm(request.POST)).cleaned_data["at"]
        leaving.set_left(visit, at=at, by=request.user, now=timezone.now())
        return format_html(_("{visitor} left at {time}"), time=f"{timezone.localtime(at):%H:%M}", visitor="{visitor}")

    return act(request, pk, set_left)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_badge_back(request: Request, pk: int) -> HttpResponse:
    def badge_back(visit: Visit) -> str:
        permit(visit, request, "badge_back")
        leaving.badge_back(visit, by=request.user, now=timezone.now())
        return _("The badge of {visitor} is back")

    return act(request, pk, badge_back)
