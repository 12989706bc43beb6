"""The public page: somebody asks to come. It writes one row and looks nobody up, so that a stranger learns nothing about who works here."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, override

from frontdesk.refusal import Refused
from frontdesk.web import throttle
from frontdesk.web.forms import refuse
from frontdesk.web.once import once
from visitors.actions import requests
from visitors.forms.kiosk import CONSENT_VERSION
from visitors.forms.visit_us import VisitUsForm
from visitors.limits import PublicLimits, RetentionLimits

HOUR, DAY, YEAR = 3600, 24 * 3600, 365 * 24 * 3600
REFUSALS = {"past": "wished_at", "far": "wished_at", "contact": "phone"}


def visit_us(request: HttpRequest) -> HttpResponse:
    """The form; a button of the other language keeps what was typed."""
    switched = request.method == "POST" and "switch" in request.POST
    asked = request.POST.get("switch" if switched else "language") or request.GET.get("language") or ""
    language = asked if asked in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE
    with override(language):
        if request.method == "POST" and not switched:
            response = _send(request)
        else:
            response = _page(request, VisitUsForm(initial=request.POST.dict() if switched else None))
    return _in_language(response, language, asked)


@once
def _send(request: HttpRequest) -> HttpResponse:
    """One row, however often the button was touched; above the limit nothing, in the same words for everybody."""
    form = VisitUsForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    if not _may_ask(request):
        return _page(request, form, status=429, spent=True)
    given = {name: value for name, value in form.cleaned_data.items() if name != "agreed"}
    try:
        requests.receive(**given, language=get_language(), consent_version=CONSENT_VERSION, now=timezone.now())
    except Refused as error:
        refuse(form, error, REFUSALS)
        return _page(request, form, status=422)
    return redirect("visitors:visit_us_thanks")


def visit_us_thanks(request: HttpRequest) -> HttpResponse:
    """The same page for everybody; its address carries nothing."""
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else get_language() or settings.LANGUAGE_CODE
    with override(language):
        return _in_language(render(request, "visitors/visit_us_thanks.html"), language, asked)


def _may_ask(request: HttpRequest) -> bool:
    """Counts this request, for its address and for the house."""
    limits = PublicLimits.now()
    here = throttle.may_try("visit-us", throttle.address_of(request), limit=limits.per_address, seconds=HOUR)
    return here and throttle.may_try("visit-us-all", "", limit=limits.per_day, seconds=DAY)


def _page(request: HttpRequest, form: VisitUsForm, *, status: int = 200, **more: Any) -> HttpResponse:
    kept_for = RetentionLimits.shown(RetentionLimits.version())["visits"]
    context = {"form": form, "language": get_language(), "version": CONSENT_VERSION, "kept_for": kept_for, **more}
    return render(request, "visitors/visit_us.html", context, status=status)


def _in_language(response: HttpResponse, language: str, asked: str) -> HttpResponse:
    """A language that was chosen is kept by this browser for the pages that follow."""
    response["Content-Language"] = language
    if asked == language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.PRODUCTION
        )
    return response
