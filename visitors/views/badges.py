"""The drawer of badges: who has which, which are lost, adding a run of numbers, taking one out of use."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import back
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from visitors.actions import drawer
from visitors.forms.badges import REFUSALS, BadgesForm
from visitors.models import Badge, Visit


def state_of(badge: Any) -> str:
    """In one word, for the file; the list shows the same as a light."""
    loan = next(iter(badge.holding), None)
    if badge.retired_at:
        return _("lost") if badge.loss else _("out of use")
    return _("in the drawer") if loan is None else _("lent") if loan.lent_at else _("reserved")


def holder_of(badge: Any) -> str:
    """Who has it, or who lost it; a VIP reception is named in no file of badges."""
    loan = next(iter(badge.holding), None) or badge.loss
    if loan is None:
        return ""
    return pgettext("visit of a VIP", "reserved") if loan.visit.is_vip else str(loan.visit)


def loss_of(badge: Badge, field: str) -> Any:
    """A fact of the loss of a badge that is still lost."""
    return getattr(badge.loss, field) if badge.loss else None


BADGES = Listing(
    columns=(
        Column("number", gettext_lazy("Badge"), sort="number", text=lambda badge: badge.number),
        Column("state", gettext_lazy("State"), text=state_of),
        Column("holder", gettext_lazy("With"), text=holder_of, width=24),
        Column("lost_at", gettext_lazy("Lost at"), text=lambda badge: loss_of(badge, "lost_at"), width=18, only_export=True),
        Column("lost_by", gettext_lazy("Lost badge noted by"), text=lambda badge: loss_of(badge, "lost_by"), width=20, only_export=True),
        Column("fee", gettext_lazy("Fee in yuan"), text=lambda badge: loss_of(badge, "fee"), only_export=True),
        Column("change", pgettext_lazy("column", "Action")),
    ),
    choices=(
        Choice(
            "state",
            (
                ("free", gettext_lazy("in the drawer"), lambda rows, ask: rows.free()),
                ("out", gettext_lazy("lent or reserved"), lambda rows, ask: rows.out()),
                ("lost", gettext_lazy("lost"), lambda rows, ask: rows.lost()),
                ("retired", gettext_lazy("out of use"), lambda rows, ask: rows.filter(retired_at__isnull=False)),
            ),
        ),
    ),
    search=lambda rows, words: rows.filter(number__icontains=words),
    shown=lambda rows: rows.with_holders().with_loss(),
    sort="number",
    per_page=50,
)


@gate(Can.KEEP_BADGES)
def badge_list(request: Request) -> HttpResponse:
    return show(request, BadgesForm())


def show(request: Request, form: BadgesForm) -> HttpResponse:
    page = BADGES.page(request, Badge.objects.all(), now=timezone.now())
    ids = [loan.visit_id for badge in page.on_page for loan in (*badge.holding, *badge.losses)]
    known = set(Visit.objects.known_to(request.user).filter(pk__in=ids).values_list("pk", flat=True))
    return render(request, "visitors/badge_list.html", {"list": page, "form": form, "known": known}, status=422 if form.errors else 200)


@gate(Can.KEEP_BADGES)
@require_POST
@once
def badge_add(request: Request) -> HttpResponse:
    form = BadgesForm(request.POST)
    if form.is_valid():
        try:
            made = drawer.add(**form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as no:
            refuse(form, no, REFUSALS)
        else:
            words = ngettext("%(n)d badge is in the drawer", "%(n)d badges are in the drawer", len(made))
            toast(request, words % {"n": len(made)})
            return redirect("visitors:badge_list")
    return show(request, form)


@gate(Can.KEEP_BADGES)
@require_POST
@once
def badge_retire(request: Request, pk: int) -> HttpResponse:
    badge = get_object_or_404(Badge, pk=pk)
    try:
        drawer.retire(badge, by=request.user, now=timezone.now())
    except Refused as no:
        refused(request, no)
    else:
        words = _("Badge %(number)s is out of use") % {"number": badge.number}
        toast(request, words, undo=reverse("visitors:badge_put_back", args=[badge.pk]))
    return back(request, reverse("visitors:badge_list"))


@gate(Can.KEEP_BADGES)
@require_POST
@once
def badge_put_back(request: Request, pk: int) -> HttpResponse:
    badge = get_object_or_404(Badge, pk=pk)
    drawer.put_back(badge, by=request.user, now=timezone.now())
    toast(request, _("Badge %(number)s is in use again") % {"number": badge.number})
    return back(request, reverse("visitors:badge_list"))
