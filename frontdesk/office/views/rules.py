"""The rules page: every timed rule and promise with its sentence as its form, its runs, next times, pauses and dry run."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.limits import actions as limits
from frontdesk.limits.limits import GROUPS, Limits, read_at_once
from frontdesk.limits.models import Version
from frontdesk.office.forms.rules import MomentForm, RuleForm
from frontdesk.office.rule_history import history
from frontdesk.office.rule_timeline import day_words, timeline, unpublished
from frontdesk.office.rulebook import book, chosen, filtered
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.timed import actions as timed
from frontdesk.timed.catalogue import thing_called
from frontdesk.timed.dry import DRY_LIMIT, dry_run
from frontdesk.timed.rule import RULES, Rule
from frontdesk.timed.run import Looked
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.load import calendar, read_once

View = Callable[..., HttpResponse]


def group_or_404(name: str) -> type[Limits]:
    if name not in GROUPS:
        raise Http404
    return GROUPS[name]


def rule_or_404(name: str) -> Rule:
    if name not in RULES:
        raise Http404
    return RULES[name]


def posted(view: View) -> View:
    """Around a view that answers a form: whoever only opens its address (a change of language, say) gets the sheet."""

    @wraps(view)
    def guarded(request: Request, name: str) -> HttpResponse:
        return view(request, name) if request.method == "POST" else to_sheet(request, name)

    return guarded


def to_sheet(request: Request, name: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('rule_detail', args=[name])}{query(request)}#sheet-title")


def query(request: Request) -> str:
    """The filter of the list, carried along: '?show=look' or ''."""
    return f"?show={request.GET['show']}" if request.GET.get("show") in ("on", "look") else ""


def show(request: Request, group: type[Limits] | None = None, status: int = 200, **more: Any) -> HttpResponse:
    """The book at the left, the chosen sheet at the right."""
    now = timezone.now()
    with read_at_once() as versions, read_once():
        every = book(now, versions)
        context = {
            "every": every,
            "sheets": filtered(every, request.GET.get("show", "")),
            "show": request.GET.get("show", ""),
            "on": filtered(every, "on"),
            "to_look_at": filtered(every, "look"),
            "query": query(request),
            "now": now,
            "may_change": request.user.can(Can.CHANGE_RULES),
            **more,
        }
        if group is not None:
            context |= opened(group, context)
    return render(request, "office/rule_detail.html" if group else "office/rule_list.html", context, status=status)


def opened(group: type[Limits], context: dict[str, Any]) -> dict[str, Any]:
    """What the sheet shows beside the list."""
    sheet = chosen(context["every"], group, context["now"])
    at, form = context.get("at", context["now"]), context.get("form") or RuleForm(group, version=sheet.version)
    return {
        "sheet": sheet,
        "form": form,
        "parts": form.parts(),
        "rest": form.rest(),
        "history": history(group, sheet.state),
        "dry_form": context.get("dry_form") or MomentForm(initial={"at": at}),
        "at": at,
        "day_words": day_words(calendar(), timezone.localdate(at)) if sheet.thing else "",
    }


@gate(Can.SEE_RULES)
def rule_list(request: Request) -> HttpResponse:
    return show(request)


@gate(Can.SEE_RULES)
def rule_detail(request: Request, name: str) -> HttpResponse:
    return show(request, group_or_404(name))


@gate(Can.SEE_RULES)
def rule_timeline(request: Request) -> HttpResponse:
    """The next thirty days of all rules and open to-dos."""
    now = timezone.now()
    with read_once() as workdays:
        days = timeline(workdays, now)
    return render(request, "office/rule_timeline.html", {"days": days, "now": now, "unpublished": unpublished(days, workdays)})


@gate(Can.CHANGE_RULES)
@posted
@once
def rule_change(request: Request, name: str) -> HttpResponse:
    group = group_or_404(name)
    form = RuleForm(group, request.POST)
    if not form.is_valid():
        return show(request, group, 422, form=form)
    try:
        version = limits.change(group, values=form.cleaned_data, by=request.user, now=timezone.now(), seen=form.seen)
    except Refused as error:
        form.add_error(None, str(error))
        form.has_seen_the_newest()
        return show(request, group, 422, form=form)
    return changed(request, version, name)


def changed(request: Request, version: Version | None, name: str) -> HttpResponse:
    """Say that it is saved, with the way back to the version before."""
    if version is None:
        toast(request, _("Nothing was changed."))
    else:
        before = f"{reverse('rule_restore', args=[name])}?version={version.number - 1}"
        toast(request, _("Saved. It holds for what begins from now on."), undo=before)
    return to_sheet(request, name)


@gate(Can.CHANGE_RULES)
@posted
@once
def rule_restore(request: Request, name: str) -> HttpResponse:
    """The settings of an earlier version again; version 0 is as delivered."""
    group, number = group_or_404(name), request.POST.get("version") or request.GET.get("version", "")
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        raise Http404
    try:
        return changed(request, limits.restore(group, number=int(number), by=request.user, now=timezone.now()), name)
    except Refused as error:
        refused(request, error)
    return to_sheet(request, name)


@gate(Can.CHANGE_RULES)
@posted
@once
def rule_pause(request: Request, name: str) -> HttpResponse:
    rule, reason = rule_or_404(name), request.POST.get("reason", "")
    try:
        timed.pause(rule, reason=reason, by=request.user, now=timezone.now())
    except Refused as error:
        if error.code == "reason":
            return show(request, GROUPS[name], 422, pause_error=str(error))
        refused(request, error)
    else:
        toast(request, _("Paused. It does not act until somebody lets it go on."), undo=reverse("rule_resume", args=[name]))
    return to_sheet(request, name)


@gate(Can.CHANGE_RULES)
@posted
@once
def rule_resume(request: Request, name: str) -> HttpResponse:
    try:
        timed.resume(rule_or_404(name), by=request.user, now=timezone.now())
        toast(request, _("It goes on. What was owed meanwhile is done at its next look."))
    except Refused as error:
        refused(request, error)
    return to_sheet(request, name)


@gate(Can.CHANGE_RULES)
@posted
def rule_run(request: Request, name: str) -> HttpResponse:
    """Let it look at once. A second press finds everything done: no one-time key is needed."""
    try:
        looked = timed.run_now(rule_or_404(name), by=request.user, now=timezone.now())
    except Refused as error:
        refused(request, error)
    else:
        tell = messages.error if looked.errors else messages.success
        tell(request, found(looked))
    return to_sheet(request, name)


def found(looked: Looked) -> str:
    """What a look did, in one line."""
    if looked.errors:
        return _("It looked: %(due)d due, %(acted)d done, %(failed)d failed.") % {
            "due": looked.due,
            "acted": len(looked.acted),
            "failed": len(looked.errors),
        }
    if looked.acted:
        many = len(looked.acted)
        return ngettext("It looked and did %(n)d thing.", "It looked and did %(n)d things.", many) % {"n": many}
    return _("It looked: nothing was owed.")


@gate(Can.SEE_RULES)
@posted
def rule_dry_run(request: Request, name: str) -> HttpResponse:
    """What a rule or promise would do at a moment. It runs for real and is rolled back."""
    group, thing = group_or_404(name), thing_called(name)
    if thing is None:
        raise Http404
    form = MomentForm(request.POST)
    if not form.is_valid():
        return show(request, group, 422, dry_form=form)
    at = form.cleaned_data["at"]
    would = dry_run(thing, now=at, reader=request.user)
    told = [each for each in would if each.reader]
    summary = {
        "records": len({each.about for each in would}),
        "told": len(told),
        "is_cut": len({each.about for each in would}) >= DRY_LIMIT,
    }
    return show(request, group, dry_form=form, at=at, would=would, summary=summary)
