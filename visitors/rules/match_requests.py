"""Who asks to come on the public page is matched with a host, who is asked at once."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from visitors.actions import requests
from visitors.models import VisitRequest


class MatchRequests(Rule):
    """Who asks to come on the public page is matched with a host, who is asked at once."""

    title = _("Match requests")
    sentence = _(
        "The host of whoever asks to come is found by the whole name and the mobile or e-mail together, and asked at once; "
        "where nobody fits, the desk decides."
    )
    never_paused = _("Somebody outside waits for an answer, and the page never tells whether there is such a host.")

    def due(self, now: datetime, since: datetime) -> Iterable[VisitRequest]:
        return VisitRequest.objects.unmatched().order_by("received_at", "pk")

    def once(self, request: VisitRequest) -> str:
        return str(request.pk)

    def what(self, request: VisitRequest, now: datetime) -> None:
        requests.match(request, now=now)
