"""The waiting area: who waits, for whom, how long, and what they would like meanwhile."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from frontdesk.journal.models import Entry
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.request import Request
from visitors import showing
from visitors.limits import WaitingLimits
from visitors.models import Visit
from visitors.models.serving import Drink

MOST = 200
BUCKET = 20  # seconds after which minutes and lights are drawn again though nothing happened


@gate(Can.SEE_DESK)
@require_GET
def waiting_list(request: Request) -> HttpResponse:
    return render(request, "visitors/waiting_list.html", area(request, timezone.now()))


@gate(Can.SEE_DESK)
@require_GET
def waiting_live(request: Request) -> HttpResponse:
    """The area again if anything moved since the stamp, else 204: one query beside those of the gate."""
    now = timezone.now()
    if request.GET.get("stamp") == stamp(now):
        return HttpResponse(status=204)
    return render(request, "visitors/_waiting.html", area(request, now))


def stamp(now: datetime) -> str:
    """What changes whenever the area may: the newest entry of the trail, the clock."""
    newest = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return f"{newest}-{int(now.timestamp()) // BUCKET}"


def area(request: Request, now: datetime) -> dict[str, Any]:
    """Everybody who waits, the longest wait first, and whether an apology is due. The stamp is taken first: nothing is missed."""
    taken, limits = stamp(now), WaitingLimits.now()
    visits = list(showing.full(Visit.objects.visible_to(request.user).waiting()).order_by("arrived_at", "pk")[:MOST])
    long = [visit for visit in visits if visit.arrived_at and now - visit.arrived_at > limits.long]
    return {
        "stamp": taken,
        "now": now,
        "rows": [(visit, showing.waiting_light(visit, now), showing.takes_up(visit), showing.may_let_in(visit)) for visit in visits],
        "long": len(long),
        "sorry": limits if len(long) > limits.many else None,
        "minutes": round(limits.long.total_seconds() / 60),
        "drinks": Drink,
        "may_receive": request.user.can(Can.RECEIVE_VISITORS),
    }
