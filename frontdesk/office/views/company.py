"""The first page of an empty Frontdesk, and the company's settings later."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.office import set_up_key
from frontdesk.office.forms.company import CompanyForm, SetUpForm
from frontdesk.people.actions import company as companies
from frontdesk.people.models import Company, Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.first_steps import FIRST_STEPS
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.menu import settings_for
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.throttle import address_of, may_try
from frontdesk.web.toasts import toast

TRIES, SECONDS = 30, 600


def set_up(request: HttpRequest) -> HttpResponse:
    """The company and its first manager, who is logged in at once. Public: there is nobody yet who could log in."""
    if Person.objects.exists():
        return redirect("account_login")
    given = request.POST.get("key", request.GET.get("key", ""))
    if not may_try("set-up", address_of(request), limit=TRIES, seconds=SECONDS) or not set_up_key.is_trusted(request, given):
        return render(request, "office/set_up_locked.html", status=403)
    return founded(request, given)


@once
def founded(request: HttpRequest, given: str) -> HttpResponse:
    """For whoever is trusted: a stranger leaves no row behind, not even a one-time key."""
    form = SetUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in (*companies.FIELDS, "country")}
        try:
            first = companies.set_up(**told, manager=form.manager(), now=timezone.now())
            login(request, first, backend="frontdesk.people.backends.PersonBackend")
            return redirect("company_settings")
        except Refused as error:
            refuse(form, error, {})
    return render(request, "office/set_up.html", {"form": form, "key": given}, status=422 if form.errors else 200)


@gate(Can.CHANGE_COMPANY)
@once
def company_settings(request: Request) -> HttpResponse:
    """Company, address, time zone; and what a new office does first."""
    form = CompanyForm(request.POST or None, company=Company.objects.here())
    if request.method == "POST" and form.is_valid():
        try:
            companies.change(**form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("Saved."))
            return redirect("company_settings")
        except Refused as error:
            refuse(form, error, {})
    steps = [(step, step.is_done()) for step in FIRST_STEPS if request.user.can(step.can)]
    context = {"form": form, "steps": steps, "is_new": not all(done for _step, done in steps), "entries": settings_for(request)}
    return render(request, "office/company_settings.html", context, status=422 if form.errors else 200)
