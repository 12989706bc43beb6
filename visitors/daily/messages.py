"""Messages taken, read and followed up."""

from collections.abc import Iterable

from frontdesk.daily.daily import Daily, Record
from frontdesk.daily.spread import tenths
from visitors.models import Message


class Taken(Daily):
    """On the day they were taken: how many, how long until they were read, how many were followed up."""

    name = "visitors.messages_taken"
    model = Message
    day = "taken_at"
    columns = ("taken_at", "read_at", "followed_up_at")

    def keys(self, record: Record) -> Iterable[str]:
        taken, read, followed = record.values
        yield "all"
        if read:
            yield f"read:{tenths((read - taken).total_seconds())}"
        if followed:
            yield "followed"
