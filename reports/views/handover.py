"""The desk's shift handover: its list and the note, one that was given, taking it over, and the earlier ones."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from reports.actions import handing_over
from reports.finding.inherited import inherited, left_behind, standing
from reports.forms.handover import HandoverForm
from reports.models import Handover

HANDOVERS = Listing(
    columns=(
        Column("given", pgettext_lazy("shift", "Handed over"), sort="given_at"),
        Column("by", pgettext_lazy("handover", "By")),
        Column("late", gettext_lazy("Late then"), sort="late"),
        Column("taken", pgettext_lazy("handover", "Taken over"), sort="taken_at"),
        Column("state", gettext_lazy("State")),
    ),
    sort="-given",
    shown=lambda rows: rows.select_related("given_by", "taken_by"),
)


@gate(Can.SEE_DESK)
@once
def handover(request: Request) -> HttpResponse:
    """What the next shift inherits as it stands now; while another one waits, that is to be taken over first."""
    form, now = HandoverForm(request.POST or None), timezone.now()
    if request.method == "POST" and form.is_valid():
        try:
            made = handing_over.hand_over(by=request.user, note=form.cleaned_data["note"], now=now)
        except Refused as error:
            refused(request, error)
            return redirect("reports:handover")
        toast(request, _("Handed over. Somebody else takes over now."), undo=reverse("reports:handover_withdraw", args=[made.pk]))
        return redirect("reports:desk")
    waits = Handover.objects.open().select_related("given_by").first()
    context = {"now": now, "form": form, "waits": waits, "left": inherited(request.user, now), "standing": standing(request.user)}
    return render(request, "reports/handover.html", context, status=422 if form.errors else 200)


@gate(Can.SEE_DESK)
@require_GET
def handover_detail(request: Request, pk: int) -> HttpResponse:
    made = one(request, pk)
    rows = left_behind(made, request.user)
    context = {"handover": made, "rows": rows, "hidden": len(made.left) - len(rows), "now": timezone.now()}
    return render(request, "reports/handover_detail.html", context)


@gate(Can.SEE_DESK)
@require_GET
def handover_list(request: Request) -> HttpResponse:
    listed = HANDOVERS.page(request, Handover.objects.visible_to(request.user), now=timezone.now())
    return render(request, "reports/handover_list.html", {"list": listed})


@gate(Can.SEE_DESK)
@require_POST
@once
def handover_take(request: Request, pk: int) -> HttpResponse:
    return act(request, pk, handing_over.take_over, _("You have taken over the desk."))


@gate(Can.SEE_DESK)
@require_POST
@once
def handover_withdraw(request: Request, pk: int) -> HttpResponse:
    return act(request, pk, handing_over.withdraw, _("The handover is withdrawn."))


def act(request: Request, pk: int, do: Callable[..., Any], words: str) -> HttpResponse:
    """One step of a handover; back to where the button was pressed."""
    made = one(request, pk)
    try:
        do(made, by=request.user, now=timezone.now())
        toast(request, words)
    except Refused as error:
        refused(request, error)
    return back(request, made.get_absolute_url())


def one(request: Request, pk: int) -> Handover:
    seen = Handover.objects.visible_to(request.user).select_related("given_by", "taken_by")
    return get_object_or_404(seen, pk=pk)
