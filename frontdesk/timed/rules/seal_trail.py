"""New entries of the trail are sealed into the chain within a minute."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from frontdesk.journal.seal import seal, waiting
from frontdesk.timed.rule import Rule


class SealTrail(Rule):
    """New entries of the trail are sealed into the chain within a minute."""

    title = _("Seal the trail")
    never_paused = _("While it stood still, what somebody did to the trail could not be proved.")
    sentence = _("Every minute new entries of the trail are sealed into the chain; from then on a change can be proved.")

    def due(self, now: datetime, since: datetime) -> Iterable[str]:
        return ["trail"] if waiting() else []

    def once(self, trail: str) -> str | None:
        return None  # what is sealed drops out of `due`

    def what(self, trail: str, now: datetime) -> str:
        sealed = seal(now=now)
        return ngettext("%(n)d new entry sealed", "%(n)d new entries sealed", sealed) % {"n": sealed}

    def about(self, trail: str) -> str:
        return gettext("Trail")
