"""Meetings with 800,000 bookings of 200 rooms (median of 30, in-process): board, room, lists, booking, use, a series of a year."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.office import FLOOR, large
from benchmarks.pages import TIMES, entered, median_of
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.web.figures import Asked
from frontdesk.web.once import new_key
from frontdesk.workdays.load import calendar
from frontdesk.workdays.periods import Period
from meetings.actions import series
from meetings.models import Booking, Meeting, Room
from meetings.showing.so_far import usage_so_far

PAGES = {
    "olga": (
        *("/meetings/", "/meetings/?day={busy}", "/meetings/rooms/", "/meetings/rooms/{room}/?day={busy}", "/meetings/rooms/{room}/now/"),
        *("/meetings/mine/?whose=all", "/meetings/mine/?whose=all&when=past", "/meetings/mine/?whose=all&when=past&page=300"),
        *("/meetings/mine/?whose=all&when=off", "/meetings/mine/?whose=all&month={month}&outcome=no-show", "/meetings/use/?month={month}"),
        *("/meetings/{booking}/", "/search/?q={word}", "/reports/?month={month}"),
    ),
    "most": ("/meetings/", "/meetings/mine/", "/meetings/mine/?when=past", "/meetings/new/?room={room}&from={day}T10:00"),
}


def measure() -> Iterator[str]:
    large()
    olga = Person.objects.get(username="olga")
    yield f"{Booking.objects.count():,} bookings of {Room.objects.count()} rooms, {Meeting.objects.count():,} meetings"
    people, names = {"olga": olga, "most": who_books_most()}, named()
    floor = median_of(entered(olga), FLOOR)
    yield f"{'olga':<6} {FLOOR:<58} {floor:7.1f} ms"
    for who, paths in PAGES.items():
        client = entered(people[who])
        for path in (path.format(**names) for path in paths):
            took = median_of(client, path)
            with CaptureQueriesContext(connection) as statements:
                answer = client.get(path)
            yield f"{who:<6} {path:<58} {took:7.1f} ms {took / floor:5.1f} times {len(statements):3} statements ({answer.status_code})"
    yield booked(people["most"], names, floor)
    yield from once_each(people["most"], names)


def who_books_most() -> Person:
    """Of those who only work here; everybody has some."""
    return Person.objects.filter(username__startswith="yx").order_by("pk")[0]


def named() -> dict[str, Any]:
    """A busy day of years ago, its month, a room of it and a booking."""
    working, today = calendar(), timezone.localdate()
    since = timezone.localtime(timezone.now() - timedelta(days=730)).replace(hour=0)
    days = (since + timedelta(days=n) for n in range(60))
    busy = max(days, key=lambda day: Booking.objects.held_within(day, day + timedelta(hours=23)).count())
    some = Booking.objects.holding().filter(begins_at__gte=busy, meeting__is_confidential=False).select_related("meeting").order_by("pk")[0]
    free = Room.objects.open().filter(rights="open").order_by("-pk")[0]
    names = {"busy": f"{busy:%Y-%m-%d}", "month": f"{busy:%Y-%m}", "room": free.pk, "booking": some.pk, "word": some.meeting.subject}
    return {**names, "day": working.add_workdays(today, 200)}


def booked(person: Person, names: dict[str, Any], floor: float) -> str:
    """The post of the form, on days that nobody has booked yet; taken back."""
    client, took = entered(person), []
    with transaction.atomic():
        for number in range(TIMES):
            day = calendar().add_workdays(names["day"], number)
            sent = {"room": names["room"], "day": f"{day}", "begins": "10:00", "ends": "11:00", "subject": "样机评审", "people": 4}
            began = time.perf_counter()
            answer = client.post("/meetings/new/", {**sent, "once": new_key()})
            took.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 302, answer.status_code
        transaction.set_rollback(True)
    middle = sorted(took)[TIMES // 2]
    return f"{'most':<6} {'POST /meetings/new/':<58} {middle:7.1f} ms {middle / floor:5.1f} times"


def once_each(person: Person, names: dict[str, Any]) -> Iterator[str]:
    """What happens beside the pages; nothing of it stays."""
    room, now = Room.objects.select_related("place").get(pk=names["room"]), timezone.now()
    first = timezone.make_aware(timezone.datetime.combine(names["day"], timezone.datetime.min.time())) + timedelta(hours=10)
    dates = [first + timedelta(weeks=week) for week in range(52)]
    wanted = {at.date(): Booking(room=room, begins_at=at, ends_at=at + timedelta(hours=1)) for at in dates}
    yield timed("a series of 52 weeks checked for one room", lambda: series._taken(wanted, {room.pk: room}))
    month = first.date().replace(day=1, year=int(names["month"][:4]), month=int(names["month"][5:]))
    yield timed("the figures of a month", lambda: usage_so_far(Asked(Period(month), person, now)))
    for rule in RULES:
        if rule.name.startswith("meetings."):
            yield timed(f"look of {rule.name}", lambda rule=rule: list(rule.due(now, now)))


def timed(what: str, do: Callable[[], Any]) -> str:
    with CaptureQueriesContext(connection) as asked:
        began = time.perf_counter()
        do()
        took = 1000 * (time.perf_counter() - began)
    return f"{what:<50} {took:7.1f} ms {len(asked):4} statements"
