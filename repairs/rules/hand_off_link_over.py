"""When the link of a contractor who still has a ticket expires, whoever has the ticket hears of it, once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from frontdesk.timed.rule import Rule
from repairs.actions.contractor_telling import tell_link_over
from repairs.models import HandOff


class TellLinkOver(Rule):
    """When the link of a contractor who still has a ticket expires, whoever has the ticket hears of it, once."""

    look = timedelta(minutes=5)
    title = _("Contractors’ links that expired")
    sentence = _("When the link of a contractor who still has a ticket expires, whoever has the ticket hears of it, once.")

    def due(self, now: datetime, since: datetime) -> Iterable[HandOff]:
        late = HandOff.objects.expired(now).wanted().filter(expires_at__gte=since)
        return self.undone(
            late.select_related(
                "ticket__place", "ticket__thing", "ticket__category", "ticket__team__lead", "ticket__assigned_to", "contractor", "handed_by"
            )
        )

    def once(self, hand_off: HandOff) -> str:
        """Anew when another day is agreed on."""
        return f"{hand_off.pk}:{hand_off.expires_at.isoformat()}"

    def what(self, hand_off: HandOff, now: datetime) -> None:
        tell_link_over(hand_off, now=now)
