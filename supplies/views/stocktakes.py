"""Stocktakes: the list, a new one, one of them with what is still owed of it, and its paper."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from supplies.actions import stocktake_approval, stocktakes
from supplies.finding.counting import is_owed_by, lines_of, progress
from supplies.forms.stocktakes import REFUSALS, CauseForm, FoundForm, StocktakeForm
from supplies.limits import StocktakeLimits
from supplies.models import Stocktake

COUNTED = {"many": Count("lines"), "done": Count("lines", filter=Q(lines__counted__isnull=False))}
STOCKTAKES = Listing(
    columns=(
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number),
        Column("what", gettext_lazy("What is counted"), text=lambda row: row.what, width=28),
        Column("store", gettext_lazy("Store"), sort="store__position", text=lambda row: row.store, width=20),
        Column("opened", gettext_lazy("Opened"), sort="opened_at", text=lambda row: row.opened_at, width=18),
        Column("counted", gettext_lazy("Counted"), text=lambda row: f"{row.done} / {row.many}"),
        Column("state", gettext_lazy("State"), sort="approved_at"),
        Column("handed_in", gettext_lazy("Handed in"), text=lambda row: row.handed_in_at, width=18, only_export=True),
        Column("closed", pgettext_lazy("stocktake", "Closed"), text=lambda row: row.approved_at, width=18, only_export=True),
    ),
    choices=(
        Choice(
            "state",
            (
                ("counting", gettext_lazy("being counted"), lambda rows, ask: rows.counting()),
                ("waiting", gettext_lazy("to agree to"), lambda rows, ask: rows.waiting()),
                ("closed", pgettext_lazy("stocktake", "closed"), lambda rows, ask: rows.filter(approved_at__isnull=False)),
                ("dropped", gettext_lazy("dropped"), lambda rows, ask: rows.filter(dropped_at__isnull=False)),
            ),
        ),
        Choice("kind", (("month", gettext_lazy("month end"), lambda rows, ask: rows.filter(month__isnull=False)),)),
    ),
    search=lambda rows, words: rows.filter(Q(number__icontains=words) | Q(lines__item__name__icontains=words)).distinct(),
    sort="-opened",
    shown=lambda rows: rows.select_related("store").prefetch_related("categories").annotate(**COUNTED),
)


@gate(Can.RUN_SUPPLIES)
def stocktake_list(request: Request) -> HttpResponse:
    page = STOCKTAKES.page(request, Stocktake.objects.visible_to(request.user), now=timezone.now())
    return render(request, "supplies/stocktake_list.html", {"list": page})


@gate(Can.RUN_SUPPLIES)
def stocktake_export(request: Request) -> HttpResponse:
    return STOCKTAKES.page(request, Stocktake.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Stocktakes"))


@gate(Can.RUN_SUPPLIES)
@once
def stocktake_new(request: Request) -> HttpResponse:
    """A quick count; with `?item=7` of that item."""
    form = StocktakeForm(request.POST or None, initial={"items": request.GET.getlist("item")})
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(stocktakes.open(**form.cleaned_data, by=request.user, now=timezone.now()))
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "supplies/stocktake_new.html", {"form": form}, status=422 if form.errors else 200)


def one(request: Request, pk: int) -> Stocktake:
    people = ("opened_by", "handed_in_by", "approved_by", "dropped_by")
    return get_object_or_404(Stocktake.objects.visible_to(request.user).select_related("store", *people), pk=pk)


@gate(Can.USE_OFFICE)
def stocktake_detail(request: Request, pk: int) -> HttpResponse:
    """For who runs the store, and who is asked to agree to it without doing so."""
    stocktake, person = one(request, pk), request.user
    may_decide = stocktake_approval.may_decide(stocktake, person, now=timezone.now())
    found = list(stocktake.unexpected.select_related("found_by", "settled_by"))
    context = {
        **what_is_owed(request, stocktake, unsettled=sum(each.settled_at is None for each in found)),
        "stocktake": stocktake,
        "found": found,
        "found_form": FoundForm(),
        "sees_prices": person.can(Can.BUY_SUPPLIES) or may_decide,
        "may_decide": may_decide,
        "may_approve": may_decide and stocktake.handed_in_by_id != person.pk,
        "asked": stocktake_approval.asked(stocktake) if stocktake.is_waiting else (),
        "may_drop": person.can(Can.APPROVE_PURCHASES) or (person.can(Can.RUN_SUPPLIES) and not stocktake.month),
    }
    return render(request, "supplies/stocktake_detail.html", context)


def what_is_owed(request: Request, stocktake: Stocktake, *, unsettled: int) -> dict[str, Any]:
    """How far it is; what the books say and the first count said only when nobody counts any more: neither count leans on a figure."""
    values = StocktakeLimits.now()
    so_far = progress(lines_of(stocktake), values)
    open_book = not stocktake.is_counting or bool(stocktake.books_opened_at) or not (so_far.uncounted or so_far.second)
    return {
        "so_far": so_far,
        "mine": [line for line in so_far.second if is_owed_by(line, request.user, values)],
        "open_book": open_book,
        "forms": [CauseForm(line=line) for line in so_far.different] if open_book else [],
        "unsettled": unsettled,
        "is_ready": not (so_far.uncounted or so_far.second or so_far.causeless or unsettled),
    }
