"""New entries of the trail are sealed into the chain within a minute."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.seal import seal, waiting
from frontdesk.timed.rule import Rule


class SealTrail(Rule):
    """New entries of the trail are sealed into the chain within a minute."""

    sentence = _("Every minute new entries of the trail are sealed into the chain; from then on a change can be proved.")

    def due(self, now: datetime, since: datetime) -> Iterable[str]:
        return ["trail"] if waiting() else []

    def once(self, trail: str) -> str | None:
        return None  # what is sealed drops out of `due`

    def what(self, trail: str, now: datetime) -> None:
        seal(now=now)
