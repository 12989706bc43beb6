"""Records of the weekly sample that were looked at."""

from collections.abc import Iterable

from frontdesk.daily.daily import Daily, Record, through
from visitors.models import SampledVisit


class Ticked(Daily):
    """Right and wrong records, on the day they were ticked."""

    name = "visitors.ticked"
    model = SampledVisit
    day = "checked_at"
    columns = ("is_right",)
    touched_by = {"visitors.accuracysample": through(SampledVisit, "sample")}

    def keys(self, record: Record) -> Iterable[str]:
        return ("all", "right") if record.values[0] else ("all",)
