"""Behind an item's label: what it is and what can be done; and sheets of labels to print."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import reporting
from supplies.finding import with_photos
from supplies.finding.blind import hiding
from supplies.forms.labels import A4, MOST_LABELS, LabelsForm, ReportForm
from supplies.models import Item, Stocktake
from supplies.views.items import page_of

MOST = 1200  # labels at once: fifty sheets


def labelled(token: str) -> Item | None:
    """The open item whose label says this."""
    item = Item.objects.labelled(token)
    return None if item is None or item.closed_at else item


@gate(Can.USE_OFFICE)
def item_page(request: Request, token: str) -> HttpResponse:
    """Where a label leads. An unknown or closed item is 404 and says so."""
    item = labelled(token)
    if item is None:
        return render(request, "supplies/item_gone.html", {"item": Item.objects.labelled(token)}, status=404)
    runs = request.user.can(Can.RUN_SUPPLIES)
    stock = Item.objects.with_stock().get(pk=item.pk) if runs else None
    counting = Stocktake.objects.counting_item(item).first() if runs else None  # then nobody is shown what should lie there
    context = {"item": with_photos([item])[0], "stock": stock, "counting": counting, "form": ReportForm()}
    context["is_hidden"] = runs and bool(hiding(item))
    context["waiting"] = Stocktake.objects.waiting().filter(lines__item=item).first() if runs and not counting else None
    return render(request, "supplies/item_page.html", context)


@gate(Can.USE_OFFICE)
@require_POST
@once
def item_report(request: Request, token: str) -> HttpResponse:
    """Whoever stands before the shelf says that something is wrong with it."""
    item, form = labelled(token), ReportForm(request.POST)
    if item is None:
        raise Http404
    try:
        form.is_valid()
        given = form.cleaned_data
        reporting.report(item, what=given.get("what", ""), words=given.get("words", ""), by=request.user, now=timezone.now())
        toast(request, _("Thank you. The storekeepers are told."))
    except Refused as error:
        refused(request, error)
    return redirect("supplies:item_page", token=item.token)


def chosen(request: Request) -> list[Item]:
    """The item that the address names, or what the list shows under the same filters."""
    if one := id_in(request.GET.get("item")):
        return list(Item.objects.open().filter(pk=one).select_related("category"))
    return list(page_of(request).rows.select_related("category").filter(closed_at__isnull=True)[:MOST])


@gate(Can.RUN_SUPPLIES)
def item_labels(request: Request) -> HttpResponse:
    """A4 sheets of 3 × 8, or a roll of one label after the other; for the browser's own print dialogue."""
    form, items = LabelsForm(request.GET), chosen(request)
    is_valid = form.is_valid()
    size, start = (form.cleaned_data["size"] or A4, form.cleaned_data["start"] or 1) if is_valid else (A4, 1)
    labels = [(item, settings.BASE_URL + item.label_path) for item in items]
    slots: list[Any] = [*[None] * (start - 1), *labels] if size == A4 else labels
    step = MOST_LABELS if size == A4 else 1
    sheets = [slots[first : first + step] for first in range(0, len(slots), step)] if labels else []
    kept = [(name, value) for name, value in request.GET.items() if name not in ("size", "start")]
    context = {"form": form, "sheets": sheets, "total": len(labels), "is_roll": size != A4, "kept": kept}
    context |= {"address": settings.BASE_URL, "is_reached": urlsplit(settings.BASE_URL).hostname not in ("127.0.0.1", "localhost")}
    return render(request, "supplies/item_labels.html", context, status=200 if is_valid else 422)
