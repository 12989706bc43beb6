"""What every request passes: the reader's language, and no copies of private pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils import translation

from frontdesk.people import zone

View = Callable[[HttpRequest], HttpResponse]


class PersonLanguageMiddleware:
    """A signed-in person reads in their own language; others in the cookie's or the browser's."""

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


class OfficeZoneMiddleware:
    """Days begin and clocks are shown in the office's time zone, wherever the reader is."""

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        zone.work_in_it()
        return self.get_response(request)


class BoundedBodyMiddleware:
    """Before anybody reads a post: one said to be larger than any form of ours is refused. WSGI reads no further than was said."""

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        size = int(said) if said.isascii() and said.isdigit() else 0
        if size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            most = settings.LARGEST_BODY if request.user.is_authenticated else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            if size > most:
                with translation.override(request.user.language if request.user.is_authenticated else translation.get_language()):
                    return render(request, "413.html", {"most": most // 2**20}, status=413)
        return self.get_response(request)


class PlainTextMiddleware:
    """Text is UTF-8: in an encoding of their own choice somebody would send halves of characters, which no page and no database takes.

    A null character is in nobody's name; PostgreSQL refuses it, so the staff's pages do. The kiosk answers in words of its own.
    """

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (request.encoding or "utf-8").lower() != "utf-8":
            return HttpResponseBadRequest()
        typed = [*request.GET.values(), *(request.POST.values() if request.method == "POST" else ())]
        if any("\0" in value for value in typed) and request.user.is_authenticated:
            return HttpResponseBadRequest()
        return self.get_response(request)


class PrivatePagesMiddleware:
    """Nothing but static files is kept by browsers or proxies: names stand on almost every page."""

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store, private")
        return response
