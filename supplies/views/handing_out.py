"""Handing out at the desk: what waits, by department; then one screen with the things, the check and the signature."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from frontdesk.files.receive import Received
from frontdesk.people.models import Department
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.signature import drawn
from frontdesk.web.toasts import toast
from supplies.actions.handing_out import hand_out
from supplies.forms.handouts import REFUSALS, HandoutForm, SignedForm
from supplies.models import Handout, Requisition, RequisitionLine


@gate(Can.RUN_SUPPLIES)
def handout_new(request: Request) -> HttpResponse:
    """`?requisition=7` or `?department=3`; without, what waits by department."""
    number, kind = asked(request)
    if kind == "requisition":
        requisition = get_object_or_404(Requisition.objects.to_issue().select_related("department", "asker"), pk=number)
        return one_go(request, RequisitionLine.objects.filter(requisition=requisition), requisition.department, requisition)
    if kind == "department":
        department = get_object_or_404(Department, pk=number)
        return one_go(request, RequisitionLine.objects.filter(requisition__department=department), department, None)
    return render(request, "supplies/handout_queue.html", {"departments": Requisition.objects.by_department()})


def asked(request: Request) -> tuple[int, str]:
    """Which requisition or department the address names."""
    for kind in ("requisition", "department"):
        if number := id_in(request.GET.get(kind)):
            return number, kind
    return 0, ""


def one_go(request: Request, lines: Any, department: Department, requisition: Requisition | None) -> HttpResponse:
    """Everything that waits for these, in one hand."""
    waiting = list(lines.owed().filter(reserved__gt=0).in_turn().select_related("item", "requisition__asker"))
    initial = {"taker": waiting[0].requisition.asker} if waiting else {}
    form = HandoutForm(waiting, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return given(request, form, signature=signature_of(request, form))
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {"form": form, "rows": [(line, *form.of(line)) for line in waiting], "department": department, "requisition": requisition}
    return render(request, "supplies/handout_new.html", context, status=422 if form.errors else 200)


def signature_of(request: Request, form: SignedForm) -> Received | None:
    """What was drawn, where it is signed for on the screen."""
    upload = form.cleaned_data["signature"] if form.cleaned_data["signed"] == Handout.Signed.SCREEN else None
    return drawn(upload, who=request.user)


@once
def given(request: Request, form: HandoutForm, *, signature: Received | None) -> HttpResponse:
    return done(request, hand_out(form.given, **form.how, signature=signature, by=request.user, now=timezone.now()))


def done(request: Request, handout: Handout) -> HttpResponse:
    """Say it, with the paper; the desk goes on with what waits next."""
    link = format_html('<a href="{}">{}</a>', handout.get_absolute_url(), handout.number)
    words = _("Handed out: {number}") if handout.confirmed_at else _("Handed out: {number}. {taker} confirms it on the phone.")
    toast(request, format_html(words, number=link, taker=handout.taker))
    return redirect("supplies:handout_new")
