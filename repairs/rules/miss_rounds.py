"""A round that nobody did by the end of its grace is missed; when the next one has come it is no to-do any more."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from repairs.actions import missed_rounds
from repairs.models import Round


class MissRounds(Rule):
    """A round that nobody did by the end of its grace is missed; when the next one has come it is no to-do any more."""

    look = timedelta(minutes=5)
    title = _("Missed rounds")
    sentence = _(
        "A round that nobody did by the end of its checklist's grace counts as missed; done later it is late. When the next one of its "
        "checklist has come and everybody was told, it is no to-do any more."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Round]:
        waiting = Round.objects.open().filter(due_at__lte=now).select_related("checklist", "place").order_by("due_at", "pk")
        return [*(each for each in waiting if each.missed_from <= now), *missed_rounds.given_up()]

    def once(self, round_: Round) -> None:
        return None  # it is marked, and then its to-do is gone

    def what(self, round_: Round, now: datetime) -> str:
        if round_.missed_at is None:
            missed_rounds.miss(round_, now=now)
            return gettext("missed")
        missed_rounds.give_up(round_, now=now)
        return gettext("no to-do any more")
