"""What visitors answered to the one question."""

from collections.abc import Iterable

from frontdesk.daily.daily import Daily, Record, through
from visitors.models import Feedback


class Answered(Daily):
    """Answers by their score, on the day they were given."""

    name = "visitors.answered"
    model = Feedback
    day = "given_at"
    columns = ("score",)
    touched_by = {"visitors.visit": through(Feedback, "visit")}

    def keys(self, record: Record) -> Iterable[str]:
        return (f"score:{record.values[0]}",)
