"""Calls: written down by one key from every page, the list, one call, and whether it was solved."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people import phones
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.back import next_of
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import MANY, Ask, Choice, Column, Given, Listing, only
from frontdesk.web.request import Request
from frontdesk.web.sections import sections_of
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.periods import Period
from frontdesk.workdays.today import day_bounds
from visitors.actions import calls
from visitors.callers import caller_of
from visitors.forms.calls import REFUSALS, CallForm, SolvedForm
from visitors.limits import CallLimits
from visitors.models import Call, Complaint
from visitors.models.call import CallQuerySet
from visitors.views.visits import month_said

SCRIPTS = ("greeting", "sorry", "repeat")


def in_month(rows: CallQuerySet, asked: str, ask: Ask) -> CallQuerySet:
    """Began in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    return rows.began_between(*period.bounds) if period else rows


def yes(value: bool | None) -> str:
    return "" if value is None else _("yes") if value else _("no")


CALLS = Listing(
    columns=(
        Column("began", gettext_lazy("Began"), sort="began_at", text=lambda row: row.began_at, width=18),
        Column("ended", gettext_lazy("Ended"), text=lambda row: row.ended_at, width=18, only_export=True),
        Column("name", pgettext_lazy("of a call", "Caller"), sort="name", text=lambda row: row.name, width=24),
        Column("company", gettext_lazy("Company"), text=lambda row: row.company, width=24, only_export=True),
        Column("phone", pgettext_lazy("telephone", "Number"), text=lambda row: row.phone, only_export=True),
        Column("about", gettext_lazy("Kind"), text=lambda row: row.get_about_display()),
        Column(
            "person",
            pgettext_lazy("of a call", "For"),
            sort="person__name_key",
            text=lambda row: row.person or row.department or "",
            width=20,
        ),
        Column("words", gettext_lazy("What about"), text=lambda row: row.words, width=48),
        Column("outcome", gettext_lazy("What became of it"), sort="outcome", text=lambda row: row.get_outcome_display(), width=20),
        Column("told", gettext_lazy("Told"), text=lambda row: row.told_at, width=18, only_export=True),
        Column("rings", gettext_lazy("Within three rings"), text=lambda row: yes(row.in_three_rings), only_export=True),
        Column("new", gettext_lazy("New customer"), text=lambda row: yes(row.is_new_customer), only_export=True),
        Column("handed", gettext_lazy("Handed to"), text=lambda row: row.handed_to or "", width=20, only_export=True),
        Column("solved", gettext_lazy("Solved"), text=lambda row: row.solved_at, width=18, only_export=True),
        Column("result", gettext_lazy("Result"), text=lambda row: row.result, width=32, only_export=True),
        Column("taker", pgettext_lazy("of a call", "Taken by"), text=lambda row: row.taken_by or "", width=18, only_export=True),
    ),
    choices=(
        Choice("day", (("today", gettext_lazy("today"), lambda rows, ask: rows.began_between(*day_bounds(ask.now))),)),
        Choice("outcome", tuple((each.value, each.label, only(outcome=each.value)) for each in Call.Outcome)),
        Choice(
            "more",
            (
                ("solved", gettext_lazy("solved?"), lambda rows, ask: rows.unsolved()),
                ("new", gettext_lazy("new customers"), lambda rows, ask: rows.handed_on()),
                ("mine", gettext_lazy("mine"), lambda rows, ask: rows.filter(person=ask.person)),
            ),
        ),
        Choice("about", tuple((each.value, each.label, only(about=each.value)) for each in Call.About), menu=gettext_lazy("Kind")),
    ),
    given=(Given("month", in_month, month_said),),
    search=lambda rows, words: rows.matching(words),
    counted=MANY,
    sort="-began",
    shown=lambda rows: rows.select_related("person__department", "department", "handed_to", "taken_by"),
)


@gate(Can.USE_OFFICE)
def call_list(request: Request) -> HttpResponse:
    page = CALLS.page(request, Call.objects.visible_to(request.user), now=timezone.now())
    return render(request, "visitors/call_list.html", {"list": page, "may_take": request.user.can(Can.TAKE_MESSAGES)})


@gate(Can.USE_OFFICE)
def call_export(request: Request) -> HttpResponse:
    return CALLS.page(request, Call.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Calls"))


@gate(Can.TAKE_MESSAGES)
@once
def call_new(request: Request) -> HttpResponse:
    """One key opens it, Ctrl Enter keeps it; the second button goes on to the complaint without retyping."""
    now = timezone.now()
    form = CallForm(request.POST or None, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            call = calls.log(**form.cleaned_data, by=request.user, now=now)
            if request.POST.get("then") == "complaint":
                return redirect(f"{reverse('visitors:complaint_new')}?call={call.pk}")
            colon = pgettext("colon", ": ")
            toast(request, format_html('<a href="{}">{}</a>{}{}', call.get_absolute_url(), call, colon, told(call)))
            return redirect(next_of(request) or "visitors:call_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {"form": form, "scripts": {name: CallLimits.here(name) for name in SCRIPTS}, "next": next_of(request)}
    return render(request, "visitors/call_new.html", context, status=422 if form.errors else 200)


def told(call: Call) -> str:
    """What became of it, for whoever wrote it down."""
    said = ""
    if call.message:
        said = _("A message is left for %(person)s.") % {"person": call.person}
    elif call.told_at and (call.person or call.department):
        said = _("%(person)s has been told.") % {"person": call.person or call.department}
    if not call.handed_to:
        return said or _("The call is written down.")
    handed = _("The new customer is with %(department)s.") % {"department": call.handed_to}
    return pgettext("two sentences", "%(first)s %(second)s") % {"first": said, "second": handed} if said else handed


@gate(Can.TAKE_MESSAGES)
def call_known(request: Request) -> HttpResponse:
    """Who called, left a message or came before with exactly this number."""
    number = phones.digits(request.GET.get("phone", "")[:30])
    return render(request, "visitors/_call_known.html", {"caller": caller_of(number, request.user)})


def one(request: Request, pk: int) -> Call:
    near = ("person__department", "department", "handed_to", "message", "taken_by", "solved_by", "voided_by")
    return get_object_or_404(Call.objects.visible_to(request.user).select_related(*near), pk=pk)


@gate(Can.USE_OFFICE)
def call_detail(request: Request, pk: int) -> HttpResponse:
    return show(request, one(request, pk))


def show(request: Request, call: Call, *, form: SolvedForm | None = None, status: int = 200) -> HttpResponse:
    now = timezone.now()
    earlier = Call.objects.visible_to(request.user).from_number(call.phone).exclude(pk=call.pk) if call.phone else Call.objects.none()
    context = {
        "call": call,
        "form": form or SolvedForm(),
        "now": now,
        "may_take": request.user.can(Can.TAKE_MESSAGES),
        "complaints": list(Complaint.objects.visible_to(request.user).filter(call=call).order_by("pk")),
        "earlier": list(earlier.order_by("-began_at")[:5]),
        "is_asked": bool(call.asks_if_solved and not (call.solved_at or call.voided_at or call.forgotten_at)),
        "sections": sections_of(call, request.user, now),
    }
    return render(request, "visitors/call_detail.html", context, status=status)


@gate(Can.USE_OFFICE)
@require_POST
@once
def call_solved(request: Request, pk: int) -> HttpResponse:
    """By the desk, or by whom it was put through to."""
    return settle(request, pk, calls.solved, _("Noted: it was solved."))


@gate(Can.USE_OFFICE)
@require_POST
@once
def call_unsolved(request: Request, pk: int) -> HttpResponse:
    return settle(request, pk, calls.unsolved, _("Noted: not solved yet. The colleague is told, and the desk asks again."))


def settle(request: Request, pk: int, do: Callable[..., Call], words: str) -> HttpResponse:
    """One answer, then back to the call."""
    call, form = one(request, pk), SolvedForm(request.POST)
    if form.is_valid():
        try:
            do(call, by=request.user, now=timezone.now(), result=form.cleaned_data["result"])
            toast(request, words)
            return redirect(call)
        except Refused as error:
            refuse(form, error, {"result": "result"})
    return show(request, call, form=form, status=422)


@gate(Can.TAKE_MESSAGES)
@require_POST
@once
def call_void(request: Request, pk: int) -> HttpResponse:
    return strike(request, pk, calls.void, _("The call is struck out and counts no more."))


@gate(Can.TAKE_MESSAGES)
@require_POST
@once
def call_unvoid(request: Request, pk: int) -> HttpResponse:
    return strike(request, pk, calls.unvoid, _("The call counts again."))


def strike(request: Request, pk: int, do: Callable[..., Call], words: str) -> HttpResponse:
    call = one(request, pk)
    try:
        do(call, by=request.user, now=timezone.now())
        toast(request, words)
    except Refused as error:
        refused(request, error)
    return redirect(call)
