"""Rounds: what is to do today, one of them done on a phone, and what was done."""

from typing import Any

from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.files.actions import attach
from frontdesk.files.receive import Received
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Place
from frontdesk.refusal import Refused
from frontdesk.web.files import take_in
from frontdesk.web.forms import first_error
from frontdesk.web.gate import gate
from frontdesk.web.months import said
from frontdesk.web.once import once
from frontdesk.web.pages import Ask, Choice, Column, Given, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.periods import Period
from repairs.actions import rounds
from repairs.finding.round_rows import asked, found, light, today
from repairs.forms.rounds import AnswerForm
from repairs.models import ChecklistItem, Round, RoundAnswer, RoundKind

LATE = Q(done_at__gt=F("due_at"))


def of_kind(kind: str) -> Any:
    return lambda rows, ask: rows.filter(checklist__kind=kind)


def in_month(rows: Any, asked: str, ask: Ask) -> Any:
    """Due in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    return rows.due_in(*period.bounds) if period else rows


def month_said(asked: str, ask: Ask) -> str:
    return said(asked)


HISTORY = Listing(
    columns=(
        Column("due", gettext_lazy("Due"), sort="due_at", text=lambda row: row.due_at, width=18),
        Column("round", gettext_lazy("Round"), sort="checklist__position", text=str, width=28),
        Column("who", gettext_lazy("Done by"), sort="done_by__name", text=lambda row: row.done_by, width=18),
        Column("found", pgettext_lazy("round", "Found"), text=found, width=18),
        Column("state", gettext_lazy("State"), sort="done_at", text=lambda row: light(row, timezone.now()).words),
        Column("done", gettext_lazy("Done at"), text=lambda row: row.done_at, width=18, only_export=True),
        Column("missed", gettext_lazy("Missed at"), text=lambda row: row.missed_at, width=18, only_export=True),
        Column("responsible", gettext_lazy("Responsible"), text=lambda row: row.checklist.responsible, width=18, only_export=True),
    ),
    choices=(
        Choice("kind", tuple((kind.value, kind.label, of_kind(kind)) for kind in RoundKind), menu=gettext_lazy("Kind of round")),
        Choice(
            "state",
            (
                ("in-time", gettext_lazy("on time"), lambda rows, ask: rows.filter(done_at__lte=F("due_at"))),
                ("late", pgettext_lazy("round", "late"), lambda rows, ask: rows.filter(LATE)),
                ("missed", pgettext_lazy("round", "missed"), lambda rows, ask: rows.missed()),
            ),
        ),
        Choice("found", (("fails", gettext_lazy("something not in order"), lambda rows, ask: rows.with_fails()),)),
    ),
    given=(Given("month", in_month, month_said),),
    search=lambda rows, words: rows.matching(words),
    sort="-due",
    shown=lambda rows: rows.with_all().counted(),
)


@gate(Can.DO_ROUNDS)
def round_list(request: Request) -> HttpResponse:
    """Today's; from the label of a place (`?at=`) its own, and the only one of it at once."""
    now, token = timezone.now(), request.GET.get("at", "")[:60]
    place = Place.objects.labelled(token) if token else None
    day = today(request.user, now, place)
    if place and len(day.to_do) == 1:
        return redirect(day.to_do[0])
    context = {
        **{"place": place, "day": day, "now": now, "is_empty": not (day.to_do or day.later or day.done or day.missed)},
        "groups": [
            (_("To do now"), [(each, light(each, now)) for each in day.to_do]),
            (_("Missed today"), [(each, light(each, now)) for each in day.missed]),
            (_("Done today"), [(each, light(each, now)) for each in day.done]),
        ],
    }
    return render(request, "repairs/round_list.html", context)


@gate(Can.DO_ROUNDS)
def round_history(request: Request) -> HttpResponse:
    page = HISTORY.page(request, past(request.user), now=timezone.now())
    rows = [(each, light(each, page.ask.now), found(each)) for each in page.on_page]
    return render(request, "repairs/round_history.html", {"list": page, "rows": rows})


@gate(Can.DO_ROUNDS)
def round_export(request: Request) -> HttpResponse:
    return HISTORY.page(request, past(request.user), now=timezone.now()).xlsx(_("Rounds"))


def path_at(place: Place) -> str:
    """Where the label of a place leads."""
    return f"{reverse('repairs:round_list')}?at={place.token}"


def past(reader: Person) -> Any:
    """Done or missed."""
    return Round.objects.visible_to(reader).filter(Q(done_at__isnull=False) | Q(missed_at__isnull=False))


def one(request: Request, pk: int) -> Round:
    return get_object_or_404(Round.objects.visible_to(request.user).with_all(), pk=pk)


@gate(Can.DO_ROUNDS)
def round_detail(request: Request, pk: int) -> HttpResponse:
    """Item after item on a phone; when it is done, what was found."""
    round_, now = one(request, pk), timezone.now()
    rows = asked(round_, request.user)
    done = sum(row.answer is not None for row in rows)
    context = {
        **{"round": round_, "rows": rows, "light": light(round_, now), "left": len(rows) - done, "done": done},
        "percent": round(100 * done / len(rows)) if rows else 100,
        "may_answer": round_.done_at is None and not Round.objects.replaced().filter(pk=pk).exists(),
    }
    return render(request, "repairs/round_detail.html", context)


@gate(Can.DO_ROUNDS)
@require_POST
def round_answer(request: Request, pk: int, item: int) -> HttpResponse:
    """Photos are looked at first, which is slow; only then something is written."""
    round_, form = one(request, pk), AnswerForm(request.POST, request.FILES)
    thing = get_object_or_404(round_.checklist.items.all(), pk=item)
    try:
        if not form.is_valid():
            raise Refused(first_error(form), "form")
        return answered(request, round_, thing, form.facts, take_in(form.cleaned_data["photos"], who=request.user))
    except Refused as error:
        refused(request, error)
    return at(round_, item)


@once
def answered(request: Request, round_: Round, item: ChecklistItem, facts: dict[str, str], photos: list[Received]) -> HttpResponse:
    """The answer with its photos; who repairs sees them at the ticket."""
    now = timezone.now()
    answer = rounds.answer(round_, item, **facts, by=request.user, now=now)
    if photos:
        for subject in filter(None, (answer, answer.ticket)):
            attach(subject, photos, by=request.user, now=now)
    return at(round_, item.pk)


def at(round_: Round, item: int) -> HttpResponse:
    return redirect(f"{round_.get_absolute_url()}#item-{item}")


@gate(Can.DO_ROUNDS)
@require_POST
@once
def round_finish(request: Request, pk: int) -> HttpResponse:
    round_ = one(request, pk)
    try:
        rounds.finish(round_, by=request.user, now=timezone.now())
        fails = RoundAnswer.objects.failed().filter(round=round_).count()
        toast(request, _("“%(round)s” is done; %(n)d not in order.") % {"round": round_, "n": fails})
        return redirect("repairs:round_list")
    except Refused as error:
        refused(request, error)
    return redirect(round_)
