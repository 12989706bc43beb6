"""The desk board: it only arranges; areas contribute panels, and panes that stand beside them."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from frontdesk.journal.models import Entry
from frontdesk.outbox.models import Notice
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.panels import PANES, panels_of
from frontdesk.web.request import Request

COLUMNS = ("top", "lines", "main", "notes", "side", "foot")
BUCKET = 30  # seconds after which minutes and lights are drawn again though nothing happened


@gate(Can.SEE_DESK)
@require_GET
def desk(request: Request) -> HttpResponse:
    return render(request, "reports/desk.html", board(request, timezone.now()))


@gate(Can.SEE_DESK)
@require_GET
def desk_live(request: Request) -> HttpResponse:
    """The board again if anything moved since the stamp, else 204: one query beside those of the gate."""
    now = timezone.now()
    if request.GET.get("stamp") == stamp(now):
        return HttpResponse(status=204)
    return render(request, "reports/_desk_live.html", board(request, now))


def stamp(now: datetime) -> str:
    """What changes whenever the board may, in one query: the newest entry of the trail, the newest failure of a notice, the clock."""
    failures = Notice.objects.dead().order_by("-dead_at").values("dead_at")[:1]
    entry, failure = Entry.objects.order_by("-pk").annotate(failed=Subquery(failures)).values_list("pk", "failed").first() or (0, None)
    return f"{entry}-{int(failure.timestamp()) if failure else 0}-{int(now.timestamp()) // BUCKET}"


def board(request: Request, now: datetime) -> dict[str, Any]:
    """The panels, column by column, and the chosen record beside them. The stamp is taken first: nothing is missed."""
    taken = stamp(now)
    selected, pane = chosen(request, now)
    shared = {"now": now, "desk": reverse("reports:desk"), "selected": selected, "live": True}
    shared["here"] = f"{shared['desk']}?{urlencode(selected)}" if pane else shared["desk"]
    shared["may_receive"] = request.user.can(Can.RECEIVE_VISITORS)
    beside = render_to_string(pane["template"], {**shared, **pane}, request) if pane else ""
    return {**shared, "stamp": taken, "columns": {column: drawn(request, column, shared) for column in COLUMNS}, "pane": beside}


def drawn(request: Request, column: str, shared: dict[str, Any]) -> list[str]:
    """The panels of one column as HTML."""
    return [render_to_string(each.template, {**shared, **each.context(request.user, shared["now"])}, request) for each in panels_of(column)]


def chosen(request: Request, now: datetime) -> tuple[dict[str, int], dict[str, Any] | None]:
    """The record that the address names ({'visit': 7}), and what its pane shows; nothing when it is gone or not for this person."""
    for pane in PANES:
        number = request.GET.get(pane.name, "")
        if number.isascii() and number.isdigit() and len(number) < 18:
            context = pane.context(int(number), request.user, now)
            if context:
                return {pane.name: int(number)}, {**context, "template": pane.template}
    return {}, None
