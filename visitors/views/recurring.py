"""Recurring passes: their list, a new one, one with its days, made longer, ended."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Ask, Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.sections import sections_of
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.load import calendar
from visitors import showing
from visitors.actions import recurring
from visitors.forms.recurring import REFUSALS, LongerForm, PassForm
from visitors.models import RecurringPass, Visit
from visitors.models.recurring_pass import RecurringPassQuerySet

SHOWN = 30  # visits on the page of a pass, the newest first


def alive(rows: RecurringPassQuerySet, ask: Ask) -> RecurringPassQuerySet:
    return rows.alive(timezone.localdate(ask.now))


def over(rows: RecurringPassQuerySet, ask: Ask) -> RecurringPassQuerySet:
    return rows.exclude(pk__in=rows.alive(timezone.localdate(ask.now)).values("pk"))


PASSES = Listing(
    columns=(
        Column("name", gettext_lazy("Visitor"), sort="name_key", text=lambda one: one.name, width=24),
        Column("company", gettext_lazy("Company"), text=lambda one: one.company, width=28, only_export=True),
        Column("phone", gettext_lazy("Mobile"), text=lambda one: one.phone, only_export=True),
        Column("host", gettext_lazy("Host"), sort="host__name_key", text=lambda one: one.host, width=20),
        Column("weekdays", gettext_lazy("Weekdays"), text=lambda one: one.days_in_words, width=32),
        Column("at", gettext_lazy("Comes at"), text=lambda one: f"{one.comes_at:%H:%M}"),
        Column("from", gettext_lazy("First day"), sort="from_on", text=lambda one: one.from_on, only_export=True),
        Column("until", gettext_lazy("Last day"), sort="until_on", text=lambda one: one.until_on),
        Column("state", gettext_lazy("State"), text=lambda one: standing(one).words),
    ),
    choices=(
        Choice("state", (("good", gettext_lazy("good"), alive), ("over", gettext_lazy("ended or run out"), over))),
        Choice("whose", (("mine", gettext_lazy("mine"), lambda rows, ask: rows.filter(host=ask.person)),)),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="until",
    shown=lambda rows: rows.select_related("host__department"),
)


def standing(one: RecurringPass) -> showing.Lit:
    """How a pass stands, in one light."""
    today = timezone.localdate()
    if one.ended_at:
        return showing.Lit("grey", _("Ended"))
    if one.until_on < today:
        return showing.Lit("grey", _("Run out"))
    if one.from_on > today:
        return showing.Lit("grey", _("Not valid yet"))
    left = (one.until_on - today).days
    return showing.Lit("yellow", _("Runs out soon")) if left <= 7 else showing.Lit("green", _("Valid"))


@gate(Can.USE_OFFICE)
def recurring_list(request: Request) -> HttpResponse:
    page = PASSES.page(request, RecurringPass.objects.visible_to(request.user), now=timezone.now())
    return render(request, "visitors/recurring_list.html", {"list": page, "rows": [(one, standing(one)) for one in page.on_page]})


@gate(Can.USE_OFFICE)
def recurring_export(request: Request) -> HttpResponse:
    page = PASSES.page(request, RecurringPass.objects.visible_to(request.user), now=timezone.now())
    return page.xlsx(_("Recurring passes"))


@gate(Can.USE_OFFICE)
@once
def recurring_new(request: Request) -> HttpResponse:
    now = timezone.now()
    form = PassForm(request.POST or None, chooses_host=request.user.can(Can.RECEIVE_VISITORS), now=now)
    if request.method == "POST" and form.is_valid():
        try:
            made = recurring.make(**{"host": request.user, **form.cleaned_data}, by=request.user, now=now)
            words = _("%(visitor)s comes every %(days)s until %(last)s")
            toast(request, words % {"visitor": made.name, "days": made.days_in_words, "last": made.until_on.isoformat()})
            return redirect(made)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/recurring_new.html", {"form": form}, status=422 if form.errors else 200)


def pass_or_404(request: Request, pk: int) -> RecurringPass:
    return get_object_or_404(RecurringPass.objects.visible_to(request.user).select_related("host__department", "visitor_type"), pk=pk)


@gate(Can.USE_OFFICE)
def recurring_detail(request: Request, pk: int) -> HttpResponse:
    one = pass_or_404(request, pk)
    return detail_page(request, one, LongerForm(initial={"until_on": one.until_on}))


def detail_page(request: Request, one: RecurringPass, form: LongerForm) -> HttpResponse:
    now = timezone.now()
    visits = Visit.objects.visible_to(request.user).filter(recurring=one).board().order_by("-code_on")[:SHOWN]
    context: dict[str, Any] = {
        "one": one,
        "light": standing(one),
        "rows": [(visit, showing.light(visit, now)) for visit in visits],
        "skipped": recurring.days_off(one, now=now, calendar=calendar()),
        "is_alive": one.ended_at is None and one.forgotten_at is None,
        "sections": sections_of(one, request.user, now),
        "form": form,
    }
    return render(request, "visitors/recurring_detail.html", context, status=422 if form.errors else 200)


@gate(Can.USE_OFFICE)
@require_POST
@once
def recurring_longer(request: Request, pk: int) -> HttpResponse:
    """Another last day."""
    one, form = pass_or_404(request, pk), LongerForm(request.POST)
    if form.is_valid():
        try:
            longer = recurring.lengthen(one, until_on=form.day, by=request.user, now=timezone.now())
            toast(request, _("The pass is good until %(last)s") % {"last": longer.until_on.isoformat()})
            return redirect(one)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return detail_page(request, one, form)


@gate(Can.USE_OFFICE)
@require_POST
@once
def recurring_end(request: Request, pk: int) -> HttpResponse:
    """Good no more; what was still to come is cancelled."""
    one = pass_or_404(request, pk)
    try:
        recurring.end(one, by=request.user, now=timezone.now())
        toast(request, _("The pass of %(visitor)s has ended") % {"visitor": one.name})
    except Refused as error:
        refused(request, error)
    return redirect(one)
