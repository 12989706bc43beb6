"""The staff as tests use them: somebody logged in who opens pages and presses buttons, reading English."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from frontdesk.people.models import Person
from frontdesk.web.once import new_key


class Staff:
    """`Staff(rita).press("visitors:visit_check_in", 7)`; every press carries a fresh one-time key."""

    def __init__(self, person: Person, language: str = "en"):
        Person.objects.filter(pk=person.pk).update(language=language)
        self.person, self.client = person, Client()
        self.client.force_login(person)

    def open(self, page: str, /, *args: object, headers: dict[str, str] | None = None, **query: object) -> HttpResponse:
        with translation.override(translation.get_language()):  # the page's language is not the test's
            return whole(self.client.get(reverse(page, args=args), query, headers=headers or {}))

    def press(self, page: str, /, *args: object, headers: dict[str, str] | None = None, **given: object) -> HttpResponse:
        with translation.override(translation.get_language()):
            return self.client.post(reverse(page, args=args), {"once": new_key(), **given}, headers=headers or {})

    def told(self, response: HttpResponse) -> list[str]:
        """The toasts on the page that a press leads to."""
        with translation.override(translation.get_language()):
            page = self.client.get(response["Location"]).content.decode()
        return [words(toast) for toast in re.findall(r'<div class="fd-toast[^"]*"[^>]*>\s*<svg.*?</svg>\s*<span>(.*?)</span>', page, re.S)]


def whole(response: HttpResponse | Any) -> HttpResponse:
    """A file is read to its end, as a browser does, and closed."""
    if response.streaming:
        response.streaming_content = [b"".join(response)]
    return response


def words(html: HttpResponse | str | Any) -> str:
    """What a reader sees: no tags, no drawings, nothing that is only read out."""
    text = html if isinstance(html, str) else html.content.decode()
    unseen = r'<(svg|script|style|head)\b.*?</\1>|<span class="visually-hidden">.*?</span>|<[^>]+>'
    return " ".join(unescape(re.sub(unseen, " ", text, flags=re.S)).split())


def names_in(response: HttpResponse) -> list[str]:
    """The visitors named in the rows of a page, from top to bottom."""
    return [unescape(name) for name in re.findall(r'<a class="fd-open[^>]*>([^<]*)</a>', response.content.decode())]
