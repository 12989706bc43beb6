"""每日汇总: the list of days, one day's summary, a date set for one of its rows."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from repairs.actions import summaries
from repairs.finding.summary_rows import groups_of
from repairs.forms.dates import DateForm
from repairs.models import Summary, Ticket

SUMMARIES = Listing(
    columns=(
        Column("day", gettext_lazy("Day"), sort="day", text=lambda row: row.day, width=16),
        Column("many", gettext_lazy("Not repaired"), text=lambda row: len(row.rows)),
        Column("late", gettext_lazy("Of them overdue"), text=lambda row: row.late),
        Column("made", pgettext_lazy("summary", "Made"), sort="made_at", text=lambda row: row.made_at, width=20),
    ),
    sort="-day",
)


@gate(Can.LEAD_REPAIRS)
def summary_list(request: Request) -> HttpResponse:
    page = SUMMARIES.page(request, Summary.objects.visible_to(request.user), now=timezone.now())
    return render(request, "repairs/summary_list.html", {"list": page})


@gate(Can.LEAD_REPAIRS)
def summary_export(request: Request) -> HttpResponse:
    return SUMMARIES.page(request, Summary.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Daily summaries"))


def one(request: Request, day: date) -> Summary:
    return get_object_or_404(Summary.objects.visible_to(request.user), day=day)


@gate(Can.LEAD_REPAIRS)
def summary_detail(request: Request, day: date) -> HttpResponse:
    summary = one(request, day)
    near = Summary.objects.visible_to(request.user)
    context = {
        "summary": summary,
        "groups": groups_of(summary),
        "missed": summary.missed(),
        "form": DateForm(auto_id=False),
        "today": timezone.localdate(),
        "before": near.filter(day__lt=day).first(),
        "after": near.filter(day__gt=day).order_by("day").first(),
    }
    return render(request, "repairs/summary_detail.html", context)


@gate(Can.LEAD_REPAIRS)
@require_POST
@once
def summary_date(request: Request, day: date, number: str) -> HttpResponse:
    """A date for one of its rows."""
    summary, form = one(request, day), DateForm(request.POST)
    ticket = get_object_or_404(Ticket.objects.visible_to(request.user), number=number)
    try:
        if not form.is_valid():
            raise Refused(_("Choose the day by which it must be seen to."), "day")
        made = summaries.set_date(summary, ticket, **form.cleaned_data, by=request.user, now=timezone.now())
        words = {"department": made.department, "day": date_format(made.due_on, "MONTH_DAY_FORMAT"), "number": ticket}
        toast(request, _("%(department)s has until %(day)s to see to %(number)s") % words)
    except Refused as error:
        refused(request, error)
    return redirect(summary)
