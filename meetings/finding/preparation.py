"""What is seen to before and after one meeting, and what of it is left."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from meetings.models import Booking, Phase, Prepared, PrepItem
from meetings.models.preparation import Amount


@dataclass(frozen=True)
class Step:
    """One item of one meeting; `many` is 0 where it is not counted."""

    item: PrepItem
    many: int
    due: datetime
    done: Prepared | None

    @property
    def is_left(self) -> bool:
        return self.done is None or self.done.done_at is None


def steps(booking: Booking, phase: Phase = Phase.BEFORE) -> list[Step]:
    """In the order in which they come; two questions."""
    people = booking.meeting.people if booking.meeting else 0
    done = {each.item_id: each for each in booking.prepared.select_related("item", "done_by", "failed_by", "ticket")}
    items = [item for item in PrepItem.objects.open().of(phase).in_order() if item.is_for(booking)]
    return [Step(each, Amount(each.amount).many(people), _due(each, booking), done.get(each.pk)) for each in items]


def left(booking: Booking, phase: Phase = Phase.BEFORE) -> list[Step]:
    return [each for each in steps(booking, phase) if each.is_left]


def _due(item: PrepItem, booking: Booking) -> datetime:
    """What comes afterwards has one time for all, that of its to-do; here it begins."""
    return booking.ends_at if item.phase == Phase.AFTER else booking.begins_at - timedelta(minutes=item.before)
