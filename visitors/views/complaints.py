"""Complaints: the list, one from a call or by itself, and the steps of the department and the desk."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from frontdesk.web.files import files_beside
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Ask, Choice, Column, Given, Listing, only
from frontdesk.web.request import Request
from frontdesk.web.sections import sections_of
from frontdesk.web.toasts import refused, toast
from frontdesk.workdays.periods import Period
from visitors.actions import complaint_raising, complaints
from visitors.forms.complaints import REFUSALS, AnswerForm, ComplaintForm, ContactForm, GiveForm, RateForm, RouteForm
from visitors.limits import ComplaintLimits
from visitors.models import Call, Complaint
from visitors.models.complaint import ComplaintQuerySet
from visitors.views.visits import month_said


def in_month(rows: ComplaintQuerySet, asked: str, ask: Ask) -> ComplaintQuerySet:
    """Received in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    begin, end = period.bounds if period else (None, None)
    return rows.filter(received_at__gte=begin, received_at__lt=end) if period else rows


COMPLAINTS = Listing(
    columns=(
        Column("number", gettext_lazy("Number"), sort="number", text=lambda row: row.number, width=14),
        Column("received", gettext_lazy("Received"), sort="received_at", text=lambda row: row.received_at, width=18),
        Column("name", gettext_lazy("Customer"), sort="name", text=lambda row: row.name, width=24),
        Column("company", gettext_lazy("Company"), text=lambda row: row.company, width=24, only_export=True),
        Column("phone", gettext_lazy("Phone"), text=lambda row: row.phone, only_export=True),
        Column("email", gettext_lazy("E-mail"), text=lambda row: row.email, width=28, only_export=True),
        Column("category", gettext_lazy("Complaint about"), text=lambda row: row.get_category_display()),
        Column("order", gettext_lazy("Order or contract"), text=lambda row: row.order_number, width=20, only_export=True),
        Column("product", gettext_lazy("Product"), text=lambda row: row.product, width=24, only_export=True),
        Column("words", gettext_lazy("What is wrong"), text=lambda row: row.words, width=48),
        Column("department", gettext_lazy("Department"), text=lambda row: row.department, width=20),
        Column("handler", gettext_lazy("Deals with it"), text=lambda row: row.handler or "", width=18, only_export=True),
        Column("contacted", gettext_lazy("Spoken to"), text=lambda row: row.contacted_at, width=18, only_export=True),
        Column("answered", gettext_lazy("Answered"), sort="answered_at", text=lambda row: row.answered_at, width=18),
        Column("outcome", gettext_lazy("Outcome"), text=lambda row: row.outcome, width=48, only_export=True),
        Column("score", gettext_lazy("Satisfaction"), text=lambda row: row.score or "", only_export=True),
    ),
    choices=(
        Choice(
            "state",
            (
                ("contact", gettext_lazy("to speak to"), lambda rows, ask: rows.uncontacted()),
                ("open", gettext_lazy("to answer"), lambda rows, ask: rows.open()),
                ("rate", gettext_lazy("satisfied?"), lambda rows, ask: rows.unrated()),
                ("done", pgettext_lazy("of a complaint", "answered"), lambda rows, ask: rows.filter(answered_at__isnull=False)),
            ),
        ),
        Choice(
            "category",
            tuple((each.value, each.label, only(category=each.value)) for each in Complaint.Category),
            menu=gettext_lazy("Complaint about"),
        ),
    ),
    given=(Given("month", in_month, month_said),),
    search=lambda rows, words: rows.matching(words),
    sort="-received",
    shown=lambda rows: rows.select_related("department", "handler"),
)


@gate(Can.USE_OFFICE)
def complaint_list(request: Request) -> HttpResponse:
    page = COMPLAINTS.page(request, Complaint.objects.visible_to(request.user), now=timezone.now())
    return render(request, "visitors/complaint_list.html", {"list": page, "may_take": request.user.can(Can.TAKE_MESSAGES)})


@gate(Can.USE_OFFICE)
def complaint_export(request: Request) -> HttpResponse:
    return COMPLAINTS.page(request, Complaint.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Complaints"))


@gate(Can.TAKE_MESSAGES)
@once
def complaint_new(request: Request) -> HttpResponse:
    """By itself, or from a call (`?call=7`): then it is filled in."""
    call = about(request)
    form = ComplaintForm(request.POST or None, initial=of(call))
    if request.method == "POST" and form.is_valid():
        try:
            complaint = complaints.receive(**form.cleaned_data, call=call, by=request.user, now=timezone.now())
            toast(request, _("The complaint is with %(who)s.") % {"who": complaint.handler or complaint.department})
            return redirect(complaint)
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {"form": form, "call": call, "apology": ComplaintLimits.here()}
    return render(request, "visitors/complaint_new.html", context, status=422 if form.errors else 200)


def about(request: Request) -> Call | None:
    number = request.GET.get("call", "")
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    return Call.objects.visible_to(request.user).filter(pk=int(number), forgotten_at__isnull=True).select_related("person").first()


def of(call: Call | None) -> dict[str, object]:
    """What the call knows goes into the form."""
    if call is None:
        return {}
    department = call.department_id or (call.person.department_id if call.person else None)
    return {"name": call.name, "company": call.company, "phone": call.shown_phone, "words": call.words, "department": department}


def one(request: Request, pk: int) -> Complaint:
    near = ("department__head", "handler", "call", "received_by", "contacted_by", "answered_by", "rated_by")
    return get_object_or_404(Complaint.objects.visible_to(request.user).select_related(*near), pk=pk)


@gate(Can.USE_OFFICE)
def complaint_detail(request: Request, pk: int) -> HttpResponse:
    return show(request, one(request, pk))


def show(request: Request, complaint: Complaint, *, status: int = 200, **given: forms.Form) -> HttpResponse:
    """What was said, how it stands, what comes next. Sections of other nouns (an incident raised from it) hang on it by their own files."""
    now = timezone.now()
    is_open = not (complaint.answered_at or complaint.forgotten_at)
    context = {
        "complaint": complaint,
        "now": now,
        "todos": list(Todo.objects.about(complaint).filter(done_at__isnull=True).select_related("version", "holder").order_by("due_at")),
        "may_note": is_open and (deals(request, complaint) or request.user.can(Can.TAKE_MESSAGES)),
        "may_give": is_open and deals(request, complaint),
        "may_rate": bool(complaint.answered_at and not complaint.rated_at and not complaint.forgotten_at)
        and request.user.can(Can.TAKE_MESSAGES),
        "sections": sections_of(complaint, request.user, now),
        "files": files_beside(complaint, request.user),
        **{"contact_form": ContactForm(), "answer_form": AnswerForm(), "rate_form": RateForm(), "give_form": GiveForm()},
        "route_form": RouteForm(),
        **given,
    }
    return render(request, "visitors/complaint_detail.html", context, status=status)


def deals(request: Request, complaint: Complaint) -> bool:
    """Who deals with it, the head of the department and who stands in, and the admin manager."""
    head = complaint.department.head
    near = {complaint.handler_id, *((head.pk, head.stand_in_id) if head else ())}
    return request.user.pk in near or request.user.can(Can.MANAGE_PEOPLE)


@gate(Can.USE_OFFICE)
@require_POST
@once
def complaint_contact(request: Request, pk: int) -> HttpResponse:
    return act(request, pk, complaints.contact, desk=True, contact_form=ContactForm(request.POST))


@gate(Can.USE_OFFICE)
@require_POST
@once
def complaint_answer(request: Request, pk: int) -> HttpResponse:
    return act(request, pk, complaints.answer, desk=True, answer_form=AnswerForm(request.POST))


@gate(Can.USE_OFFICE)
@require_POST
@once
def complaint_give(request: Request, pk: int) -> HttpResponse:
    return act(request, pk, complaints.give, give_form=GiveForm(request.POST))


@gate(Can.USE_OFFICE)
@require_POST
@once
def complaint_route(request: Request, pk: int) -> HttpResponse:
    return act(request, pk, complaints.route, desk=True, route_form=RouteForm(request.POST))


@gate(Can.TAKE_MESSAGES)
@require_POST
@once
def complaint_rate(request: Request, pk: int) -> HttpResponse:
    return act(request, pk, complaints.rate, desk=True, rate_form=RateForm(request.POST))


def act(request: Request, pk: int, do: Callable[..., Any], *, desk: bool = False, **named: forms.Form) -> HttpResponse:
    """One step with its form, by who deals with it; with `desk` also by the desk, which spoke to the customer for them."""
    complaint = one(request, pk)
    [(name, form)] = named.items()
    if not (deals(request, complaint) or (desk and request.user.can(Can.TAKE_MESSAGES))):
        raise PermissionDenied("only who deals with it")
    if form.is_valid():
        try:
            do(complaint, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("Noted."))
            return redirect("visitors:complaint_list" if not seen(request, pk) else complaint)
        except Refused as error:
            refuse(form, error, REFUSALS)
    return show(request, complaint, status=422, **{name: form})


def seen(request: Request, pk: int) -> bool:
    """Whoever gave it away may see it no more."""
    return Complaint.objects.visible_to(request.user).filter(pk=pk).exists()


@gate(Can.REPORT_INCIDENTS)
@require_POST
@once
def complaint_raise(request: Request, pk: int) -> HttpResponse:
    """Raised to an incident; on to its page, or back with the reason why not."""
    complaint = one(request, pk)
    try:
        made = complaint_raising.raise_to_incident(complaint, by=request.user, now=timezone.now())
    except Refused as error:
        refused(request, error)
        return redirect(complaint)
    toast(request, _("It is incident %(number)s now.") % {"number": made.number})
    return redirect(made)
