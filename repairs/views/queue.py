"""The queue: every open ticket of who leads repairs, works in a team or sits at the front desk, filtered, sorted, exported."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from frontdesk.web import months
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.pages import MANY, Ask, Choice, Column, Given, Listing, ListPage, only
from frontdesk.web.request import Request
from frontdesk.workdays.periods import Period
from repairs.finding import queue
from repairs.forms.lead import AssignForm
from repairs.models import Urgency


def in_month(rows: Any, value: str, column: str) -> Any:
    """In the month '2026-11', the quarter '2026-Q4' or the year '2026'."""
    period = Period.read(value)
    begin, end = period.bounds if period else (None, None)
    return rows.filter(**{f"{column}__gte": begin, f"{column}__lt": end}) if period else rows


def said(value: str, what: str) -> str:
    return f"{name} · {what}" if (name := months.said(value)) else ""


def of_department(rows: Any, value: str, ask: Ask) -> Any:
    return rows.of_department(pk) if (pk := id_in(value)) else rows


def department_said(value: str, ask: Ask) -> str:
    return str(Department.objects.visible_to(ask.person).filter(pk=id_in(value)).first() or "")


RUNNING = ("unassigned", "paused", "more-time")  # states in which something is due; of the others the newest come first

QUEUE = Listing(
    columns=(
        Column("urgency", gettext_lazy("Urgency"), sort="rank", text=lambda row: row.get_urgency_display(), width=10),
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number, width=20),
        Column("place", gettext_lazy("Place"), sort="place__name", text=lambda row: row.place, width=22),
        Column("thing", gettext_lazy("Thing"), text=lambda row: row.thing or "", width=20, only_export=True),
        Column("category", gettext_lazy("Category"), text=lambda row: row.category, width=18, only_export=True),
        Column("words", gettext_lazy("What is wrong"), text=lambda row: row.words, width=48, only_export=True),
        Column("asker", gettext_lazy("Reported by"), text=lambda row: row.asker, only_export=True),
        Column("reported", gettext_lazy("Reported"), sort="reported_at", text=lambda row: row.reported_at, width=18),
        Column("team", gettext_lazy("Team"), text=lambda row: row.team or "", only_export=True),
        Column("assigned", gettext_lazy("Who has it"), text=lambda row: row.assigned_to or ""),
        Column("state", gettext_lazy("State"), text=lambda row: row.state.label),
        Column("due", gettext_lazy("Due"), sort="due_key", text=lambda row: row.solution_due_at, width=18),
        Column("verbs", pgettext_lazy("column", "Do")),
    ),
    choices=(
        Choice("urgency", tuple((each.value, each.label, only(urgency=each.value)) for each in Urgency), menu=gettext_lazy("Urgency")),
        Choice(
            "state",
            (
                ("unassigned", gettext_lazy("nobody has it"), lambda rows, ask: rows.unassigned()),
                ("paused", pgettext_lazy("ticket", "paused"), lambda rows, ask: rows.running().filter(paused_until__isnull=False)),
                ("more-time", gettext_lazy("asks for more time"), lambda rows, ask: rows.asking_for_more_time()),
                ("unconfirmed", gettext_lazy("to be confirmed"), lambda rows, ask: rows.unconfirmed()),
                ("over", pgettext_lazy("ticket", "over"), lambda rows, ask: rows.over()),
            ),
            unasked=lambda rows, ask: rows.running(),
        ),
        Choice(
            "light",
            (
                ("red", pgettext_lazy("light", "red"), lambda rows, ask: rows.late(ask.now)),
                ("yellow", pgettext_lazy("light", "yellow"), lambda rows, ask: queue.yellow(rows, ask.now)),
                ("green", pgettext_lazy("light", "green"), lambda rows, ask: queue.green(rows, ask.now)),
            ),
        ),
    ),
    given=(
        Given(
            "answered", lambda rows, value, ask: in_month(rows, value, "responded_at"), said=lambda value, ask: said(value, _("answered"))
        ),
        Given(
            "reported", lambda rows, value, ask: in_month(rows, value, "reported_at"), said=lambda value, ask: said(value, _("reported"))
        ),
        Given("department", of_department, department_said),
        Given(
            "repaired", lambda rows, value, ask: in_month(rows, value, "resolved_at"), said=lambda value, ask: said(value, _("repaired"))
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    counted=MANY,
    sort=lambda page: "due" if page.is_unasked("state") or page.chosen["state"] in RUNNING else "-reported",
)


MENUS = (
    ("team", "team", gettext_lazy("Team")),
    ("floor", "place__floor", gettext_lazy("Floor")),
    ("category", "category", gettext_lazy("Category")),
)


def listing(reader: Person) -> Listing:
    """With teams, floors and categories as menus: they are this company's own."""
    found = queue.menus()
    menus = tuple(
        Choice(name, tuple((str(each.pk), each, only(**{column: each.pk})) for each in found[name]), menu=label)
        for name, column, label in MENUS
    )
    return replace(QUEUE, choices=(*menus, *QUEUE.choices), shown=lambda rows: rows.with_all().with_asked(reader))


def page_of(request: Request) -> ListPage:
    rows = queue.tickets_of(request.user).ranked().with_moments()
    return listing(request.user).page(request, rows, now=timezone.now())


@gate(Can.REPORT_FAULTS)
def queue_list(request: Request) -> HttpResponse:
    """`?give=` a number opens in its row the form that gives it to somebody."""
    page, now = page_of(request), timezone.now()
    rows = [queue.row_of(ticket, request.user, now) for ticket in page.on_page]
    give = next((row for row in rows if row.may_give and row.ticket.number == request.GET.get("give")), None)
    form = AssignForm(auto_id="give_%s", initial={"because": _("given by hand")}) if give else None
    here = {"here": page.path(page=request.GET.get("page", "")), "may_act": any(row.may_accept or row.may_give for row in rows)}
    return render(request, "repairs/queue_list.html", {"list": page, "rows": rows, "now": now, "give": give, "form": form, **here})


@gate(Can.REPORT_FAULTS)
def queue_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Repair queue"))
