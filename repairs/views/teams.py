"""Repair teams: the list, one with its members, adding and changing both."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.keeping import closed_when_asked, saved, told
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing, ListPage
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from frontdesk.workdays.load import calendar
from repairs.actions import teams
from repairs.finding.reasons import shifts_in_words
from repairs.finding.rosters import roster_at
from repairs.forms.teams import REFUSALS, TeamForm
from repairs.models import Route, Team
from repairs.models.ticket_queries import RUNNING

TEAMS = Listing(
    columns=(
        Column("name", gettext_lazy("Team"), sort="position", text=str, width=24),
        Column("lead", gettext_lazy("Team lead"), sort="lead__name_key", text=lambda row: row.lead),
        Column("members", gettext_lazy("Members"), text=lambda row: _(", ").join(str(each.person) for each in row.running), width=40),
        Column("tickets", gettext_lazy("Open tickets"), sort="many", text=lambda row: row.many),
        Column("state", gettext_lazy("State")),
    ),
    choices=(
        Choice(
            "state",
            (
                ("alone", gettext_lazy("without members"), lambda rows, ask: rows.without_members()),
                ("closed", pgettext_lazy("team", "closed"), lambda rows, ask: rows.filter(closed_at__isnull=False)),
            ),
        ),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="name",
    shown=lambda rows: rows.with_members(),
)
MANY = Count("tickets", filter=Q(**{f"tickets__{name}": value for name, value in RUNNING.children}))  # type: ignore[misc]


def page_of(request: Request) -> ListPage:
    return TEAMS.page(request, closed_when_asked(request, Team.objects.annotate(many=MANY)), now=timezone.now())


@gate(Can.KEEP_REPAIRS)
def team_list(request: Request) -> HttpResponse:
    return render(request, "repairs/team_list.html", {"list": page_of(request)})


@gate(Can.KEEP_REPAIRS)
def team_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Repair teams"))


@gate(Can.KEEP_REPAIRS)
def team_detail(request: Request, pk: int) -> HttpResponse:
    """Its members with what they can, when they are there and what they have to do now."""
    team = get_object_or_404(Team.objects.annotate(many=MANY).with_members(), pk=pk)
    roster = roster_at(timezone.now(), calendar(), team_id=team.pk)
    members = [(each, roster.standing(each), shifts_in_words(each)) for each in team.running]
    routes = Route.objects.open().filter(team=team).with_all().in_order()
    return render(request, "repairs/team_detail.html", {"team": team, "members": members, "routes": routes})


@gate(Can.KEEP_REPAIRS)
@once
def team_new(request: Request) -> HttpResponse:
    form = TeamForm(request.POST or None, initial={"lead": request.user})
    made, form = saved(request, form, REFUSALS, lambda: teams.add(form.values, by=request.user, now=timezone.now()))
    if made:
        toast(request, _("%(name)s is there. Now say who belongs to it.") % {"name": made})
        return redirect("repairs:team_detail", pk=made.pk)
    return edit_page(request, form)


@gate(Can.KEEP_REPAIRS)
@once
def team_edit(request: Request, pk: int) -> HttpResponse:
    team, now = get_object_or_404(Team.objects.select_related("lead"), pk=pk), timezone.now()
    form = TeamForm(request.POST or None, record=team)

    def do() -> Team:
        return teams.change(team, values=form.values, seen=form.before_their_eyes(), by=request.user, now=now)

    made, shown = saved(request, form, REFUSALS, do)
    if made:
        toast(request, _("Saved."))
        return redirect("repairs:team_detail", pk=team.pk)
    return edit_page(request, shown, team)


def edit_page(request: Request, form: Any, team: Team | None = None) -> HttpResponse:
    return render(request, "repairs/team_edit.html", {"form": form, "team": team}, status=422 if form.errors else 200)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def team_close(request: Request, pk: int) -> HttpResponse:
    team = get_object_or_404(Team, pk=pk)
    words = _("%(name)s is closed: nothing is dispatched to it any more.") % {"name": team}
    told(request, lambda: teams.close(team, by=request.user, now=timezone.now()), words)
    return redirect("repairs:team_detail", pk=team.pk)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def team_reopen(request: Request, pk: int) -> HttpResponse:
    team = get_object_or_404(Team, pk=pk)
    words = _("%(name)s is open again. Rules of dispatch may lead to it.") % {"name": team}
    told(request, lambda: teams.reopen(team, by=request.user, now=timezone.now()), words)
    return redirect("repairs:team_detail", pk=team.pk)
