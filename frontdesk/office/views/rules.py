"""The rules page: every timed rule and promise with its sentence, clock, settings, runs, next times and dry run."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.limits import actions as limits
from frontdesk.limits.forms import LimitsForm
from frontdesk.limits.limits import GROUPS, Limits
from frontdesk.office.forms import DryRunForm
from frontdesk.office.rulebook import Sheet, book, sheet
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.timed.dry import dry_run
from frontdesk.timed.rule import RULES
from frontdesk.web.gate import gate
from frontdesk.web.request import Request


def group_or_404(name: str) -> type[Limits]:
    if name not in GROUPS:
        raise Http404
    return GROUPS[name]


@gate(Can.SEE_RULES)
def rule_list(request: Request) -> HttpResponse:
    return show(request, None)


@gate(Can.SEE_RULES)
def rule_detail(request: Request, name: str) -> HttpResponse:
    return show(request, sheet(group_or_404(name), timezone.now()))


def show(request: Request, chosen: Sheet | None, status: int = 200, **more: Any) -> HttpResponse:
    """The book at the left, the chosen sheet at the right."""
    now = timezone.now()
    context = {"sheets": book(now), "sheet": chosen, "now": now, "may_change": request.user.can(Can.CHANGE_RULES), **more}
    if chosen:
        context.setdefault("form", LimitsForm(chosen.group))
        context.setdefault("dry_form", DryRunForm(initial={"at": now}))
    return render(request, "office/rule_list.html", context, status=status)


@gate(Can.CHANGE_RULES)
@require_POST
def rule_change(request: Request, name: str) -> HttpResponse:
    group = group_or_404(name)
    form = LimitsForm(group, request.POST)
    if not form.is_valid():
        return show(request, sheet(group, timezone.now()), 422, form=form)
    try:
        changed = limits.change(group, values=form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, _("Saved. It holds for what begins from now on.") if changed else _("Nothing was changed."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("rule_detail", name)


@gate(Can.SEE_RULES)
@require_POST
def rule_dry_run(request: Request, name: str) -> HttpResponse:
    """What the rule would do at a moment. The rule runs for real and is rolled back."""
    if name not in RULES:
        raise Http404
    form = DryRunForm(request.POST)
    would = dry_run(RULES[name], now=form.cleaned_data["at"]) if form.is_valid() else None
    return show(request, sheet(GROUPS[name], timezone.now()), dry_form=form, would=would, at=form.cleaned_data.get("at"))
