"""Complaints by what they are about, and what customers said afterwards."""

from collections.abc import Iterable

from frontdesk.daily.daily import Daily, Record
from visitors.models import Complaint


class Complained(Daily):
    """On the day the customer complained."""

    name = "visitors.complained"
    model = Complaint
    day = "received_at"
    columns = ("category", "score")

    def keys(self, record: Record) -> Iterable[str]:
        category, score = record.values
        yield "all"
        yield f"about:{category}"
        if score:
            yield f"score:{score}"
