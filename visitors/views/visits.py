"""The staff's pages about visits: the list, one visit, pre-registering, walking in."""

from collections.abc import Callable
from datetime import date, timedelta
from re import fullmatch
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import reselect, reswap, retarget

from frontdesk.people.models import Department
from frontdesk.people.permissions import Can
from frontdesk.people.postings import of_those_in
from frontdesk.refusal import Refused
from frontdesk.todos import explain
from frontdesk.todos.describe import described
from frontdesk.web.back import back
from frontdesk.web.files import files_beside
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.months import said
from frontdesk.web.once import once
from frontdesk.web.pages import MANY, Ask, Choice, Column, Given, Listing, ListPage
from frontdesk.web.panels import PANES
from frontdesk.web.request import Request
from frontdesk.web.sections import sections_of
from frontdesk.web.toasts import toast
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from frontdesk.workdays.periods import Period
from frontdesk.workdays.today import midnight
from visitors import passes, showing
from visitors.actions import telling, visits
from visitors.forms.onsite import EscortForm
from visitors.forms.visits import REFUSALS, VisitForm, WalkInForm
from visitors.models import Visit, VisitGroup
from visitors.models.visit import State, VisitQuerySet

KNOWN_AGAIN = ("name", "phone", "email", "company", "purpose", "place", "companion_names", "plate", "bringing", "needs", "language")


def of_state(state: State) -> tuple[str, Any, Callable[[VisitQuerySet, Ask], VisitQuerySet]]:
    """One chip: the visits that stand like this."""
    return state.value, state.label, lambda rows, ask: rows.standing_as(state)


HERE = ("here", gettext_lazy("not left yet"), lambda rows, ask: rows.not_left())


def in_month(rows: VisitQuerySet, asked: str, ask: Ask) -> VisitQuerySet:
    """Arrived in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    return rows.arrived_between(*period.bounds) if period else rows


def on_day(rows: VisitQuerySet, asked: str, ask: Ask) -> VisitQuerySet:
    """Arrived on the day `2026-11-23`."""
    day = date_in(asked)
    return rows.arrived_between(midnight(day), midnight(day + timedelta(days=1))) if day else rows


def date_in(asked: str) -> date | None:
    """A day of our calendar; none before it or after it, where there is no midnight."""
    try:
        day = parse_date(asked)
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def of_department(rows: VisitQuerySet, asked: str, ask: Ask) -> VisitQuerySet:
    """Whose host was there on the morning of the visit."""
    return of_those_in(rows, "host", "arrived_at", int(asked)) if fullmatch(r"\d{1,15}", asked) else rows


def with_score(rows: VisitQuerySet, asked: str, ask: Ask) -> VisitQuerySet:
    """Answered the one question: `any`, or 1 to 5."""
    if fullmatch("[1-5]", asked):
        return rows.filter(feedback__score=int(asked))
    return rows.filter(feedback__isnull=False) if asked == "any" else rows


def of_group(rows: VisitQuerySet, pk: str, ask: Ask) -> VisitQuerySet:
    return rows.filter(group=int(pk)) if pk.isascii() and pk.isdigit() and len(pk) < 18 else rows


def month_said(asked: str, ask: Ask) -> str:
    return said(asked)


def day_said(asked: str, ask: Ask) -> str:
    day = date_in(asked)
    return date_format(day, "DATE_FORMAT") if day else ""


def department_said(asked: str, ask: Ask) -> str:
    known = Department.objects.visible_to(ask.person)
    return str(known.filter(pk=int(asked)).first() or "") if fullmatch(r"\d{1,15}", asked) else ""


def score_said(asked: str, ask: Ask) -> str:
    return _("with feedback") if asked == "any" else _("%(score)s of 5") % {"score": asked} if fullmatch("[1-5]", asked) else ""


def group_said(asked: str, ask: Ask) -> str:
    known = VisitGroup.objects.visible_to(ask.person)
    return str(known.filter(pk=int(asked)).first() or "") if fullmatch(r"\d{1,15}", asked) else ""


DAYS = (
    ("today", gettext_lazy("today"), lambda rows, ask: rows.of_day(ask.now)),
    ("coming", gettext_lazy("later days"), lambda rows, ask: rows.after_day(ask.now)),
    ("past", gettext_lazy("earlier days"), lambda rows, ask: rows.before_day(ask.now)),
    ("all", gettext_lazy("all days"), lambda rows, ask: rows),
)


def by_day(page: ListPage) -> str:
    """What is to come in the order in which it comes, what was with the newest first."""
    return "when" if page.is_unasked("day") or page.chosen["day"] in ("today", "coming") else "-when"


VISITS = Listing(
    columns=(
        Column("number", gettext_lazy("Number"), text=lambda visit: visit.number, only_export=True),
        Column("when", gettext_lazy("When"), sort="moment", text=lambda visit: visit.moment, width=18),
        Column("name", gettext_lazy("Visitor"), sort="name_key", text=lambda visit: visit.name, width=24),
        Column("company", gettext_lazy("Company"), text=lambda visit: visit.company, width=28, only_export=True),
        Column("phone", gettext_lazy("Mobile"), text=lambda visit: visit.phone, only_export=True),
        Column("host", gettext_lazy("Host"), sort="host__name_key", text=lambda visit: visit.host, width=20),
        Column("department", gettext_lazy("Department"), text=lambda visit: visit.host.department, width=20, only_export=True),
        Column("purpose", gettext_lazy("Purpose"), sort="purpose", text=lambda visit: visit.get_purpose_display()),
        Column("badge", gettext_lazy("Badge"), text=lambda visit: visit.badge_now),
        Column("arrived", gettext_lazy("Arrived at"), text=lambda visit: visit.arrived_at, width=18, only_export=True),
        Column("met", gettext_lazy("Met at"), text=lambda visit: visit.met_at, width=18, only_export=True),
        Column("left", gettext_lazy("Left at"), text=lambda visit: visit.left_known_at, width=18, only_export=True),
        Column("state", gettext_lazy("State"), text=lambda visit: visit.state.label),
    ),
    choices=(
        Choice("day", DAYS, unasked=lambda rows, ask: rows.from_day(ask.now)),
        Choice("state", [*(of_state(state) for state in (State.EXPECTED, State.WAITING, State.ON_SITE, State.LEFT)), HERE]),
        Choice("whose", (("mine", gettext_lazy("mine"), lambda rows, ask: rows.hosted_by(ask.person)),)),
        Choice("came", (("walk-in", gettext_lazy("walk-ins"), lambda rows, ask: rows.filter(is_walk_in=True)),)),
    ),
    given=(
        Given("month", in_month, month_said),
        Given("on", on_day, day_said),
        Given("department", of_department, department_said),
        Given("score", with_score, score_said),
        Given("group", of_group, group_said),
    ),
    search=lambda rows, words: rows.matching(words),
    sort=by_day,
    counted=MANY,
    shown=lambda rows: rows.board(),
)


@gate(Can.USE_OFFICE)
def visit_list(request: Request) -> HttpResponse:
    now = timezone.now()
    page = VISITS.page(request, Visit.objects.visible_to(request.user).timed(), now=now)
    rows = [(visit, showing.light(visit, now)) for visit in page.on_page]
    more = {"reserved": reserved_beside(page), "is_from_today": page.is_unasked("day")}
    return render(request, "visitors/visit_list.html", {"list": page, "rows": rows, **more})


def reserved_beside(page: ListPage) -> list[showing.Reserved]:
    """The VIP receptions of others on today's list as a whole: under any other filter, or a search, there are none to be guessed."""
    person, chosen = page.ask.person, {name for name, value in page.chosen.items() if value}
    if page.words or chosen != {"day"} or page.chosen["day"] != "today" or not person.can(Can.SEE_ALL_VISITS) or page.leaf.number != 1:
        return []
    hidden = Visit.objects.reserved_for_others(person).alive().of_day(page.ask.now).timed().order_by("moment", "pk")
    return [showing.Reserved(visit.moment) for visit in hidden]


@gate(Can.USE_OFFICE)
def visit_export(request: Request) -> HttpResponse:
    page = VISITS.page(request, Visit.objects.visible_to(request.user).timed(), now=timezone.now())
    return page.xlsx(_("Visits"))


@gate(Can.USE_OFFICE)
def visit_detail(request: Request, pk: int) -> HttpResponse:
    now = timezone.now()
    visit = get_object_or_404(showing.full(Visit.objects.visible_to(request.user)), pk=pk)
    context = showing.picture(visit, request.user, now)
    context["owed"] = [(row, explain.lines(row.todo)) for row in described(context["todos"], request.user)]
    has_pass = visit.code and visit.state in (State.EXPECTED, State.WAITING, State.ON_SITE, State.OUT)
    context["pass_link"] = passes.path_of(visit) if has_pass else ""
    context["may_read_trail"] = request.user.can(Can.SEE_TRAIL)
    context["may_forget"] = request.user.can(Can.FORGET_PEOPLE) and visit.forgotten_at is None
    context["files"] = files_beside(visit, request.user)
    context["sections"] = sections_of(visit, request.user, now)
    context["escort_form"] = EscortForm() if "escort" in context["verbs"] else None
    return render(request, "visitors/visit_detail.html", context)


@gate(Can.USE_OFFICE)
def visit_pane(request: Request, pk: int) -> HttpResponse:
    """The side pane of the desk board, by itself."""
    pane = PANES["visit"]
    context = pane.context(pk, request.user, timezone.now())
    if context is None:
        raise Http404
    here = f"{reverse('reports:desk')}?{urlencode({pane.name: pk})}"
    return render(request, pane.template, {**context, "here": here, "live": True})


@gate(Can.USE_OFFICE)
@once
def visit_new(request: Request) -> HttpResponse:
    """Pre-register a visitor, for oneself or, at the desk, for a colleague."""
    now = timezone.now()
    form = VisitForm(request.POST or None, initial=again(request), chooses_host=request.user.can(Can.RECEIVE_VISITORS), now=now)
    if request.method == "POST" and form.is_valid():
        try:
            visit = visits.expect(**{"host": request.user, **form.cleaned_data}, by=request.user, now=now)
            toast(request, format_html(announced(visit), visitor=linked(visit), code=visit.shown_code))
            return redirect(visit)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/visit_new.html", {"form": form}, status=422 if form.errors else 200)


def checked_in(visit: Visit) -> str:
    """The toast after an arrival: who has been told, or that the desk looks first."""
    if visit.is_held:
        return _("{visitor} is checked in, {badge}. Please look at %(number)s first.") % {"number": visit.number}
    if visit.awaits_approval:
        return _("{visitor} is checked in, {badge}. Today is a day off: nobody goes in before the visit is approved.")
    return _("{visitor} is checked in, {badge}. {host} has been told.")


def announced(visit: Visit) -> str:
    """The toast: what happens now with a visit that was just announced."""
    if visit.awaits_approval:
        return _("{visitor} is announced for a day off. The invitation goes out once the visit is approved.")
    if telling.way_to(visit, mail_first=True) is None:
        return _("{visitor} is expected, but can't be written to: pass on the code {code} yourself.")
    return _("{visitor} is expected. Pass code {code}")


def again(request: Request) -> dict[str, Any]:
    """What an earlier visit knew, for inviting the same person once more; the moment is asked anew."""
    number = request.GET.get("again", "")
    if not number:
        return {}
    seen = Visit.objects.visible_to(request.user).filter(forgotten_at__isnull=True).select_related("host__department", "visitor_type")
    visit = get_object_or_404(seen, pk=int(number) if number.isdecimal() and len(number) < 18 else 0)
    known = {name: getattr(visit, name) for name in KNOWN_AGAIN}
    kind = visit.visitor_type if visit.visitor_type and visit.visitor_type.makes_visit and not visit.visitor_type.retired_at else None
    return {**known, "companions": visit.companions or None, "visitor_type": kind, "host": visit.host if visit.host.is_active else None}


def in_words(badge: str) -> str:
    """A badge's number in a sentence, or that there is none."""
    return _("badge %(number)s") % {"number": badge} if badge else _("no badge")


@gate(Can.RECEIVE_VISITORS)
@once
def visit_walk_in(request: Request) -> HttpResponse:
    """Somebody without appointment stands at the desk; a page of its own, or the desk's side pane."""
    form = WalkInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            visit = visits.register_walk_in(**form.cleaned_data, by=request.user, now=timezone.now())
            told = format_html(checked_in(visit), visitor=linked(visit), badge=in_words(visit.badge_number), host=visit.host)
            toast(request, told, undo=reverse("visitors:visit_undo", args=[visit.pk]))
            return beside(back(request, visit.get_absolute_url()), visit)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return walk_in_page(request, form)


def walk_in_page(request: Request, form: WalkInForm) -> HttpResponse:
    """The whole page, or for the desk only the pane (errors too go into the pane)."""
    status = 422 if form.errors else 200
    if not request.htmx:
        return render(request, "visitors/visit_walk_in.html", {"form": form}, status=status)
    response = render(request, "visitors/_walk_in_pane.html", {"form": form, "live": True}, status=status)
    return reselect(reswap(retarget(response, "#pane"), "outerHTML"), "#pane")


def beside(response: HttpResponseRedirect, visit: Visit) -> HttpResponseRedirect:
    """Back to a board with this visit beside it; a visit's own page needs no choosing."""
    if response.url != visit.get_absolute_url() and "?" not in response.url:
        response["Location"] = f"{response.url}?{urlencode({'visit': visit.pk})}"
    return response


def linked(visit: Visit) -> SafeString:
    """The visitor's name, leading to the visit."""
    return format_html('<a href="{}">{}</a>', visit.get_absolute_url(), visit.name)
