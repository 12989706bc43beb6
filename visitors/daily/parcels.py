"""Parcels that came in, and parcels that were to go out."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from frontdesk.daily.daily import Daily, Record
from frontdesk.daily.spread import cents, floored
from visitors.models import Parcel, Shipment
from visitors.models.parcel import Why
from visitors.models.shipment import Fate


class ParcelsCame(Daily):
    """On the day they were received: by carrier, whether the recipient heard that day, how long until they were handed over."""

    name = "visitors.parcels_came"
    is_read_by_day = True
    model = Parcel
    day = "received_at"
    columns = ("received_at", "carrier", "told_at", "collected_at", "returned_at", "why")

    def keys(self, record: Record) -> Iterable[str]:
        received, carrier, told, collected, returned, why = record.values
        yield "all"
        yield f"carrier:{carrier}"
        if collected:
            yield f"collected:{floored((collected - received).total_seconds())}"
        if told or not (collected or returned):
            yield "to-tell"
        if told and self.day_at(told) == record.on:
            yield "same-day"
        if returned and why == Why.UNCLAIMED:
            yield "unclaimed"


class ParcelsSent(Daily):
    """On the day the carrier took them, by the department that pays: how many, and whole cents."""

    name = "visitors.parcels_sent"
    model = Shipment
    day = "sent_at"
    columns = ("department", "fee")

    def keys(self, record: Record) -> Mapping[str, int]:
        department, fee = record.values
        return {f"dept:{department}": 1, f"fee:{department}": cents(fee or 0)}


class ParcelsToGo(Daily):
    """On the day they were to go: what became of them. Those that are still here are counted before their day is over, too."""

    name = "visitors.parcels_to_go"
    is_read_by_day = True
    model = Shipment
    day = "goes_on"
    columns = ("sent_at", "given_back_at")

    def rows(self) -> QuerySet[Shipment]:
        return Shipment.objects.filter(cancelled_at__isnull=True)

    def keys(self, record: Record) -> Iterable[str]:
        sent, given_back = record.values
        if sent:
            return (Fate.ON_DAY.value if self.day_at(sent) <= record.on else Fate.LATE.value,)
        return (Fate.BACK.value if given_back else Fate.HERE.value,)
