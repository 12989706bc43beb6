"""Pages that a secret link opens to a stranger: in which language, with which headers, and what an unknown link is told."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from frontdesk.web import throttle

TRIES, TRIES_SECONDS = 60, 600  # unknown links an address may ask for; a link has 132 bits
# The address is the key: it goes to no other site. (`no-referrer` would empty the Origin of our own form, which CSRF then refuses.)
QUIET = {"Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}


def answered(
    request: HttpRequest, answer: Callable[[], HttpResponse], *, language: str | None, headers: Mapping[str, str] = QUIET
) -> HttpResponse:
    """The answer in the language that is asked for, else in this one."""
    asked = request.POST.get("language") or request.GET.get("language") or ""
    spoken = asked if asked in dict(settings.LANGUAGES) else language
    with override(spoken):
        response = answer()
    for header, value in (*headers.items(), ("Content-Language", spoken or "")):
        response.setdefault(header, value)
    return response


def unknown(request: HttpRequest, template: str, *, counted: str = "links") -> HttpResponse:
    """Words for whoever holds no link; who tries many is told to wait. A true link always opens: a whole office shares one address."""
    spent = throttle.is_spent(counted, throttle.address_of(request), limit=TRIES, seconds=TRIES_SECONDS)
    if not spent:
        throttle.count(counted, throttle.address_of(request), seconds=TRIES_SECONDS)
    return render(request, template, {"spent": spent}, status=429 if spent else 404)
