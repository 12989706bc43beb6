"""Who has a room and does not answer in time keeps it; who asked is told."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from meetings.actions import asking
from meetings.limits import AskingHolders
from meetings.models import Asking


class LetAskingsPass(Rule):
    """Who has a room and does not answer in time keeps it; who asked is told."""

    look = timedelta(minutes=1)
    title = _("Rooms that are asked of others")
    sentence = _("Who has a room, is asked for it and does not answer in time keeps it; who asked is told.")

    def due(self, now: datetime, since: datetime) -> Iterable[Asking]:
        limits = AskingHolders.now()
        return Asking.objects.run_out(now - limits.limit, now + limits.before)

    def once(self, asked: Asking) -> None:
        return None  # what is closed drops out

    def what(self, asked: Asking, now: datetime) -> None:
        asking.let_pass(asked, now=now)

    def about(self, asked: Asking) -> str:
        return f"{asked.room} · {asked.begins_at:%m-%d %H:%M}"
