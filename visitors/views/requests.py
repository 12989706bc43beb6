"""The desk's pages about requests to come: the list, one request, written down from a call or mail, and its steps."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from visitors.actions import requests, telling
from visitors.forms.requests import REFUSALS, CloseForm, HostForm, RequestForm
from visitors.models import VisitRequest
from visitors.promises.request_confirmed import RequestConfirmed
from visitors.views import asking

REQUESTS = Listing(
    columns=(
        Column("received", gettext_lazy("Received"), sort="received_at", text=lambda row: row.received_at, width=18),
        Column("name", gettext_lazy("Visitor"), sort="name", text=lambda row: row.name, width=24),
        Column("company", gettext_lazy("Company"), text=lambda row: row.company, width=28, only_export=True),
        Column("phone", gettext_lazy("Mobile"), text=lambda row: row.phone, only_export=True),
        Column("email", gettext_lazy("E-mail"), text=lambda row: row.email, width=28, only_export=True),
        Column("host", gettext_lazy("Host"), text=lambda row: row.visit.host if row.visit else row.host_name, width=20),
        Column("wished", gettext_lazy("Wished for"), sort="wished_at", text=lambda row: row.wished_at, width=18),
        Column("people", gettext_lazy("Number of people"), text=lambda row: row.people),
        Column("door", gettext_lazy("Came by"), text=lambda row: row.get_door_display()),
        Column("state", gettext_lazy("State"), text=asking.standing, width=24),
    ),
    choices=(
        Choice(
            "state",
            (
                ("open", gettext_lazy("to answer"), lambda rows, ask: rows.open()),
                ("confirmed", gettext_lazy("confirmed"), lambda rows, ask: rows.confirmed()),
                ("closed", gettext_lazy("closed"), lambda rows, ask: rows.closed()),
            ),
        ),
        Choice("notice", (("short", gettext_lazy("short notice"), lambda rows, ask: rows.filter(is_short_notice=True)),)),
    ),
    search=lambda rows, words: rows.matching(words),
    sort="-received",
    shown=lambda rows: rows.with_clock(RequestConfirmed.name),
)


@gate(Can.RECEIVE_VISITORS)
def request_list(request: Request) -> HttpResponse:
    now = timezone.now()
    page = REQUESTS.page(request, VisitRequest.objects.visible_to(request.user), now=now)
    rows = [(row, asking.light(row, now)) for row in page.on_page]
    return render(request, "visitors/request_list.html", {"list": page, "rows": rows})


@gate(Can.RECEIVE_VISITORS)
def request_export(request: Request) -> HttpResponse:
    return REQUESTS.page(request, VisitRequest.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Requests"))


@gate(Can.RECEIVE_VISITORS)
def request_detail(request: Request, pk: int) -> HttpResponse:
    return show(request, pk)


def show(request: Request, pk: int, *, status: int = 200, **forms: Any) -> HttpResponse:
    """What was typed, how it stands, and what the desk does next."""
    now = timezone.now()
    row = get_object_or_404(VisitRequest.objects.visible_to(request.user).with_clock(RequestConfirmed.name), pk=pk)
    owed = Todo.objects.about(row).filter(promise=RequestConfirmed.name).order_by("-pk").first()
    context = {
        **{"row": row, "light": asking.light(row, now), "now": now, "todo": owed, "host_form": HostForm(), "close_form": CloseForm()},
        "can_write": bool(telling.way_to(row, mail_first=True)),
        **forms,
    }
    return render(request, "visitors/request_detail.html", context, status=status)


@gate(Can.RECEIVE_VISITORS)
@once
def request_new(request: Request) -> HttpResponse:
    """From a call or a mail: the host is asked at once."""
    now = timezone.now()
    form = RequestForm(request.POST or None, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            row = requests.take_down(**form.cleaned_data, by=request.user, now=now)
            toast(request, format_html(_("{host} has been asked."), host=form.cleaned_data["host"]))
            return redirect(row)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/request_new.html", {"form": form}, status=422 if form.errors else 200)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def request_host(request: Request, pk: int) -> HttpResponse:
    """The desk says who is meant."""
    row, form = one(request, pk), HostForm(request.POST)
    if form.is_valid():
        try:
            requests.choose_host(row, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, format_html(_("{host} has been asked."), host=form.cleaned_data["host"]))
            return redirect(row)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, pk, status=422, host_form=form)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def request_close(request: Request, pk: int) -> HttpResponse:
    row, form = one(request, pk), CloseForm(request.POST)
    if form.is_valid():
        try:
            requests.close(row, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("The request is closed."))
            return redirect("visitors:request_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, pk, status=422, close_form=form)


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def request_checking(request: Request, pk: int) -> HttpResponse:
    return act(request, pk, requests.say_it_is_checked, _("Noted: {visitor} knows that it is being checked."))


@gate(Can.RECEIVE_VISITORS)
@require_POST
@once
def request_told(request: Request, pk: int) -> HttpResponse:
    return act(request, pk, requests.confirm, _("Noted: {visitor} has been told."))


def act(request: Request, pk: int, do: Callable[..., VisitRequest], words: str) -> HttpResponse:
    """One step of a request, then back to it."""
    row = one(request, pk)
    try:
        do(row, by=request.user, now=timezone.now())
        toast(request, format_html(words, visitor=row.name))
    except Refused as error:
        refused(request, error)
    return redirect(row)


def one(request: Request, pk: int) -> VisitRequest:
    return get_object_or_404(VisitRequest.objects.visible_to(request.user), pk=pk)
