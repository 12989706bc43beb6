"""会前准备: ticked item by item; what does not work becomes a repair ticket, and when all is done nobody owes it any more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.unique_names import alone_by_name
from meetings.finding.preparation import left
from meetings.models import Booking, Prepared, PrepItem
from meetings.promises.room_prepared import RoomPrepared
from repairs.actions import tickets
from repairs.models import Category

# name, English name, minutes before, equipment, amount
USUAL = (
    ("打印议程和参会名单", "Print agenda and list of people", 1440, "", ""),
    ("空调调到 22–25 ℃", "Air conditioning at 22–25 °C", 30, "", ""),
    ("试投影仪", "Test the projector", 30, "projector", ""),
    ("试音响和话筒", "Test loudspeakers and microphones", 30, "sound", ""),
    ("试视频会议", "Test the video meeting", 30, "video", ""),
    ("摆饮用水", "Water", 30, "", "people"),
    ("摆材料", "Papers", 30, "", "copies"),
    ("摆纸和笔", "Paper and pens", 30, "", "people"),
    ("摆好桌椅", "Tables and chairs", 30, "", ""),
)


def take_usual(*, by: Person, now: datetime) -> list[PrepItem]:
    """The usual list of a house that has none yet. Refused: not-yours, there."""
    _must_run(by)
    with transaction.atomic():
        refuse_unless(not PrepItem.objects.open().exists(), _("There is a list already."), "there")
        names = ("name", "name_en", "before", "equipment", "amount")
        rows = [PrepItem(**dict(zip(names, row, strict=True)), position=at) for at, row in enumerate(USUAL, 1)]
        made = PrepItem.objects.bulk_create(rows)
        trail.record("take_usual_preparation", subject=made[0], by=by, at=now, details={"items": len(made)})
    return made


def add_item(values: dict[str, Any], *, by: Person, now: datetime) -> PrepItem:
    """Refused: not-yours, name, twice."""
    _must_run(by)
    refuse_unless(bool(values["name"].strip()), _("It needs a name."), "name")
    with transaction.atomic():
        made = PrepItem(**values, position=PrepItem.objects.count() + 1)
        with alone_by_name(made.name):
            made.save()
        trail.record("add_prep_item", subject=made, by=by, at=now)
    return made


def close_item(item: PrepItem, *, by: Person, now: datetime) -> None:
    """Not prepared any more; what was done stays. Refused: not-yours, over."""
    _must_run(by)
    with transaction.atomic():
        closed = PrepItem.objects.open().filter(pk=item.pk).update(closed_at=now, closed_by=by)
        refuse_unless(bool(closed), _("It is not prepared any more."), "over")
        trail.record("close_prep_item", subject=item, by=by, at=now)


def owe(booking: Booking, *, now: datetime) -> None:
    """Reception prepares it; of one that was moved the old to-do goes."""
    with transaction.atomic():
        todos.withdraw(RoomPrepared, subject=booking, now=now)
        if left(booking):
            todos.open(RoomPrepared, subject=booking, role=Role.RECEPTIONIST, since=now, now=now)


def tick(booking: Booking, item: PrepItem, *, by: Person, now: datetime) -> Prepared:
    """Done; twice is once. The last one settles it. Refused: not-yours, over."""
    with transaction.atomic():
        mine = _row(booking, item, by, now)
        if mine.done_at is None:
            mine.done_at, mine.done_by = now, by
            mine.failed_at = mine.failed_by = None
            mine.save()
            trail.record("prepare_item", subject=booking, by=by, at=now, details={"item": item.pk})
        if not left(booking):
            todos.settle(RoomPrepared, subject=booking, now=now, by=by)
    return mine


def fail(booking: Booking, item: PrepItem, *, words: str, by: Person, now: datetime) -> Prepared:
    """It does not work: the repair is reported from here. Refused: not-yours, over, categories (there are none to report under)."""
    with transaction.atomic():
        mine = _row(booking, item, by, now)
        if mine.failed_at is None:
            category = item.category or Category.objects.open().in_order().first()
            if category is None:
                refuse_unless(False, _("Say first what can be reported as broken."), "categories")
                raise AssertionError
            said = " · ".join(filter(None, (item.name, words.strip()[:300])))
            mine.ticket = tickets.report(asker=by, category=category, place=booking.room.place, words=said, now=now)
            mine.failed_at, mine.failed_by = now, by
            mine.done_at = mine.done_by = None
            mine.save()
            trail.record("item_does_not_work", subject=booking, by=by, at=now, details={"item": item.pk, "ticket": mine.ticket.number})
    return mine


def _row(booking: Booking, item: PrepItem, by: Person, now: datetime) -> Prepared:
    _must_run(by)
    held: Sequence[Booking] = list(Booking.objects.select_for_update(of=("self",)).filter(pk=booking.pk))
    refuse_unless(held[0].ended_at is None and held[0].ends_at > now, _("This booking is over."), "over")
    return Prepared.objects.get_or_create(booking=booking, item=item)[0]


def _must_run(by: Person) -> None:
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office prepares rooms."), "not-yours")
