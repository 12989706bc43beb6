"""The watch-list: who is looked out for, and what was decided when somebody came.

The list has no export: it says of people what nobody has proved, and stays where it is kept and journaled.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Ask, Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from visitors.actions import watch, watch_deciding
from visitors.forms.watch import REFUSALS, WatchEntryForm
from visitors.models import Visit, WatchEntry
from visitors.models.watch import WatchEntryQuerySet
from visitors.views.visit_steps import act


def holding(rows: WatchEntryQuerySet, ask: Ask) -> WatchEntryQuerySet:
    return rows.watching(timezone.localdate(ask.now))


def over(rows: WatchEntryQuerySet, ask: Ask) -> WatchEntryQuerySet:
    return rows.exclude(pk__in=rows.watching(timezone.localdate(ask.now)).values("pk"))


def of_kind(kind: WatchEntry.Kind) -> tuple[str, Any, Callable[[WatchEntryQuerySet, Ask], WatchEntryQuerySet]]:
    """One chip: the entries of this kind."""
    return kind.value, kind.label, lambda rows, ask: rows.filter(kind=kind)


ENTRIES = Listing(
    columns=(
        Column("name", pgettext_lazy("watch-list", "Who"), sort="name_key"),
        Column("kind", gettext_lazy("When they come"), sort="kind"),
        Column("reason", gettext_lazy("Why")),
        Column("owner", gettext_lazy("Answers for it"), sort="owner__name_key"),
        Column("until", pgettext_lazy("watch-list", "Until"), sort="until_on"),
        Column("found", gettext_lazy("Times found")),
    ),
    choices=(
        Choice("state", (("holding", gettext_lazy("hold today"), holding), ("over", gettext_lazy("ended"), over))),
        Choice("kind", [of_kind(kind) for kind in WatchEntry.Kind]),
    ),
    search=lambda rows, words: rows.matching(words),
    shown=lambda rows: rows.with_hits(),
    sort="name",
)


@gate(Can.KEEP_WATCH_LIST)
def watch_list(request: Request) -> HttpResponse:
    now = timezone.now()
    page = ENTRIES.page(request, WatchEntry.objects.visible_to(request.user), now=now)
    return render(request, "visitors/watch_list.html", {"list": page, "today": timezone.localdate(now)})


@gate(Can.KEEP_WATCH_LIST)
@once
def watch_new(request: Request) -> HttpResponse:
    """Somebody to look out for."""
    form = WatchEntryForm(request.POST or None, initial={"owner": request.user})
    if request.method == "POST" and form.is_valid():
        try:
            watch.add(**form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("The watch-list has one entry more"))
            return redirect("visitors:watch_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/watch_new.html", {"form": form}, status=422 if form.errors else 200)


@gate(Can.KEEP_WATCH_LIST)
def watch_detail(request: Request, pk: int) -> HttpResponse:
    """One entry, and everybody who was like it, with what was decided."""
    entry = get_object_or_404(WatchEntry.objects.visible_to(request.user).select_related("owner", "created_by", "ended_by"), pk=pk)
    seen = Visit.objects.visible_to(request.user)
    hits = entry.hits.filter(visit__in=seen).select_related("visit__host", "decided_by").order_by("-pk")[:200]
    may = {"may_read_trail": request.user.can(Can.SEE_TRAIL), "may_forget": request.user.can(Can.FORGET_PEOPLE) and not entry.forgotten_at}
    context = {"entry": entry, "hits": hits, "today": timezone.localdate(), **may}
    return render(request, "visitors/watch_detail.html", context)


@gate(Can.KEEP_WATCH_LIST)
@require_POST
@once
def watch_end(request: Request, pk: int) -> HttpResponse:
    entry = get_object_or_404(WatchEntry.objects.visible_to(request.user), pk=pk)
    try:
        watch.end(entry, by=request.user, now=timezone.now())
        toast(request, _("Nobody looks out for this entry any more"))
    except Refused as error:
        refused(request, error)
    return redirect(entry)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def visit_decide(request: Request, pk: int) -> HttpResponse:
    """They may enter, or are turned away; once for everything the visitor is like."""

    def decide(visit: Visit) -> str:
        may_enter = request.POST.get("may_enter") == "yes"
        said = request.POST.get("words", "")
        visit = watch_deciding.decide(visit, may_enter=may_enter, words=said, by=request.user, now=timezone.now())
        if not may_enter:
            return _("{visitor} was turned away") if visit.arrived_at else _("The visit of {visitor} is cancelled")
        return _("{visitor} may enter. {host} has been told.") if visit.arrived_at else _("{visitor} may come and is invited.")

    return act(request, pk, decide, can_undo=request.POST.get("may_enter") != "yes")
