"""常用名单: the lists of people, a new one, one that is changed or closed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from documents.actions import routing_lists
from documents.forms.routing_lists import REFUSALS, RoutingListForm
from documents.models import RoutingList
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing, only
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast

LISTS = Listing(
    columns=(
        Column("name", pgettext_lazy("a list of people", "Name"), sort="name"),
        Column("people", gettext_lazy("People, in their order")),
        Column("mode", pgettext_lazy("a list of people", "How")),
        Column("why", pgettext_lazy("a list of people", "Offered first")),
    ),
    choices=(Choice("kind", tuple((each.value, each.label, only(kind=each.value)) for each in RoutingList.Kind)),),
    search=lambda rows, words: rows.matching(words),
    sort="name",
    shown=lambda rows: rows.with_people(),
)


@gate(Can.KEEP_DOCUMENTS)
def routing_list_list(request: Request) -> HttpResponse:
    page = LISTS.page(request, RoutingList.objects.open(), now=timezone.now())
    return render(request, "documents/routing_list_list.html", {"list": page})


@gate(Can.KEEP_DOCUMENTS)
@once
def routing_list_new(request: Request) -> HttpResponse:
    form = RoutingListForm(request.POST or None)
    return edited(request, form, None, lambda common: routing_lists.add(form.values, **common))


@gate(Can.KEEP_DOCUMENTS)
@once
def routing_list_edit(request: Request, pk: int) -> HttpResponse:
    mine = get_object_or_404(RoutingList.objects.open(), pk=pk)
    form = RoutingListForm(request.POST or None, record=mine)
    return edited(request, form, mine, lambda common: routing_lists.change(mine, form.values, seen=form.before_their_eyes, **common))


def edited(request: Request, form: RoutingListForm, mine: RoutingList | None, do: Any) -> HttpResponse:
    """The form, or what it made."""
    if request.method == "POST" and form.is_valid():
        try:
            do({"people": form.cleaned_data["people"], "by": request.user, "now": timezone.now()})
            toast(request, _("Saved."))
            return redirect("documents:routing_list_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {"form": form, "routing_list": mine}
    return render(request, "documents/routing_list_edit.html", context, status=422 if form.errors else 200)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def routing_list_close(request: Request, pk: int) -> HttpResponse:
    mine = get_object_or_404(RoutingList.objects.open(), pk=pk)
    try:
        routing_lists.close(mine, by=request.user, now=timezone.now())
        toast(request, _("The list is offered no more."))
    except Refused as error:
        refused(request, error)
    return redirect("documents:routing_list_list")
