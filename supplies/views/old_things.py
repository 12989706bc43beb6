"""Old things that came in for new ones: what becomes of each, and the batches that leave the house."""

from typing import Any

from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from supplies.actions import old_things
from supplies.models import Disposal, Fate, HandIn


def fated(fate: str) -> Any:
    return lambda rows, ask: rows.filter(fate=fate)


OLD = Listing(
    columns=(
        Column(
            "when", gettext_lazy("Handed in on"), sort="issue__handout__issued_at", text=lambda row: row.issue.handout.issued_at, width=18
        ),
        Column("item", gettext_lazy("Item"), sort="issue__line__item__name", text=lambda row: row.issue.line.item, width=28),
        Column("quantity", gettext_lazy("Old ones"), text=lambda row: row.quantity),
        Column("serial", gettext_lazy("Serial number"), text=lambda row: row.serial, width=20, only_export=True),
        Column("without", gettext_lazy("Why none"), text=lambda row: row.without, width=40, only_export=True),
        Column("taker", gettext_lazy("Handed in by"), text=lambda row: row.issue.handout.taker, width=20),
        Column("fate", gettext_lazy("What becomes of it"), sort="fate", text=lambda row: row.get_fate_display(), width=20),
        Column("disposal", gettext_lazy("Batch"), text=lambda row: row.disposal or "", width=20, only_export=True),
    ),
    choices=(
        Choice(
            "state",
            (
                ("undecided", gettext_lazy("undecided"), lambda rows, ask: rows.undecided()),
                ("leaves", gettext_lazy("to leave the house"), lambda rows, ask: rows.to_dispose()),
                ("without", gettext_lazy("without an old one"), lambda rows, ask: rows.filter(quantity=0)),
            ),
        ),
        Choice("fate", tuple((fate.value, fate.label, fated(fate.value)) for fate in Fate)),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-when",
    shown=lambda rows: rows.select_related("issue__line__item", "issue__handout__taker", "issue__handout__department", "disposal"),
)


@gate(Can.RUN_SUPPLIES)
def old_list(request: Request) -> HttpResponse:
    page = OLD.page(request, HandIn.objects.visible_to(request.user), now=timezone.now())
    waiting = {row["fate"]: row["many"] for row in HandIn.objects.to_dispose().order_by().values("fate").annotate(many=Sum("quantity"))}
    batches = [(fate, waiting[fate.value]) for fate in Fate if fate.value in waiting]
    return render(request, "supplies/old_list.html", {"list": page, "fates": Fate.choices, "batches": batches})


@gate(Can.RUN_SUPPLIES)
def old_export(request: Request) -> HttpResponse:
    return OLD.page(request, HandIn.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Old for new"))


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def old_fate(request: Request, pk: int) -> HttpResponse:
    hand_in = get_object_or_404(HandIn.objects.visible_to(request.user), pk=pk)
    try:
        old_things.say_fate(hand_in, request.POST.get("fate", ""), by=request.user, now=timezone.now())
        toast(request, _("Noted."))
    except Refused as error:
        refused(request, error)
    return redirect("supplies:old_list")


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def old_dispose(request: Request) -> HttpResponse:
    """All of one way leave together."""
    mine = list(HandIn.objects.visible_to(request.user).to_dispose().filter(fate=request.POST.get("fate", "")))
    try:
        batch = old_things.dispose(mine, taken_by_whom=request.POST.get("whom", ""), by=request.user, now=timezone.now())
        return redirect(batch)
    except Refused as error:
        refused(request, error)
    return redirect("supplies:old_list")


DISPOSALS = Listing(
    columns=(
        Column("created", gettext_lazy("Written"), sort="created_at"),
        Column("number", gettext_lazy("Number"), sort="number"),
        Column("whom", gettext_lazy("Taken away by"), sort="taken_by_whom"),
        Column("many", gettext_lazy("Old ones"), sort="many"),
        Column("signed", gettext_lazy("Signed for"), sort="signed_at"),
    ),
    sort="-created",
    shown=lambda rows: rows.select_related("signed_by"),
)


@gate(Can.RUN_SUPPLIES)
def disposal_list(request: Request) -> HttpResponse:
    rows = Disposal.objects.visible_to(request.user).annotate(many=Sum("hand_ins__quantity"))
    return render(request, "supplies/disposal_list.html", {"list": DISPOSALS.page(request, rows, now=timezone.now())})


@gate(Can.RUN_SUPPLIES)
def disposal_detail(request: Request, pk: int) -> HttpResponse:
    """The paper that goes with the batch, to be printed and signed."""
    rows = Disposal.objects.visible_to(request.user).select_related("created_by", "signed_by")
    batch = get_object_or_404(rows.annotate(many=Sum("hand_ins__quantity")), pk=pk)
    things = batch.hand_ins.select_related("issue__line__item", "issue__handout__taker", "issue__handout__department")
    return render(request, "supplies/disposal_detail.html", {"batch": batch, "things": list(things)})


@gate(Can.RUN_SUPPLIES)
@require_POST
@once
def disposal_sign(request: Request, pk: int) -> HttpResponse:
    batch = get_object_or_404(Disposal.objects.visible_to(request.user), pk=pk)
    try:
        old_things.sign_off(batch, by=request.user, now=timezone.now())
        toast(request, _("Signed: the batch has left the house."))
    except Refused as error:
        refused(request, error)
    return redirect(batch)
