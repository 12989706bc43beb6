"""Before the office closes, whoever asked for a parcel that was not sent hears that it comes back."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.timed.rule import Rule
from frontdesk.workdays.days import end_of
from frontdesk.workdays.load import calendar
from visitors.actions import shipments
from visitors.models import Shipment


class ReturnUnsent(Rule):
    """Before the office closes, whoever asked for a parcel that was not sent hears that it comes back."""

    title = gettext_lazy("Parcels that were not sent")
    sentence = gettext_lazy(
        "{before} before the office closes, whoever asked for a parcel that was not sent that day hears that it is given back to them."
    )
    before = Minutes(30, gettext_lazy("Told so long before closing"), 5, 240)

    def due(self, now: datetime, since: datetime) -> Iterable[Shipment]:
        before, working = self.now().before, calendar()
        unsent = Shipment.objects.open().filter(unsent_at__isnull=True, goes_on__lte=timezone.localdate(now))
        return [each for each in unsent.select_related("asker", "department") if since < end_of(each.goes_on, working) - before <= now]

    def once(self, shipment: Shipment) -> None:
        """The fact `unsent_at` drops it out of the question."""
        return

    def what(self, shipment: Shipment, now: datetime) -> None:
        shipments.warn_unsent(shipment, now=now)

    def about(self, shipment: Shipment) -> str:
        return str(shipment)
