"""The reader's choices: language and light or dark."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from frontdesk.people.actions import people
from frontdesk.web.back import back
from frontdesk.web.gate import signed_in

YEAR = 365 * 24 * 3600


@require_POST
def language_choose(request: HttpRequest) -> HttpResponse:
    """For the person, and for this browser before log-in."""
    language = request.POST.get("language", "")
    response = back(request, "/")
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            people.choose_language(request.user, language=language, now=timezone.now())
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.PRODUCTION
        )
    return response


@signed_in
@require_POST
def theme_choose(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device is set (empty)."""
    theme = request.POST.get("theme", "")
    response = back(request, "/")
    if theme in ("light", "dark"):
        response.set_cookie("frontdesk_theme", theme, max_age=YEAR, samesite="Lax", secure=settings.PRODUCTION)
    else:
        response.delete_cookie("frontdesk_theme")
    return response
