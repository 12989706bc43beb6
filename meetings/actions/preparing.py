"""会前准备, and the list of the house: ticked item by item; what does not work becomes a repair; when all is done nobody owes it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.files.actions import attach
from frontdesk.files.receive import Received
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.unique_names import alone_by_name
from meetings.actions.serving import is_of_another_time
from meetings.finding.preparation import left
from meetings.models import Booking, Phase, Prepared, PrepItem
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
# name, English name, equipment, amount, only of confidential meetings
USUAL_AFTER = (
    ("检查有无遗留物品", "Look for belongings left behind", "", "", False),
    ("关投影仪", "Projector off", "projector", "", False),
    ("关空调和灯", "Air conditioning and lights off", "", "", False),
    ("桌椅归位", "Tables and chairs in order", "", "", False),
    ("收签到表", "Collect the sign-in sheets", "", "", False),
    ("设备清点收回", "Count the equipment back", "", "counted", False),
    ("材料清点收回", "Count the papers back", "", "copies", False),
    ("擦白板", "Wipe the whiteboard", "whiteboard", "", True),
)


def take_usual(*, by: Person, now: datetime) -> list[PrepItem]:
    """The usual lists, for before and after, of a house that has none yet; one that is there stays as it is. Refused: not-yours, there."""
    _must_run(by)
    with transaction.atomic():
        there = set(PrepItem.objects.open().values_list("phase", flat=True))
        rows = [each for each in _usual() if each.phase not in there]
        refuse_unless(bool(rows), _("There is a list already."), "there")
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
    """Reception prepares it; of one that was moved the old to-do goes, and what is owed already stays."""
    with transaction.atomic():
        if is_of_another_time(RoomPrepared, booking, now):
            todos.withdraw(RoomPrepared, subject=booking, now=now)
        if left(booking) and not todos.is_open(RoomPrepared, subject=booking):
            todos.open(RoomPrepared, subject=booking, role=Role.RECEPTIONIST, since=now, now=now)


def tick(booking: Booking, item: PrepItem, *, by: Person, now: datetime, photos: Sequence[Received] = ()) -> Prepared:
    """Done, with a photo that shows it where one was taken; twice is once. The last one settles it. Refused: not-yours, over, too-many."""
    with transaction.atomic():
        mine = _row(booking, item, by, now)
        if mine.done_at is None:
            mine.done_at, mine.done_by = now, by
            mine.failed_at = mine.failed_by = None
            mine.save()
            attach(mine, photos, by=by, now=now)
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


def _usual() -> list[PrepItem]:
    names = ("name", "name_en", "before", "equipment", "amount")
    after = ("name", "name_en", "equipment", "amount", "is_for_secrets")
    rows = [PrepItem(**dict(zip(names, row, strict=True)), position=at) for at, row in enumerate(USUAL, 1)]
    later = [dict(zip(after, row, strict=True)) for row in USUAL_AFTER]
    return [*rows, *(PrepItem(**row, phase=Phase.AFTER, before=0, position=at) for at, row in enumerate(later, 1))]


def _row(booking: Booking, item: PrepItem, by: Person, now: datetime) -> Prepared:
    _must_run(by)
    held: Sequence[Booking] = list(Booking.objects.select_for_update(of=("self",)).filter(pk=booking.pk))
    to_come = held[0].ended_at is None and held[0].ends_at > now
    refuse_unless(to_come and item.phase == Phase.BEFORE, _("This booking is over."), "over")
    return Prepared.objects.get_or_create(booking=booking, item=item)[0]


def _must_run(by: Person) -> None:
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office prepares rooms."), "not-yours")
