"""When the day of a visit is over, nobody needs to approve it any more: the to-do closes."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from frontdesk.todos.models import Todo
from frontdesk.workdays.today import day_bounds
from visitors.actions import approving
from visitors.models import Visit


class DayOffOver(Rule):
    """When the day of a visit is over, nobody needs to approve it any more: the to-do closes."""

    title = _("Approvals of days that are over")
    sentence = _("When the day of a visit on a weekend or holiday is over and nobody has approved or declined it, its to-do is withdrawn.")

    def due(self, now: datetime, since: datetime) -> Iterable[Visit]:
        """Whoever stands at the door still waits for a decision, whatever the day."""
        kinds = [kind.name for kind in approving.CLEARANCES]
        asked = Todo.objects.open().filter(promise__in=kinds, subject_type=Visit._meta.label_lower)
        today, _end = day_bounds(now)
        past = Visit.objects.filter(pk__in=asked.values("subject_id"), expected_at__lt=today, forgotten_at__isnull=True)
        return past.filter(arrived_at__isnull=True).order_by("pk")

    def once(self, visit: Visit) -> None:
        return None

    def what(self, visit: Visit, now: datetime) -> str:
        closed = approving.lapse(visit, now=now)
        return str(_("withdrawn, the day is over") if closed else _("decided meanwhile"))
