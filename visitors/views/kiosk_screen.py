"""One screen of the kiosk: what the visitor typed so far travels in the form, nothing stays behind on the server."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontdesk.refusal import Refused
from frontdesk.web import throttle
from visitors.actions import kiosk_time
from visitors.forms.kiosk import CONSENT_VERSION
from visitors.limits import RetentionLimits
from visitors.views.kiosk_device import KioskRequest
from visitors.views.kiosk_slips import opened, sealed

# Each screen's own fields; those of the others go along hidden. A finished or new start drops all.
FIELDS: dict[str, tuple[str, ...]] = {
    "find": ("code",),
    "phone": ("tail", "who"),
    "details": ("name", "phone", "company", "email", "id_number", "purpose"),
    "host": ("wanted", "host"),
    "leave": ("number",),
}
# The screens that say how long names are kept: where they are typed, and where the visitor agrees to something.
KEEPING = {"confirm", "details", "consent"}
CARRYING = {"find", "phone", "confirm", "details", "host", "consent", "leave", "check_out"}
FORGETTING = {"welcome", "done", "left", "out", "delivery", "call", "exit"}
STOOD_AT_MOST = 60 * 60  # seconds; a form that is older began nobody's session


def answered(request: KioskRequest, name: str) -> bool:
    """Whether this screen was filled in and sent, not merely walked to, spoken in another language or left for a call."""
    return request.POST.get("screen") == name and not {"switch", "call"} & set(request.POST)


def to_be_checked(request: KioskRequest, name: str) -> bool:
    """Sent, or shown with its faults a moment ago: then they are shown again, in the new language."""
    return answered(request, name) or request.POST.get("tried") == request.POST.get("screen") == name


def screen(request: KioskRequest, name: str, *, status: int = 200, here: str = "", tried: bool = False, **context: Any) -> HttpResponse:
    """Render a screen: the whole page, or only what htmx puts in place of the last one."""
    if name in KEEPING:
        context |= {"version": CONSENT_VERSION, "kept_for": RetentionLimits.shown(RetentionLimits.version())["visits"]}
    context |= {
        "screen": name,
        "here": here or reverse(f"visitors:kiosk_{name}"),
        "language": get_language(),
        "chosen": "switch" in request.POST or "chosen" in request.POST,
        "carried": _carried(request, name),
        "began": _begun(request) if name in CARRYING else "",
        "typed": request.POST,
        "tried": tried,
        "told": getattr(request, "told", ""),
        "now": timezone.now(),
        "limits": request.limits,
    }
    return render(request, f"visitors/kiosk_{name}.html", context, status=status)


def _carried(request: KioskRequest, name: str) -> dict[str, str]:
    """What was typed on other screens."""
    if name not in CARRYING:
        return {}
    others = [field for own, fields in FIELDS.items() if own != name for field in fields]
    return {field: request.POST[field] for field in others if request.POST.get(field)}


def _begun(request: KioskRequest) -> str:
    """The slip with the moment of the first touch; it goes along with the form and nothing else of the session does."""
    slip = request.POST.get("began", "")
    if opened(request.kiosk, "began", slip, lasts=STOOD_AT_MOST) is not None:
        return slip
    return sealed(request.kiosk, "began", int(timezone.now().timestamp()))


@contextmanager
def timed(request: KioskRequest, kind: str) -> Iterator[None]:
    """Around an effect: how long they stood here until then is counted with it, or neither happens."""
    with transaction.atomic():
        yield
        began = opened(request.kiosk, "began", request.POST.get("began", ""), lasts=STOOD_AT_MOST)
        at = datetime.fromtimestamp(began, tz=UTC) if isinstance(began, int) else None
        kiosk_time.count(kind, began=at, now=timezone.now())


def refused(request: KioskRequest, name: str, refusal: Refused, **context: Any) -> HttpResponse:
    """The same screen again with the words of a refusal: what is wrong in bold, what to do after it."""
    wrong, _space, mend = re.sub(r"(?<=[.?!])\s|(?<=[。?!])", "\n", str(refusal), count=1).partition("\n")
    status = 429 if refusal.code == "tries" else 200
    return screen(request, name, status=status, tried=True, wrong=wrong.rstrip(".。"), mend=mend.strip(), **context)


def count_search(request: KioskRequest) -> None:
    """Refused when this kiosk has looked for people too often within a minute."""
    if not throttle.may_try("kiosk", request.kiosk.pk, limit=request.limits.searches, seconds=60):
        raise Refused(_("Too many searches within a minute. Wait a moment and try again, or call reception."), "tries")
