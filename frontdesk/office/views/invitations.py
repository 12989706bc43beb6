"""The way in for somebody new, and for who forgot the password: a one-time link that the manager passes on."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.office.forms.people import PasswordForm
from frontdesk.people.actions import invitations
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.throttle import address_of, is_spent
from frontdesk.web.throttle import count as count_try
from frontdesk.web.toasts import keep, refused, toast

TRIES, SECONDS = 20, 600  # links that opened nothing, from one address


@gate(Can.MANAGE_PEOPLE)
@require_POST
@once
def person_invite(request: Request, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    try:
        show_link(request, person, invitations.invite(person, by=request.user, now=timezone.now()))
    except Refused as error:
        refused(request, error)
    return redirect(person)


def show_link(request: Request, person: Person, token: str) -> None:
    """On the next page, once."""
    words = _("Log-in link of {name}: {link} Pass it on yourself. It is shown this once, opens once and holds for 72 hours.")
    link = format_html('<b class="fd-secret">{}{}</b>', settings.BASE_URL, reverse("invitation_open", args=[token]))
    keep(request, format_html(words, name=person, link=link))


def invitation_open(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the link chooses the password of the person it was made for, then logs in with it."""
    now = timezone.now()
    person = invitations.invited(token, now)  # a true link always opens: many people share one address
    if person is None:
        if is_spent("invitation", address_of(request), limit=TRIES, seconds=SECONDS):
            return render(request, "429.html", status=429)
        count_try("invitation", address_of(request), seconds=SECONDS)
        return render(request, "office/invitation_gone.html", status=404)
    form = PasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            invitations.choose_password(token, password=form.cleaned_data["password"], now=now)
            toast(request, _("Your password is set. Log in with it."))
            return redirect("account_login")
        except Refused as error:
            refuse(form, error, {})
    return render(request, "office/invitation.html", {"form": form, "person": person}, status=422 if form.errors else 200)
