"""Counting: one item a screen, by the order of the catalogue or by its label; causes; what was found besides."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import first_error, refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import stocktakes
from supplies.finding.counting import Walk, is_owed_by, lines_of, token_in, walk
from supplies.forms.stocktakes import CauseForm, CountForm, FoundForm
from supplies.limits import StocktakeLimits
from supplies.models import Stocktake, StocktakeLine
from supplies.views.stocktakes import one


@gate(Can.RUN_SUPPLIES)
def stocktake_count(request: Request, pk: int) -> HttpResponse:
    """To the item that was scanned (`?code=…`), else to the next that this person counts."""
    stocktake = one(request, pk)
    lines = lines_of(stocktake)
    if code := request.GET.get("code", "").strip()[:200]:
        return by_code(request, stocktake, lines, code)
    ahead = walk(lines, 0, request.user, StocktakeLimits.now()).next_owed
    return redirect("supplies:stocktake_count_item", stocktake.pk, ahead.token) if ahead else redirect(stocktake)


def by_code(request: Request, stocktake: Stocktake, lines: list[StocktakeLine], code: str) -> HttpResponse:
    """The item with this label or number; one that is none of this stocktake can be written down as found."""
    token = token_in(code)
    found = next((line for line in lines if line.item.token == token or line.item.number.casefold() == code.casefold()), None)
    if found:
        return redirect("supplies:stocktake_count_item", stocktake.pk, found.item.token)
    refused(request, Refused(_("No item of this stocktake has the code %(code)s.") % {"code": code[:40]}, "unknown"))
    return redirect(f"{stocktake.get_absolute_url()}#found")


@gate(Can.RUN_SUPPLIES)
@once
def stocktake_count_item(request: Request, pk: int, token: str) -> HttpResponse:
    """One item: how many lie there. What the books say is not on this page while the count is blind."""
    stocktake = one(request, pk)
    lines, values = lines_of(stocktake), StocktakeLimits.now()
    line = get_object_or_404(
        stocktake.lines.select_related("item__category", "item__place", "counted_by", "recounted_by"), item__token=token
    )
    way = walk(lines, line.pk, request.user, values)
    text = request.POST.get("counted", "")
    if token_in(text) and not text.isdecimal():  # a hand scanner types into whatever field is in focus
        return by_code(request, stocktake, lines, text[:200])
    form = CountForm(request.POST or None, packs=list(line.item.packs.all()))
    if request.method == "POST" and form.is_valid():
        try:
            given = {"counted": form.cleaned_data["total"], "is_anew": request.POST.get("anew") == "yes"}
            stocktakes.count(line, **given, by=request.user, now=timezone.now())
            return onwards(stocktake, way)
        except Refused as error:
            refuse(form, error, {})
    return show(request, line, way, form)


def show(request: Request, line: StocktakeLine, way: Walk, form: CountForm) -> HttpResponse:
    """The page of one item, for who counts it, counted it, or may count it anew."""
    stocktake, mine = line.stocktake, request.user.pk in (line.counted_by_id, line.recounted_by_id)
    context = {
        **{"stocktake": stocktake, "line": line, "way": way, "form": form},
        "is_mine": is_owed_by(line, request.user, StocktakeLimits.now()),
        "is_for_good": mine and stocktake.books_opened_at,
    }
    return render(request, "supplies/stocktake_count.html", context, status=422 if form.errors else 200)


def onwards(stocktake: Stocktake, way: Walk) -> HttpResponse:
    """To the next item, or back when all are counted."""
    if way.next_owed:
        return redirect("supplies:stocktake_count_item", stocktake.pk, way.next_owed.token)
    return redirect(stocktake)


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def stocktake_explain(request: Request, pk: int) -> HttpResponse:
    """Causes of as many lines as the form holds; those left empty stay open."""
    stocktake = one(request, pk)
    forms = [CauseForm(request.POST, line=line) for line in lines_of(stocktake) if line.difference]
    given = [form for form in forms if form.is_valid() and form.cleaned_data["cause"] and form.has_changed()]
    try:
        for form in given:
            stocktakes.explain(form.line, **form.cleaned_data, by=request.user, now=timezone.now())
    except Refused as error:
        refused(request, error)
    return redirect(f"{stocktake.get_absolute_url()}#differences")


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def stocktake_find(request: Request, pk: int) -> HttpResponse:
    """Something that no line names."""
    stocktake, form = one(request, pk), FoundForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(first_error(form), "form")
        found = stocktakes.find(stocktake, **form.cleaned_data, by=request.user, now=timezone.now())
        toast(request, _("%(what)s is written down") % {"what": found})
    except Refused as error:
        refused(request, error)
    return redirect(f"{reverse('supplies:stocktake_detail', args=[pk])}#found")


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def stocktake_put_right(request: Request, pk: int, found: int) -> HttpResponse:
    """What became of something that was found."""
    stocktake = one(request, pk)
    unexpected = get_object_or_404(stocktake.unexpected.all(), pk=found)
    try:
        stocktakes.put_right(unexpected, words=request.POST.get("words", ""), by=request.user, now=timezone.now())
    except Refused as error:
        refused(request, error)
    return redirect(f"{stocktake.get_absolute_url()}#found")
