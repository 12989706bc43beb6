"""Who would not register: written down at the desk, read by the desk and the manager."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people.models import DutyContact
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from visitors.actions.refusals import register_refused
from visitors.forms.watch import REFUSALS, RefusalForm
from visitors.models import RegisterRefusal, Visit

LIST = Listing(
    columns=(
        Column("when", gettext_lazy("When"), sort="refused_at", text=lambda row: row.refused_at, width=18),
        Column("name", pgettext_lazy("refusal", "Who"), text=lambda row: row.name, width=20),
        Column("words", pgettext_lazy("refusal", "What happened"), text=lambda row: row.words, width=60),
        Column("looks", gettext_lazy("Looks"), text=lambda row: row.looks, width=40, only_export=True),
        Column("went", gettext_lazy("Went"), text=lambda row: row.went, width=20),
        Column("by", gettext_lazy("Written down by"), text=lambda row: row.refused_by, width=20),
    ),
    search=lambda rows, words: rows.matching(words),
    shown=lambda rows: rows.select_related("refused_by"),
    sort="-when",
)


@gate(Can.RECEIVE_VISITORS)
def refusal_list(request: Request) -> HttpResponse:
    page = LIST.page(request, RegisterRefusal.objects.visible_to(request.user), now=timezone.now())
    return render(request, "visitors/refusal_list.html", {"list": page})


@gate(Can.RECEIVE_VISITORS)
def refusal_export(request: Request) -> HttpResponse:
    page = LIST.page(request, RegisterRefusal.objects.visible_to(request.user), now=timezone.now())
    return page.xlsx(_("Refusals to register"))


@gate(Can.RECEIVE_VISITORS)
@once
def refusal_new(request: Request) -> HttpResponse:
    """What happened; a visitor who waits (`?visit=`) is turned away with it."""
    visit = _visit(request)
    form = RefusalForm(request.POST or None, knows_name=visit is not None)
    if request.method == "POST" and form.is_valid():
        try:
            refusal = register_refused(**form.cleaned_data, visit=visit, by=request.user, now=timezone.now())
            toast(request, _("Security and the admin manager have been told"))
            return redirect(refusal)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/refusal_new.html", {"form": form, "visit": visit}, status=422 if form.errors else 200)


def _visit(request: Request) -> Visit | None:
    """The waiting visit that the address names."""
    asked = request.GET.get("visit", "")
    if not asked.isascii() or not asked.isdigit() or len(asked) > 18:
        return None
    return Visit.objects.visible_to(request.user).waiting().select_related("host").filter(pk=int(asked)).first()


@gate(Can.RECEIVE_VISITORS)
def refusal_detail(request: Request, pk: int) -> HttpResponse:
    """What was written down, and whom to call."""
    rows = RegisterRefusal.objects.visible_to(request.user).select_related("refused_by", "visit")
    refusal = get_object_or_404(rows, pk=pk)
    contacts = DutyContact.objects.filter(duty=Duty.SECURITY).in_words()
    return render(request, "visitors/refusal_detail.html", {"refusal": refusal, "contacts": contacts})
