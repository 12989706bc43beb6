"""Members of a team: taken in, with skills and shifts, and let go."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.keeping import saved, told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from repairs.actions import teams
from repairs.forms.teams import MEMBER_REFUSALS, MemberForm
from repairs.models import Membership, Team


@gate(Can.KEEP_REPAIRS)
@once
def member_new(request: Request, pk: int) -> HttpResponse:
    team, now = get_object_or_404(Team, pk=pk), timezone.now()
    form = MemberForm(request.POST or None)

    def do() -> Membership:
        return teams.take_in(team, form.cleaned_data["person"], skills=form.ticked, shifts=form.shifts, by=request.user, now=now)

    made, form = saved(request, form, MEMBER_REFUSALS, do)
    if made:
        toast(request, _("%(person)s belongs to %(team)s now.") % {"person": made.person, "team": team})
        return redirect("repairs:team_detail", pk=team.pk)
    return edit_page(request, form, team)


@gate(Can.KEEP_REPAIRS)
@once
def member_edit(request: Request, pk: int) -> HttpResponse:
    member, now = one(pk), timezone.now()
    form = MemberForm(request.POST or None, record=member)

    def do() -> Membership:
        seen = form.before_their_eyes()
        return teams.change_member(member, skills=form.ticked, shifts=form.shifts, seen=seen, by=request.user, now=now)

    made, shown = saved(request, form, MEMBER_REFUSALS, do)
    if made:
        toast(request, _("Saved."))
        return redirect("repairs:team_detail", pk=member.team_id)
    return edit_page(request, shown, member.team, member)


@gate(Can.KEEP_REPAIRS)
@require_POST
@once
def member_leave(request: Request, pk: int) -> HttpResponse:
    member = one(pk)
    words = _("%(person)s does not belong to %(team)s any more.") % {"person": member.person, "team": member.team}
    told(request, lambda: teams.let_go(member, by=request.user, now=timezone.now()), words)
    return redirect("repairs:team_detail", pk=member.team_id)


def one(pk: int) -> Membership:
    return get_object_or_404(Membership.objects.running().select_related("person", "team"), pk=pk)


def edit_page(request: Request, form: Any, team: Team, member: Membership | None = None) -> HttpResponse:
    context = {"form": form, "team": team, "member": member}
    return render(request, "repairs/member_edit.html", context, status=422 if form.errors else 200)
