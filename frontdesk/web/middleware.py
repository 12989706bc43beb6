"""What every request passes: the reader's language, and no copies of private pages."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

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


class PrivatePagesMiddleware:
    """Nothing but static files is kept by browsers or proxies: names stand on almost every page."""

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store, private")
        return response
