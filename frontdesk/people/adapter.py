"""allauth with its doors closed: people are added by the office, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from frontdesk.people.models import Person


class ClosedSignup(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        """Who has left is told what a wrong password is told: the door says nothing about who worked here."""
        messages.error(request, _("The user name and/or password you specified are not correct."))
        return redirect("account_login")
