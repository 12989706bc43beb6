"""When a contractor has not brought a ticket back by the agreed moment, whoever has it and the lead of its team hear of it, once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from repairs.actions.contractor_telling import tell_late
from repairs.models import HandOff


class TellHandOffLate(Rule):
    """When a contractor has not brought a ticket back by the agreed moment, whoever has it and the lead of its team hear of it, once."""

    look = timedelta(minutes=5)
    title = _("Contractors that are late")
    sentence = _(
        "When a contractor has not brought a ticket back by the agreed moment, whoever has it and the lead of its team hear of it, once."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[HandOff]:
        late = HandOff.objects.late(now).wanted().filter(due_at__gte=since)
        return self.undone(
            late.select_related(
                "ticket__place", "ticket__thing", "ticket__category", "ticket__team__lead", "ticket__assigned_to", "contractor", "handed_by"
            )
        )

    def once(self, hand_off: HandOff) -> str:
        """Anew when another day is agreed on."""
        return f"{hand_off.pk}:{hand_off.due_at.isoformat()}"

    def what(self, hand_off: HandOff, now: datetime) -> None:
        tell_late(hand_off, now=now)
