"""Handouts: the list, the printed paper, confirming on the phone, taking back what is unused."""

from typing import Any

from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import files_beside
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import handing_out, take_back
from supplies.forms.handouts import TakeBackForm
from supplies.models import Handout, Issue
from supplies.notices import things


def in_words(handout: Handout) -> str:
    return things((issue.line.item, issue.quantity) for issue in handout.issues.all())


HANDOUTS = Listing(
    columns=(
        Column("issued", gettext_lazy("Handed out"), sort="issued_at", text=lambda row: row.issued_at, width=18),
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number, width=20),
        Column("taker", gettext_lazy("Taken by"), sort="taker__name_key", text=lambda row: row.taker, width=20),
        Column("department", gettext_lazy("Department"), text=lambda row: row.department, width=20, only_export=True),
        Column("things", pgettext_lazy("supplies", "Things"), text=in_words, width=60),
        Column("giver", gettext_lazy("Handed out by"), text=lambda row: row.issued_by, width=20, only_export=True),
        Column("signed", gettext_lazy("Signed for"), sort="confirmed_at", text=lambda row: row.confirmed_at, width=18),
    ),
    choices=(
        Choice(
            "state",
            (
                ("open", gettext_lazy("not confirmed"), lambda rows, ask: rows.unconfirmed()),
                ("signed", pgettext_lazy("handout", "confirmed"), lambda rows, ask: rows.filter(confirmed_at__isnull=False)),
            ),
        ),
        Choice("whose", (("mine", gettext_lazy("mine"), lambda rows, ask: rows.filter(taker=ask.person)),)),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-issued",
    shown=lambda rows: rows.select_related("taker", "department", "issued_by").prefetch_related("issues__line__item"),
)


@gate(Can.USE_OFFICE)
def handout_list(request: Request) -> HttpResponse:
    page = HANDOUTS.page(request, Handout.objects.visible_to(request.user), now=timezone.now())
    rows = [(row, in_words(row)) for row in page.on_page]
    return render(request, "supplies/handout_list.html", {"list": page, "rows": rows})


@gate(Can.USE_OFFICE)
def handout_export(request: Request) -> HttpResponse:
    rows = Handout.objects.visible_to(request.user)
    return HANDOUTS.page(request, rows, now=timezone.now()).xlsx(_("Handouts"))


def one(request: Request, pk: int) -> Handout:
    rows = Handout.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("taker", "department", "issued_by", "checked_by", "confirmed_by"), pk=pk)


@gate(Can.USE_OFFICE)
def handout_detail(request: Request, pk: int) -> HttpResponse:
    """The paper 领用单 as it is printed, with its signature."""
    handout = one(request, pk)
    issues = handout.issues.select_related("line__item", "line__requisition__asker", "hand_in").annotate(back=Sum("taken_back__quantity"))
    files = files_beside(handout, request.user)
    signature = next((attachment for attachment, _mark in files.rows if attachment.is_kept), None)
    context = {
        "handout": handout,
        "issues": list(issues),
        "signature": signature,
        "files": files,
        "may_confirm": may_confirm(request, handout),
    }
    return render(request, "supplies/handout_detail.html", context)


def may_confirm(request: Request, handout: Handout) -> bool:
    return handout.confirmed_at is None and handout.taker_id == request.user.pk


@gate(Can.USE_OFFICE)
@once
def handout_confirm(request: Request, pk: int) -> HttpResponse:
    """One button on the taker's phone."""
    handout = one(request, pk)
    if request.method == "POST":
        try:
            handing_out.confirm(handout, by=request.user, now=timezone.now())
            toast(request, _("Thank you: confirmed."))
        except Refused as error:
            refused(request, error)
        return redirect(handout)
    issues = handout.issues.select_related("line__item")
    context = {"handout": handout, "issues": issues, "may_confirm": may_confirm(request, handout)}
    return render(request, "supplies/handout_confirm.html", context)


@gate(Can.RUN_SUPPLIES)
@once
def issue_take_back(request: Request, pk: int) -> HttpResponse:
    """So many of one line come back to the shelf."""
    issue = get_object_or_404(Issue.objects.select_related("line__item", "handout__taker"), pk=pk)
    back = issue.taken_back.aggregate(many=Sum("quantity"))["many"] or 0
    form = TakeBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            taken = take_back.take_back(issue, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("Back on the shelf: %(things)s") % {"things": things([(issue.line.item, taken.quantity)])})
            return redirect(issue.handout)
        except Refused as error:
            refuse(form, error, {"quantity": "quantity"})
    context: dict[str, Any] = {"issue": issue, "left": issue.quantity - back, "form": form}
    return render(request, "supplies/issue_take_back.html", context, status=422 if form.errors else 200)
