"""Duty contacts: whom to call, big on a phone; kept by the manager."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.forms.departments import DUTY_REFUSALS, DutyForm
from frontdesk.people.actions import duty_contacts
from frontdesk.people.editing import Changed
from frontdesk.people.models import DutyContact
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate, signed_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast


@signed_in
def duty_list(request: Request) -> HttpResponse:
    """For everybody with a log-in, with or without a role."""
    contacts = list(DutyContact.objects.visible_to(request.user).in_words())
    groups = [(duty, [contact for contact in contacts if contact.duty == duty]) for duty in Duty]
    may_manage = request.user.can(Can.MANAGE_PEOPLE)
    return render(request, "office/duty_list.html", {"groups": groups, "has_any": bool(contacts), "may_manage": may_manage})


@gate(Can.MANAGE_PEOPLE)
@once
def duty_new(request: Request) -> HttpResponse:
    form = DutyForm(request.POST or None, initial={"duty": request.GET.get("duty", "")})
    if request.method == "POST" and form.is_valid():
        try:
            duty_contacts.add(**form.values, by=request.user, now=timezone.now())
            toast(request, _("Saved."))
            return redirect("duty_list")
        except Refused as error:
            refuse(form, error, DUTY_REFUSALS)
    return render(request, "office/duty_edit.html", {"form": form}, status=422 if form.errors else 200)


@gate(Can.MANAGE_PEOPLE)
@once
def duty_edit(request: Request, pk: int) -> HttpResponse:
    contact = get_object_or_404(DutyContact.objects.visible_to(request.user).in_words(), pk=pk)
    form = DutyForm(request.POST or None, record=contact)
    if request.method == "POST" and form.is_valid():
        try:
            duty_contacts.edit(contact, values=form.values, seen=form.before_their_eyes(), by=request.user, now=timezone.now())
            toast(request, _("Saved."))
            return redirect("duty_list")
        except Changed as error:
            form = form.anew(error)
        except Refused as error:
            refuse(form, error, DUTY_REFUSALS)
    return render(request, "office/duty_edit.html", {"form": form, "contact": contact}, status=422 if form.errors else 200)


@gate(Can.MANAGE_PEOPLE)
@require_POST
@once
def duty_remove(request: Request, pk: int) -> HttpResponse:
    contact = get_object_or_404(DutyContact.objects.visible_to(request.user), pk=pk)
    duty_contacts.remove(contact, by=request.user, now=timezone.now())
    toast(request, _("Taken off the list."))
    return redirect("duty_list")
