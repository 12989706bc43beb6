"""What the shell of every page needs. Lazy: a page that shows no shell asks the database nothing."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from frontdesk.people.company_here import company_here
from frontdesk.web.menu import entries_for, shortcuts_for


def shell(request: HttpRequest) -> dict[str, Any]:
    """company, menu, shortcuts, theme; the unread count is asked by the shell's own template tag."""
    return {
        "company": SimpleLazyObject(company_here),
        "menu": SimpleLazyObject(lambda: entries_for(request)),
        "shortcuts": SimpleLazyObject(lambda: shortcuts_for(request)),
        "theme": request.COOKIES.get("frontdesk_theme") if request.COOKIES.get("frontdesk_theme") in ("light", "dark") else "",
        "languages": settings.LANGUAGES,
    }
