"""A kiosk as tests use it: a paired browser that posts its screens, each time with everything the form would carry."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from frontdesk.web.gate import KIOSK_COOKIE
from frontdesk.web.once import new_key
from tests.factories.visitors import paired_kiosk

WALK_IN = {"name": "李思远", "phone": "138 0000 6612", "company": "", "email": "", "purpose": "meeting"}


class Screen:
    """What came back: which screen, its words, its fields."""

    def __init__(self, response: Any):
        self.response = response
        self.status = response.status_code
        self.html = response.content.decode()
        self.name = (re.search(r'data-screen="(\w+)"', self.html) or [None, ""])[1]
        self.language = (re.search(r'<form id="kiosk"[^>]* lang="([\w-]+)"', self.html) or [None, ""])[1]
        self.words = " ".join(unescape(re.sub(r"<[^>]+>", " ", self.html)).split())

    def field(self, name: str) -> str:
        """The value of an input, hidden or not."""
        tag = next((tag for tag in re.findall(r"<input[^>]*>", self.html) if f'name="{name}"' in tag), "")
        return unescape((re.search(r'value="([^"]*)"', tag) or [None, ""])[1])

    def alerts(self) -> list[str]:
        """The words of what went wrong, in order."""
        found = re.findall(r'role="alert">(.*?)</(?:p></div></div|div></div|p)>', self.html, re.S)
        return [" ".join(unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", words, flags=re.S)).split()) for words in found]


class Kiosk:
    """`Kiosk("en").post("find", code="407219")` sends the screen named; `walk_to` only goes there."""

    def __init__(self, language: str = "en", name: str = "大堂自助机"):
        self.language = language
        self.device, token = paired_kiosk(name)
        self.client = Client()
        self.client.cookies[KIOSK_COOKIE] = token

    def send(self, path: str, fields: dict[str, str], *, htmx: str = "kiosk") -> Screen:
        """Post as htmx does, following what an effect redirects to; `htmx=""` is a browser without JavaScript."""
        headers = {"HX-Request": "true", "HX-Target": htmx} if htmx else {}
        response = self.client.post(path, {"language": self.language, **fields}, headers=headers)
        while "Location" in response.headers:
            response = self.client.get(response["Location"], headers=headers)
        return Screen(response)

    def walk_to(self, screen: str, **fields: str) -> Screen:
        return self.send(reverse(f"visitors:kiosk_{screen}"), {"screen": "welcome", **fields})

    def post(self, screen: str, *, htmx: str = "kiosk", **fields: str) -> Screen:
        return self.send(reverse(f"visitors:kiosk_{screen}"), {"screen": screen, **fields}, htmx=htmx)

    def switch(self, screen: str, language: str, **fields: str) -> Screen:
        """Touch the other language on a screen."""
        return self.post(screen, switch=language, **fields)

    def confirm(self, confirming: Screen, **fields: str) -> Screen:
        """Touch “Yes, continue” on the screen that asked."""
        name = confirming.name
        given = {"visit": confirming.field("visit"), "once": new_key(), **fields}
        return self.post(name, **{key: value for key, value in given.items() if value})

    def choose_host(self, wanted: str, **fields: str) -> Screen:
        """Search, and touch the first name found."""
        found = self.post("host", wanted=wanted, **fields)
        slip = re.search(r'name="host" value="([^"]+)"', found.html)
        assert slip, found.words
        return self.post("host", wanted=wanted, host=unescape(slip[1]), **fields)

    def walk_in(self, wanted: str = "安然", **fields: str) -> Screen:
        """The whole way without appointment; the done screen."""
        given = {**WALK_IN, **fields}
        consent = self.choose_host(wanted, **given)
        return self.post("consent", **given, wanted=wanted, host=consent.field("host"), once=new_key())
