"""The picture catalogue with its basket, and the basket's confirmation: one form from page to page, nothing kept in between."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from supplies.actions import requisitions
from supplies.finding import with_photos
from supplies.forms.basket import RequisitionForm, basket
from supplies.models import Category, Item
from supplies.showing import stock_light

MOST = 240  # cards of one page; more is found by searching


@gate(Can.USE_OFFICE)
def catalogue(request: Request) -> HttpResponse:
    """`?q=…&category=3&n_12=2`: what fits, and what was chosen before whether it fits or not."""
    chosen, words = basket(request.GET), request.GET.get("q", "").strip()[:60]
    category = request.GET.get("category", "")
    items = Item.objects.visible_to(request.user).open().with_stock().select_related("category")
    items = items.matching(words) if words else items
    if id_in(category):
        items = items.filter(category=id_in(category))
    shown = with_photos(items.order_by("category__position", "category_id", "position", "number")[:MOST])
    many = {item.pk: number for item, number in chosen.items()}
    context = {
        "rows": [(item, stock_light(item), many.get(item.pk, "")) for item in shown],
        "kept": [(item.pk, number) for item, number in chosen.items() if item.pk not in {each.pk for each in shown}],
        "categories": Category.objects.open().in_order(),
        "chosen": {"words": words, "category": category, "kinds": len(chosen), "things": sum(many.values())},
        "is_cut": len(shown) == MOST,
    }
    return render(request, "supplies/catalogue.html", context)


@gate(Can.USE_OFFICE)
@once
def requisition_new(request: Request) -> HttpResponse:
    """The basket as it was sent by the catalogue; confirmed it becomes one paper, or two when part of it needs the head."""
    chosen = basket(request.POST if request.method == "POST" else request.GET)
    if not chosen:
        return redirect("supplies:catalogue")
    form = RequisitionForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = requisitions.ask(chosen, **form.cleaned_data, by=request.user, now=timezone.now())
            return told(request, made)
        except Refused as error:
            refuse(form, error, {"left": "asker", "department": "asker"})
    items = with_photos(chosen)
    rows = [(item, stock_light(item), chosen[item]) for item in items]
    context = {"form": form, "parts": parts(rows), "back": request.GET.urlencode()}
    return render(request, "supplies/requisition_new.html", context, status=422 if form.errors else 200)


def parts(rows: list[Any]) -> list[tuple[bool, list[Any]]]:
    """What is signed for at the counter, then what needs the head."""
    split = [(counter, [row for row in rows if row[0].is_everyday is counter]) for counter in (True, False)]
    return [part for part in split if part[1]]


def told(request: Request, made: list[Any]) -> HttpResponse:
    """Say what happens next with each paper; open the last, which waits for the head if one does."""
    words = {True: _("{number} waits for you at the counter"), False: _("{number} goes to your department's head")}
    said = [(each.get_absolute_url(), words[each.is_at_counter].format(number=each.number)) for each in made]
    toast(request, format_html_join(pgettext("sentences", ". "), '<a href="{}">{}</a>', said))
    return redirect(made[-1])
