"""A room that is given back is kept for who waited longest; what nobody takes in time goes to the next."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import waiting
from meetings.models import Waiter


class KeepRooms(Rule):
    """A room that is given back is kept for who waited longest; what nobody takes in time goes to the next."""

    look = timedelta(minutes=1)
    title = _("Rooms that are given back")
    sentence = _(
        "A room that is given back is kept for whoever waited longest, for the time of “Waiting lists of rooms”, and they hear of it at "
        "once. What they do not take in time is kept for the next."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Waiter]:
        return waiting.to_serve(now)

    def once(self, waiter: Waiter) -> None:
        return None  # who has an offer waits no more, and an offer that ran out is none

    def what(self, waiter: Waiter, now: datetime) -> None:
        waiting.serve_one(waiter, now=now)

    def about(self, waiter: Waiter) -> str:
        return f"{waiter.room} · {waiter.person}"
