"""Incidents: the list, a new one, its particulars, its report, its paper; each step of it stands in `incident_page`."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Ask, Choice, Column, Given, Listing, only
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.periods import Period
from visitors.actions import incidents, incidents_resolving
from visitors.forms.incidents import REFUSALS, AmendForm, IncidentForm, ReportForm
from visitors.models import Incident, Visit
from visitors.models.incident import IncidentKind, Severity
from visitors.models.incident_queries import IncidentQuerySet
from visitors.views.incident_page import one, pressed, verbs_of
from visitors.views.visits import month_said


def in_month(rows: IncidentQuerySet, asked: str, ask: Ask) -> IncidentQuerySet:
    """Reported in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    begin, end = period.bounds if period else (None, None)
    return rows.filter(reported_at__gte=begin, reported_at__lt=end) if period else rows


STATES: tuple[tuple[str, Any, Any], ...] = (
    ("open", gettext_lazy("not closed"), lambda rows, ask: rows.open()),
    ("unanswered", gettext_lazy("not answered"), lambda rows, ask: rows.unanswered()),
    ("in_progress", pgettext_lazy("incident", "in progress"), lambda rows, ask: rows.in_progress()),
    ("resolved", pgettext_lazy("incident", "resolved"), lambda rows, ask: rows.resolved()),
    ("closed", pgettext_lazy("incident", "closed"), lambda rows, ask: rows.closed()),
)
INCIDENTS = Listing(
    columns=(
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number, width=14),
        Column("reported", pgettext_lazy("incident", "Reported"), sort="reported_at", text=lambda row: row.reported_at, width=18),
        Column("title", pgettext_lazy("incident", "What happened"), text=lambda row: row.words, width=60),
        Column("kind", gettext_lazy("Kind"), sort="kind", text=lambda row: row.get_kind_display()),
        Column("severity", gettext_lazy("Severity"), text=lambda row: row.get_severity_display(), only_export=True),
        Column("mood", gettext_lazy("State of mind"), text=lambda row: row.get_mood_display(), only_export=True),
        Column("demands", gettext_lazy("Demands"), text=lambda row: row.demands, width=32, only_export=True),
        Column("place", gettext_lazy("Place"), text=lambda row: row.place, only_export=True),
        Column("people", gettext_lazy("People"), text=lambda row: row.people, width=24, only_export=True),
        Column("department", gettext_lazy("Department"), text=lambda row: row.department, width=20),
        Column("claim", gettext_lazy("Claim"), text=lambda row: claim_words(row.claim_is_true), only_export=True),
        Column("answered", gettext_lazy("Answered"), text=lambda row: row.answered_at, width=18, only_export=True),
        Column("resolved", pgettext_lazy("incident", "Resolved"), text=lambda row: row.resolved_at, width=18, only_export=True),
        Column("outcome", gettext_lazy("Outcome"), text=lambda row: row.outcome, width=32, only_export=True),
        Column("lessons", gettext_lazy("Lessons"), text=lambda row: row.lessons, width=32, only_export=True),
        Column("closed", pgettext_lazy("incident", "Closed"), text=lambda row: row.closed_at, width=18, only_export=True),
        Column("state", gettext_lazy("State"), text=lambda row: row.state.label),
    ),
    choices=(
        Choice("state", STATES),
        Choice("severity", ((Severity.MAJOR, Severity.MAJOR.label, only(severity=Severity.MAJOR)),)),
        Choice("whose", (("mine", gettext_lazy("mine"), lambda rows, ask: rows.in_hands_of(ask.person)),)),
        Choice("kind", tuple((kind.value, kind.label, only(kind=kind.value)) for kind in IncidentKind), menu=gettext_lazy("Kind")),
    ),
    given=(Given("month", in_month, month_said),),
    search=lambda rows, words: rows.matching(words),
    sort="-reported",
    shown=lambda rows: rows.select_related("department", "assignee"),
)


def claim_words(is_true: bool | None) -> str:
    """'true', 'not true' or nothing."""
    return "" if is_true is None else _("true") if is_true else _("not true")


@gate(Can.USE_OFFICE)
def incident_list(request: Request) -> HttpResponse:
    page = INCIDENTS.page(request, Incident.objects.visible_to(request.user), now=timezone.now())
    return render(request, "visitors/incident_list.html", {"list": page, "may_report": request.user.can(Can.REPORT_INCIDENTS)})


@gate(Can.USE_OFFICE)
def incident_export(request: Request) -> HttpResponse:
    return INCIDENTS.page(request, Incident.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Incidents"))


@gate(Can.REPORT_INCIDENTS)
@once
def incident_new(request: Request) -> HttpResponse:
    """From the counter by one key, or about a visit (`?visit=7`), which is held with it."""
    visit = _about(request)
    form = IncidentForm(request.POST or None, initial=_of(visit))
    if request.method == "POST" and form.is_valid():
        try:
            incident = incidents.report(**form.cleaned_data, visit=visit, by=request.user, now=timezone.now())
            link = format_html('<a href="{}">{}</a>', incident.get_absolute_url(), incident.number)
            toast(request, format_html(_("{number} is reported, those who must act are told"), number=link))
            return redirect(incident)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/incident_new.html", {"form": form, "visit": visit}, status=422 if form.errors else 200)


def _about(request: Request) -> Visit | None:
    """The visit that the address names, where this person sees it."""
    number = request.GET.get("visit", "")
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    return Visit.objects.visible_to(request.user).filter(pk=int(number), forgotten_at__isnull=True).first()


def _of(visit: Visit | None) -> dict[str, object]:
    return {"people": " ".join(filter(None, (visit.name, visit.company, visit.shown_phone)))} if visit else {}


@gate(Can.USE_OFFICE)
@once
def incident_amend(request: Request, pk: int) -> HttpResponse:
    """Correct the particulars; what stood there stays in the time line."""
    incident = one(request, pk)
    if "amend" not in verbs_of(incident, request.user):
        raise PermissionDenied("not theirs to correct, or closed")
    form = AmendForm(request.POST or None, initial=AmendForm.of(incident))
    if request.method == "POST" and form.is_valid():
        try:
            incidents.amend(incident, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("%(number)s is corrected") % {"number": incident.number})
            return redirect(incident)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/incident_amend.html", {"form": form, "incident": incident}, status=422 if form.errors else 200)


def readable(request: Request, pk: int) -> Incident:
    """An incident whose report this person may read."""
    rows = Incident.objects.report_visible_to(request.user).select_related("department", "filed_by")
    return get_object_or_404(rows, pk=pk)


@gate(Can.USE_OFFICE)
def incident_report(request: Request, pk: int) -> HttpResponse:
    """The report and what was learned, for who sees the incident and whom it was sent to."""
    incident = readable(request, pk)
    sees = Incident.objects.visible_to(request.user).filter(pk=pk).exists()
    mine = incident.readings.filter(person=request.user).first()
    context = {"incident": incident, "mine": mine, "sees": sees, "may_write": sees and "file" in verbs_of(incident, request.user)}
    return render(request, "visitors/incident_report.html", context)


@gate(Can.USE_OFFICE)
@once
def incident_write(request: Request, pk: int) -> HttpResponse:
    """Write the report, or write it anew: it is sent to the department with that."""
    incident = one(request, pk)
    if "file" not in verbs_of(incident, request.user):
        raise PermissionDenied("not theirs to write, or not now")
    form = ReportForm(request.POST or None, initial={"report": incident.report, "lessons": incident.lessons})
    if request.method == "POST" and form.is_valid():
        try:
            incidents_resolving.file_report(incident, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("The report of %(number)s is sent") % {"number": incident.number})
            return redirect("visitors:incident_report", pk)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/incident_write.html", {"incident": incident, "form": form}, status=422 if form.errors else 200)


@gate(Can.USE_OFFICE)
@require_POST
@once
def incident_read(request: Request, pk: int) -> HttpResponse:
    """Whoever it was sent to has read it."""
    incident = readable(request, pk)
    if not incident.readings.filter(person=request.user).exists():
        raise PermissionDenied("only whom it was sent to has read it")
    try:
        incidents_resolving.read_report(incident, by=request.user, now=timezone.now())
        toast(request, _("Noted that you have read it"))
    except Refused as error:
        refused(request, error)
    return redirect("visitors:incident_report", pk)


@gate(Can.USE_OFFICE)
def incident_print(request: Request, pk: int) -> HttpResponse:
    """突发事件处理登记表 on A4."""
    incident = one(request, pk)
    context = {
        "incident": incident,
        "entries": incident.entries.select_related("happened_by", "wording"),
        "actions": incident.actions.select_related("owner"),
        "readings": incident.readings.select_related("person").order_by("person__name_key"),
        "claim": claim_words(incident.claim_is_true),
    }
    return render(request, "visitors/incident_print.html", context)


incident_answer, incident_note, incident_check = pressed("answer"), pressed("note"), pressed("check")
incident_assign, incident_grade, incident_resolve = pressed("assign"), pressed("grade"), pressed("resolve")
incident_act, incident_close, incident_reopen = pressed("act"), pressed("close"), pressed("reopen")
incident_restrict, incident_unrestrict = pressed("restrict"), pressed("unrestrict")
incident_name, incident_unname = pressed("name"), pressed("unname")
