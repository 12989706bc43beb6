"""The gate in front of every page: a permission, a listed reason to be public, or no entry."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.public import KIOSK_PREFIX, KIOSK_TOO, PUBLIC

KIOSK_COOKIE = "__Host-frontdesk-kiosk" if settings.PRODUCTION else "frontdesk_kiosk"
View = Callable[..., HttpResponse]


def gate(what: Can) -> Callable[[View], View]:
    """In front of a view: only who may do this comes in; others get 403, the unknown are asked to log in."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.can(what):
                raise PermissionDenied(what.value)
            return view(request, *args, **kwargs)

        return marked(guarded, what)

    return guard


def marked(view: View, what: Can | None) -> View:
    """Leave on the view what it asks for; the middleware and the habit tests look there."""
    vars(view)["gate"] = what
    return view


def signed_in(view: View) -> View:
    """In front of the few pages that belong to everybody who can log in, with or without a role."""
    return marked(view, None)


class GateMiddleware:
    """Fails closed: a view without a gate that is not listed as public is refused to everybody."""

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name
        if KIOSK_COOKIE in request.COOKIES and not (name.startswith(KIOSK_PREFIX) or name in KIOSK_TOO):
            raise PermissionDenied("a kiosk opens the kiosk's pages only")
        if name in PUBLIC and name != "account_login":
            return None
        if not request.user.is_authenticated:
            if not Person.objects.exists():
                return redirect("set_up")
            return None if name in PUBLIC else redirect_to_login(request.get_full_path())
        if name in PUBLIC:
            return None
        if not hasattr(view, "gate"):
            raise PermissionDenied("this page has no gate")
        return None
