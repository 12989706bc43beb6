"""Quarterly reviews of suppliers: the list, and one with what was counted beside the marks."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing, ListPage
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from supplies.actions import reviews
from supplies.actions.grading import HUNDRED, Figures
from supplies.forms.reviews import LABELS, REFUSALS, ReviewForm
from supplies.models import SupplierReview

COUNTED = {"on_time": gettext_lazy("On time"), "accepted": gettext_lazy("Accepted"), "price": gettext_lazy("Price")}


def per_cent(share: Any) -> Any:
    return "" if share is None else float((share * HUNDRED).quantize(HUNDRED / 1000))


def figure(name: str) -> Any:
    return lambda row: per_cent(getattr(Figures.stored(row.figures), name))


def decided(value: str) -> Any:
    return lambda rows, ask: rows.filter(decision=value)


REVIEWS = Listing(
    columns=(
        Column("quarter", gettext_lazy("Quarter"), sort="quarter", text=lambda row: row.quarter_name),
        Column("supplier", gettext_lazy("Supplier"), sort="supplier__name", text=lambda row: row.supplier, width=30),
        Column("orders", gettext_lazy("Orders"), text=lambda row: Figures.stored(row.figures).orders),
        Column("total", gettext_lazy("Sum with tax"), text=lambda row: float(Figures.stored(row.figures).total)),
        Column("on_time", gettext_lazy("On time, %"), text=figure("on_time_share"), only_export=True),
        Column("rejected", gettext_lazy("Rejected, %"), text=figure("rejected_share"), only_export=True),
        Column("price", gettext_lazy("Price beside the lowest quotes, %"), text=figure("price_index"), only_export=True),
        Column("grade", gettext_lazy("Grade"), sort="grade", text=lambda row: row.grade),
        Column("decision", gettext_lazy("What follows"), text=lambda row: row.get_decision_display()),
        Column("words", gettext_lazy("Why"), text=lambda row: row.words, width=40, only_export=True),
    ),
    choices=(
        Choice(
            "state",
            (
                ("open", gettext_lazy("to review"), lambda rows, ask: rows.open()),
                *((value, label, decided(value)) for value, label in SupplierReview.Decision.choices),
            ),
        ),
    ),
    search=lambda rows, words: rows.filter(supplier__name__icontains=words),
    sort="-quarter",
    shown=lambda rows: rows.select_related("supplier"),
)


def page_of(request: Request) -> ListPage:
    return REVIEWS.page(request, SupplierReview.objects.visible_to(request.user), now=timezone.now())


@gate(Can.BUY_SUPPLIES)
def review_list(request: Request) -> HttpResponse:
    page = page_of(request)
    return render(
        request, "supplies/review_list.html", {"list": page, "rows": [(row, Figures.stored(row.figures)) for row in page.on_page]}
    )


@gate(Can.BUY_SUPPLIES)
def review_export(request: Request) -> HttpResponse:
    return page_of(request).xlsx(_("Reviews of suppliers"), plain="reviews")


@gate(Can.BUY_SUPPLIES)
@once
def review_detail(request: Request, pk: int) -> HttpResponse:
    rows = SupplierReview.objects.visible_to(request.user).select_related("supplier", "decided_by")
    review = get_object_or_404(rows, pk=pk)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = reviews.decide(review, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("%(supplier)s: grade %(grade)s.") % {"supplier": done.supplier, "grade": done.grade})
            return redirect(done)
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {"review": review, "form": form, **counted(review)}
    return render(request, "supplies/review_detail.html", context, status=422 if form.errors else 200)


def counted(review: SupplierReview) -> dict[str, Any]:
    """What stands beside the marks."""
    figures = reviews.figures_of(review)
    grade, labels = reviews.grade_of(review, figures), {**COUNTED, **LABELS}
    return {
        "figures": figures,
        "grade": grade,
        "parts": [(labels[part.name], part) for part in grade.parts],
        "before": SupplierReview.objects.filter(supplier=review.supplier_id, quarter__lt=review.quarter, decided_at__isnull=False)[:4],
    }
