"""What a gateway answered, and whether it said no.

Apprise looks at the HTTP status only. WeCom, DingTalk and Feishu refuse inside a 200 ({"errcode": 310000, "errmsg": "sign not match"}),
and so do many SMS gateways; such an answer is a failure. Apprise shows no answer to its caller, so its plug-ins get a `requests` that
remembers them, thread by thread.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Any
from urllib.parse import urlsplit

import requests
from apprise.plugins.base import NotifyBase

# What says yes, in whichever field a gateway has for it.
FINE = {"0", "ok", "success", "true", "200", "201", "202"}
CODES = ("errcode", "StatusCode", "code", "Code", "success")
WORDS = ("errmsg", "StatusMessage", "msg", "message", "Message", "error")
MOST = 200

_heard = local()


class Listening:
    """`requests` as a plug-in uses it: `post` and `request` remember what came back, everything else is the library's own."""

    def __getattr__(self, name: str) -> Any:
        return getattr(requests, name)

    def post(self, url: str, **given: Any) -> requests.Response:
        return self.request("POST", url, **given)

    def request(self, method: str, url: str, **given: Any) -> requests.Response:
        answers: list[str] = getattr(_heard, "refusals", [])
        try:
            response = requests.request(method, url, **given)
        except requests.RequestException as error:
            answers.append(f"{type(error).__name__}: {urlsplit(url).hostname}")  # the address holds the key: it is never shown
            raise
        if words := refusal(response):
            answers.append(words)
        return response


LISTENING = Listening()


@contextmanager
def listening(plugin: NotifyBase) -> Iterator[list[str]]:
    """Inside, refusals that this plug-in gets in this thread are gathered."""
    vars(sys.modules[type(plugin).__module__])["requests"] = LISTENING
    _heard.refusals = []
    try:
        yield _heard.refusals
    finally:
        del _heard.refusals


def refusal(response: requests.Response) -> str:
    """Why the gateway did not take it, shortly; '' when it did."""
    said = _json(response)
    words = next((str(said[name]) for name in WORDS if said.get(name)), "")
    code = next((str(said[name]) for name in CODES if said.get(name) is not None), "")
    if not response.ok:
        return f"HTTP {response.status_code} {words or response.text}".strip()[:MOST]
    return f"{code} {words}".strip()[:MOST] if code and code.casefold() not in FINE else ""


def _json(response: requests.Response) -> dict[str, Any]:
    try:
        said = response.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
