"""The working calendar: a year at a glance; a day, the week's hours and whole years changed after a look at what would move."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from frontdesk.excel.read import Problem, read
from frontdesk.office.forms.workdays import DayForm, HoursForm, ImportForm
from frontdesk.office.workday_changes import Preview, save
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays import sheet
from frontdesk.workdays.calendar import Calendar, Special, YearStatus
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR, Change
from frontdesk.workdays.load import calendar
from frontdesk.workdays.year import months, openings, stretches, week_heads

WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIELDS = {name: name for name in ("kind", "name_zh", "name_en")}
HOUR = 3600
SALT = "frontdesk.workdays.import"
MOST_PROBLEMS = 50


def year_of(request: Request) -> int:
    """The year asked for, else this one."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else timezone.localdate().year
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def day_or_404(text: str) -> date:
    try:
        on = date.fromisoformat(text) if WRITTEN.fullmatch(text) else None
    except ValueError:
        on = None
    if on is None or not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise Http404
    return on


def to_year(year: int, month: int | None = None) -> HttpResponseRedirect:
    """The page of a year, at a month when one is given."""
    return HttpResponseRedirect(f"{reverse('workday_year')}?year={year}{f'#m{month}' if month else ''}", status=303)


@gate(Can.USE_OFFICE)
def workday_year(request: Request) -> HttpResponse:
    """Twelve months, the holidays by date, the office hours, and how far the year is known."""
    year, standing, today = year_of(request), calendar(), timezone.localdate()
    context = {
        "year": year,
        "this_year": today.year,
        "previous": year - 1 if year > FIRST_YEAR else None,
        "following": year + 1 if year < LAST_YEAR else None,
        "status": standing.year_status(year),
        "week_heads": week_heads(),
        "months": months(standing, year, today),
        "stretches": stretches(standing, year),
        "openings": openings(standing),
        "may_change": request.user.can(Can.CHANGE_WORKDAYS),
    }
    return render(request, "office/workday_year.html", context)


@gate(Can.CHANGE_WORKDAYS)
@once
def workday_day(request: Request, day: str) -> HttpResponse:
    """As usual, a holiday, or a make-up working day: shown with what it moves, then saved."""
    on, standing = day_or_404(day), calendar()
    form = DayForm(request.POST or None, calendar=standing, on=on)
    preview = weighed(request, form, standing)
    if preview and save_if_seen(request, form, preview):
        return to_year(on.year, on.month)
    context = {"on": on, "kind": standing.kind(on), "special": standing.specials.get(on), "hours": standing.hours.get(on.weekday())}
    return shown(request, "office/workday_day.html", form, preview, borrowed=standing.hours.get(min(standing.hours, default=0)), **context)


@gate(Can.CHANGE_WORKDAYS)
@once
def workday_hours(request: Request) -> HttpResponse:
    """When the office is open on each weekday: shown with what it moves, then saved."""
    standing = calendar()
    form = HoursForm(request.POST or None, calendar=standing)
    preview = weighed(request, form, standing)
    if preview and save_if_seen(request, form, preview):
        return to_year(timezone.localdate().year)
    return shown(request, "office/workday_hours.html", form, preview, heads=HoursForm.LABELS)


def weighed(request: Request, form: DayForm | HoursForm, standing: Calendar) -> Preview | None:
    """What the form's change would do; None when nothing was sent, or when it makes no sense (which then stands in the form)."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return Preview(standing, form.change, reader=request.user, now=timezone.now())
    except Refused as error:
        refuse(form, error, FIELDS)
        return None


def save_if_seen(request: Request, form: forms.Form, preview: Preview) -> bool:
    """Save what the page showed, and nothing else: another calendar or another change is shown first."""
    sent = request.POST.get("previewed", "")
    if sent != preview.mark:
        if sent and sent.partition(".")[0] != preview.mark.partition(".")[0]:
            form.add_error(
                None, _("Somebody else has just changed the working calendar. This is what your change does now; save it again.")
            )
        return False
    try:
        moved = save(preview.change, seen=sent, by=request.user, now=timezone.now())
    except Refused as error:
        refuse(form, error, FIELDS)
        return False
    toast(request, told(moved) if preview.change else _("Nothing was changed."))
    return True


def told(moved: int) -> str:
    """What a save did, in a line."""
    if not moved:
        return _("Saved. No deadline moved.")
    return ngettext("Saved. %(n)d deadline moved.", "Saved. %(n)d deadlines moved.", moved) % {"n": moved}


def shown(request: Request, template: str, form: forms.Form, preview: Preview | None, **more: Any) -> HttpResponse:
    context = {"form": form, "preview": preview, "now": timezone.now(), **more}
    return render(request, template, context, status=422 if form.errors else 200)


@gate(Can.CHANGE_WORKDAYS)
@require_POST
@once
def workday_status(request: Request) -> HttpResponse:
    """Call a year official or provisional. No deadline moves by it."""
    year, status = request.POST.get("year", ""), request.POST.get("status", "")
    if not (year.isascii() and year.isdigit() and len(year) == 4 and status in YearStatus.values):
        raise Http404
    change = Change(years={int(year): YearStatus(status)})
    try:
        preview = Preview(calendar(), change, reader=request.user, now=timezone.now())
        save(preview.change, seen=preview.mark, by=request.user, now=timezone.now())
        toast(request, _("Saved: %(year)s is %(status)s.") % {"year": year, "status": YearStatus(status).label})
    except Refused as error:
        refused(request, error)
    return to_year(int(year))


@gate(Can.USE_OFFICE)
def workday_export(request: Request) -> HttpResponse:
    """The special days of a year as a file that can be imported again."""
    year = year_of(request)
    title, rows = _("Working calendar %(year)s") % {"year": year}, sheet.rows(calendar(), year)
    return export(request, title=title, heads=sheet.heads(), rows=rows, widths=sheet.WIDTHS, plain=f"workdays-{year}")


@gate(Can.CHANGE_WORKDAYS)
def workday_import(request: Request) -> HttpResponse:
    """A file is read, which is slow, and shown with what it changes; the same page then takes it over, whole or not at all."""
    if "payload" in request.POST:
        return commit(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    problems: list[Problem] = []
    context: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            context, problems = taken_in(request, form)
        except Refused as error:
            refuse(form, error, dict.fromkeys([error.code], "file"))
    more = {"problems": problems[:MOST_PROBLEMS], "more_problems": max(len(problems) - MOST_PROBLEMS, 0)}
    return import_page(request, form, status=422 if form.errors or problems else 200, **context, **more)


def import_page(request: Request, form: ImportForm, *, status: int = 200, **context: Any) -> HttpResponse:
    pattern = timezone.localdate().year
    return render(
        request, "office/workday_import.html", {"form": form, "pattern": pattern, "now": timezone.now(), **context}, status=status
    )


def taken_in(request: Request, form: ImportForm) -> tuple[dict[str, Any], list[Problem]]:
    """The preview of an uploaded file with all that its takeover needs, signed into the form; or its problems."""
    standing, official = calendar(), form.cleaned_data["official"]
    uploaded = read(form.cleaned_data["file"])
    imported = sheet.parsed(uploaded, standing)
    if imported.problems:
        return {"imported": imported}, imported.problems
    change = sheet.change_of(standing, imported.days, official=official)
    preview = Preview(standing, change, reader=request.user, now=timezone.now())
    days = [[on.isoformat(), each.is_workday, each.name_zh, each.name_en] for on, each in sorted(imported.days.items())]
    payload = signing.dumps({"days": days, "official": official, "seen": preview.mark}, salt=SALT, compress=True)
    return {"imported": imported, "preview": preview, "payload": payload, "others": uploaded.others}, []


@once
def commit(request: Request) -> HttpResponse:
    """Take over what the preview showed, whole; refused when it is older than an hour or the calendar has changed since."""
    try:
        sent = signing.loads(request.POST["payload"], salt=SALT, max_age=HOUR)
        days = {date.fromisoformat(on): Special(*each) for on, *each in sent["days"]}
        change = sheet.change_of(calendar(), days, official=sent["official"])
        moved = save(change, seen=sent["seen"], by=request.user, now=timezone.now())
    except signing.BadSignature:
        return afresh(request, _("This preview is older than an hour. Upload the file again."))
    except Refused as error:
        return afresh(request, _("%(why)s Upload the file again.") % {"why": error})
    toast(request, told(moved))
    return to_year(min(days).year)


def afresh(request: Request, words: str) -> HttpResponse:
    form = ImportForm()
    form.errors["__all__"] = form.error_class([words])
    return import_page(request, form, status=422)
