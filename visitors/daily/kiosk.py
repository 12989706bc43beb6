"""How long people stood at a kiosk. Nothing in the trail speaks of that, so whatever happens to a visit counts the day again."""

from collections.abc import Mapping

from frontdesk.daily.daily import Daily, Record
from visitors.models import KioskSession


class AtTheKiosk(Daily):
    """Sessions and seconds by the way somebody took."""

    name = "visitors.kiosk"
    model = KioskSession
    day = "day"
    columns = ("kind", "seconds")
    on_the_day_of = frozenset({"visitors.visit", "visitors.visitrequest"})
    keeps_ids = False

    def keys(self, record: Record) -> Mapping[str, int]:
        kind, seconds = record.values
        return {f"many:{kind}": 1, f"seconds:{kind}": seconds}
