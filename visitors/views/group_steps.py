"""The page of one group, and what is done to several of it at once."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.sections import sections_of
from frontdesk.web.toasts import refused, toast
from visitors import showing
from visitors.actions import groups
from visitors.actions.groups import Coming
from visitors.forms import group_rows
from visitors.forms.groups import REFUSALS, LateForm
from visitors.models import Visit, VisitGroup
from visitors.models.visit import State, VisitQuerySet

PICKED = 200


def group_or_404(request: Request, pk: int) -> VisitGroup:
    return get_object_or_404(VisitGroup.objects.visible_to(request.user).counted().select_related("host__department"), pk=pk)


@gate(Can.USE_OFFICE)
def group_detail(request: Request, pk: int) -> HttpResponse:
    """Who is expected, here and gone."""
    return group_page(request, group_or_404(request, pk), LateForm())


def group_page(request: Request, group: VisitGroup, form: LateForm) -> HttpResponse:
    now = timezone.now()
    visits = list(showing.full(Visit.objects.visible_to(request.user).filter(group=group)).order_by("pk"))
    states = [visit.state for visit in visits]
    here = (State.WAITING, State.ON_SITE, State.OUT)
    context = {
        "group": group,
        "rows": [(visit, showing.light(visit, now), visit.state in (State.EXPECTED, *here)) for visit in visits],
        "first": visits[0] if visits else None,
        "to_come": sum(state in (State.EXPECTED, State.REQUESTED) for state in states),
        "expected": states.count(State.EXPECTED),
        "waiting": states.count(State.WAITING),
        "here": sum(state in here for state in states),
        "asked": next((visit for visit in visits if visit.clock_next_at), None),
        "may_receive": request.user.can(Can.RECEIVE_VISITORS),
        "badges": path_of_badges(group),
        "sections": sections_of(group, request.user, now),
        "form": form,
    }
    return render(request, "visitors/group_detail.html", context, status=422 if form.errors else 200)


def path_of_badges(group: VisitGroup) -> str:
    """Where the badges of all are printed; '' where nothing prints badges."""
    try:
        return f"{reverse('visitors:badge_sheet')}?group={group.pk}"
    except NoReverseMatch:
        return ""


@gate(Can.USE_OFFICE)
def group_export(request: Request, pk: int) -> HttpResponse:
    """The list as a file that comes back unchanged."""
    group = group_or_404(request, pk)
    visits = Visit.objects.visible_to(request.user).filter(group=group).alive().order_by("pk")
    rows = (group_rows.row_of(Coming(visit.name, visit.phone, visit.email, visit.company, visit.plate, visit.needs)) for visit in visits)
    return export(request, title=group.title, heads=group_rows.heads(), rows=rows, widths=group_rows.WIDTHS, plain=f"group-{pk}")


@gate(Can.USE_OFFICE)
@require_POST
@once
def group_add(request: Request, pk: int) -> HttpResponse:
    """Somebody joins late."""
    group, form = group_or_404(request, pk), LateForm(request.POST)
    if form.is_valid():
        try:
            visit = groups.add(group, form.coming, by=request.user, now=timezone.now())
            toast(request, _("%(visitor)s joins the group. Pass code %(code)s") % {"visitor": visit.name, "code": visit.shown_code})
            return redirect(group)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return group_page(request, group, form)


def bulk(
    request: Request, pk: int, those: Callable[[VisitQuerySet], VisitQuerySet], do: Callable[[VisitGroup, list[Visit]], str]
) -> HttpResponse:
    """Do one thing to those who are ticked, or to all it can be done to."""
    group = group_or_404(request, pk)
    visits = those(Visit.objects.visible_to(request.user).filter(group=group)).order_by("pk")
    if "all" not in request.POST:
        picked = [int(value) for value in request.POST.getlist("visit")[:PICKED] if value.isascii() and value.isdigit() and len(value) < 18]
        visits = visits.filter(pk__in=picked)
    try:
        some = list(visits)
        if not some:
            raise Refused(_("Tick at least one person whom this can be done to."), "nobody")
        toast(request, do(group, some))
    except Refused as error:
        refused(request, error)
    return redirect(group)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def group_check_in(request: Request, pk: int) -> HttpResponse:
    """Arrived, with one notice to the host."""

    def check_in(group: VisitGroup, some: list[Visit]) -> str:
        many = groups.check_in(group, some, by=request.user, now=timezone.now())
        words = ngettext(
            "%(n)d person is checked in. %(host)s has been told.", "%(n)d people are checked in. %(host)s has been told.", many
        )
        return words % {"n": many, "host": group.host}

    return bulk(request, pk, lambda visits: visits.expected(), check_in)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def group_let_in(request: Request, pk: int) -> HttpResponse:
    """The host has come."""

    def let_in(group: VisitGroup, some: list[Visit]) -> str:
        many = groups.let_in(some, by=request.user, now=timezone.now())
        return ngettext("%(n)d person is in", "%(n)d people are in", many) % {"n": many}

    return bulk(request, pk, lambda visits: visits.waiting(), let_in)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def group_check_out(request: Request, pk: int) -> HttpResponse:
    """They leave."""

    def check_out(group: VisitGroup, some: list[Visit]) -> str:
        many = groups.check_out(some, by=request.user, now=timezone.now())
        return ngettext("%(n)d person has left", "%(n)d people have left", many) % {"n": many}

    return bulk(request, pk, lambda visits: visits.not_left(), check_out)


@gate(Can.USE_OFFICE)
@require_POST
@once
def group_cancel(request: Request, pk: int) -> HttpResponse:
    """Whoever has not come yet does not come."""
    group = group_or_404(request, pk)
    many = groups.cancel(group, by=request.user, now=timezone.now())
    toast(request, ngettext("%(n)d visit is cancelled", "%(n)d visits are cancelled", many) % {"n": many})
    return redirect(group)
