"""The verbs between the door and the goodbye, one address each: drinks, escort, belongings, stepping out."""

from typing import TypeVar

from django.forms import Form
from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import first_error
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from visitors.actions import belongings, escorting, serving, stepping_out
from visitors.forms.onsite import BelongingForm, EscortForm, StepOutForm, TakeOutForm
from visitors.models import Belonging, Visit
from visitors.views.visit_steps import act, permit

SomeForm = TypeVar("SomeForm", bound=Form)


def checked(form: SomeForm) -> SomeForm:
    """The form, if it holds; what is wrong first is refused in its words."""
    if not form.is_valid():
        raise Refused(first_error(form), "form")
    return form


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_wish(request: Request, pk: int) -> HttpResponse:
    """The visitor would like something to drink."""

    def wish(visit: Visit) -> str:
        permit(visit, request, "serve")
        wished = serving.wish(visit, drink=request.POST.get("drink", ""), by=request.user, now=timezone.now())
        return format_html(_("{drink} for {visitor} is noted"), drink=wished, visitor="{visitor}")

    return act(request, pk, wish, can_undo=False)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_serve(request: Request, pk: int) -> HttpResponse:
    """It was brought."""

    def serve(visit: Visit) -> str:
        permit(visit, request, "serve")
        brought = serving.serve(visit, by=request.user, now=timezone.now())
        return format_html(_("{drink} was brought to {visitor}"), drink=brought, visitor="{visitor}")

    return act(request, pk, serve)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_escort(request: Request, pk: int) -> HttpResponse:
    """The desk takes the visitor up, or the colleague who is named does."""

    def take_up(visit: Visit) -> str:
        permit(visit, request, "escort")
        form = checked(EscortForm(request.POST))
        escorting.escort(visit, by=request.user, now=timezone.now(), who=form.cleaned_data["who"])
        return _("{visitor} is being taken up to {host}, {badge}")

    return act(request, pk, take_up)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_bring(request: Request, pk: int) -> HttpResponse:
    """One more line on the list of what was brought in."""

    def bring(visit: Visit) -> str:
        permit(visit, request, "bring")
        form = checked(BelongingForm({"many": "1", **request.POST.dict()}))
        thing = belongings.bring(visit, **form.cleaned_data, by=request.user, now=timezone.now())
        return format_html(_("{things} is on the list of {visitor}"), things=braced(str(thing)), visitor="{visitor}")

    return act(request, pk, bring)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_take_out(request: Request, pk: int) -> HttpResponse:
    """These things leave with the visitor, or stay in the house and why."""

    def take_out(visit: Visit) -> str:
        permit(visit, request, "take_out")
        form = checked(TakeOutForm(request.POST, inside=list(Belonging.objects.filter(visit=visit))))
        things, stays = form.cleaned_data["things"], form.cleaned_data["stays"]
        if request.POST.get("how") == "stays" and not stays.strip():
            raise Refused(_("Say why it stays here."), "why")
        stays = stays if request.POST.get("how") == "stays" else ""
        belongings.take_out(visit, things, stays=stays, by=request.user, now=timezone.now())
        return _("Noted: it stays here, and why") if stays else _("Checked: {visitor} takes it along")

    return act(request, pk, take_out)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_step_out(request: Request, pk: int) -> HttpResponse:
    def step_out(visit: Visit) -> str:
        permit(visit, request, "step_out")
        now = timezone.now()
        stepping_out.step_out(visit, **checked(StepOutForm(request.POST)).given(now), by=request.user, now=now)
        return _("{visitor} has stepped out and keeps the badge")

    return act(request, pk, step_out)


@gate(Can.USE_OFFICE)
@require_POST
@once
def visit_come_back(request: Request, pk: int) -> HttpResponse:
    def come_back(visit: Visit) -> str:
        permit(visit, request, "come_back")
        stepping_out.come_back(visit, by=request.user, now=timezone.now())
        return _("{visitor} is back")

    return act(request, pk, come_back)


def braced(text: str) -> str:
    """Text that is formatted once more: its braces are its own."""
    return text.replace("{", "{{").replace("}", "}}")
