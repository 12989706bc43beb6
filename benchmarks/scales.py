"""Every main page and act at small and at large scale (middle and 95th percentile of 30, in-process), each in turn with fifty badges."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks import memory
from benchmarks.office import FLOOR, clear, ready
from benchmarks.pages import TIMES, entered, once
from frontdesk.people.models import Person
from frontdesk.places.models import Place
from frontdesk.web.once import new_key
from frontdesk.workdays.load import calendar
from meetings.models import Booking, Room
from repairs.models import Ticket
from supplies.models import Movement
from tests.kiosk import Kiosk
from visitors.actions import approving, visits
from visitors.models import Visit

LIST, BOARD, ACT, DASHBOARD, OTHER = 1.5, 2, 1, 2, 0  # times the floor that each may take; 0 is not said
PAGES: tuple[tuple[str, float, tuple[str, ...]], ...] = (
    ("olga", DASHBOARD, ("/reports/", "/reports/?period={month}", "/reports/months/", "/reports/departments/")),
    ("rita", DASHBOARD, ("/desk/",)),
    ("ann", DASHBOARD, ("/",)),
    ("rita", BOARD, ("/meetings/",)),
    ("rita", LIST, ("/visitors/", "/visitors/?day=all&page=40", "/visitors/calls/", "/visitors/messages/", "/parcels/", "/todos/")),
    ("olga", LIST, ("/repairs/queue/", "/repairs/queue/?state=over&page=90", "/supplies/ledger/", "/supplies/items/", "/documents/")),
    ("olga", LIST, ("/meetings/mine/?whose=all&when=past", "/people/", "/journal/", "/todos/on-time/")),
    ("ann", LIST, ("/repairs/", "/meetings/mine/", "/inbox/")),
    ("rita", OTHER, ("/search/?q=wang", "/visitors/?q=wang", "/meetings/use/", "/desk/live/?stamp=")),
)


@dataclass(frozen=True)
class Took:
    """Milliseconds, and statements of one time."""

    middle: float
    most: float
    floor: float
    statements: int

    def __str__(self) -> str:
        return f"{self.middle:7.1f} {self.most:7.1f} ms {self.middle / self.floor:4.1f} x {self.statements:3}"


def measure() -> Iterator[str]:
    found: dict[str, dict[tuple[str, float, str], Took]] = {}
    for scale in ("small", "large"):
        clear()
        began = time.perf_counter()
        call_command("demo", scale=scale, verbosity=0)
        yield f"{scale}: {(time.perf_counter() - began) / 60:.1f} minutes; {counted()}"
        found[scale] = dict(taken())
        yield f"{scale}: in memory {memory.kept()}"
    yield from table(found["small"], found["large"])


def counted() -> str:
    counts = ((Visit, "visits"), (Booking, "bookings"), (Movement, "movements"), (Ticket, "tickets"), (Person, "people"))
    return ", ".join(f"{model._default_manager.count():,} {name}" for model, name in counts)


def taken() -> Iterator[tuple[tuple[str, float, str], Took]]:
    ready()
    people = {each.username: each for each in Person.objects.filter(username__in=("olga", "rita", "ann"))}
    month = f"{timezone.localdate().replace(day=1) - timedelta(days=1):%Y-%m}"
    clients = {name: entered(person) for name, person in people.items()}
    for who, goal, paths in PAGES:
        for path in paths:
            asked = path.format(month=month)
            yield (who, goal, path), in_turn(clients["olga"], lambda _n, who=who, asked=asked: seen(clients[who].get(asked), 200))
    with transaction.atomic():
        for what, act in acts(people, clients["ann"]):
            yield ("", ACT, what), in_turn(clients["olga"], act)
        transaction.set_rollback(True)


def acts(people: dict[str, Person], ann: Client) -> Iterator[tuple[str, Callable[[int], Any]]]:
    """What people wait for; the number of the time decides the day, so that none stands in another's way."""
    room, day = Room.objects.open().filter(rights="open").order_by("-pk")[0], timezone.localdate() + timedelta(days=200)

    def book(number: int) -> None:
        on = calendar().add_workdays(day, number)
        sent = {"room": room.pk, "day": f"{on}", "begins": "10:00", "ends": "11:00", "subject": "样机评审", "people": 4}
        seen(ann.post("/meetings/new/", {**sent, "once": new_key()}), 302)

    yield "booking", book
    some = Ticket.objects.filter(asker=people["ann"]).order_by("-pk")[0]
    places = list(Place.objects.open().values_list("pk", flat=True))

    def report(number: int) -> None:
        place = places[number % len(places)]
        known = ",".join(str(pk) for pk in Ticket.objects.running().filter(place=place).values_list("pk", flat=True))  # it is another fault
        sent = {"category": some.category_id, "place": place, "words": "不制冷", "urgency": "normal", "known": known}
        seen(ann.post("/repairs/new/", {**sent, "client_id": uuid4(), "once": new_key()}), 302)

    yield "ticket", report
    kiosks, now = [Kiosk(name=f"{number}") for number in range(16)], timezone.now()  # each may look up so many a minute
    codes = [expected(people, number, now) for number in range(2 * TIMES)]
    found = []

    def look_up(number: int) -> None:
        kiosk = kiosks[number % len(kiosks)]
        found.append((kiosk, kiosk.post("find", code=codes.pop())))

    yield "kiosk: a code is looked up", look_up

    def check_in(_number: int) -> None:
        kiosk, page = found.pop()
        done = kiosk.confirm(page)
        assert done.name == "done", done.words

    yield "kiosk check-in", check_in


def expected(people: dict[str, Person], number: int, now: Any) -> str:
    """The code of somebody who comes in a few minutes."""
    about = {"name": f"访客{number}", "phone": f"1390000{number:04d}", "company": "启明咨询", "off_day_reason": "展会"}
    visit = visits.expect(**about, host=people["ann"], expected_at=now + timedelta(minutes=5), by=people["ann"], now=now)
    return (approving.clear(visit, by=people["olga"], now=now) if visit.awaits_approval else visit).code


def seen(answer: Any, status: int) -> None:
    b"".join(answer)
    assert answer.status_code == status, (answer.request["PATH_INFO"], answer.status_code)


def in_turn(beside: Client, act: Callable[[int], Any]) -> Took:
    """The floor and this, one after the other: what else the machine does falls on both."""
    floors, took = [], []
    act(TIMES)  # what is read once a minute is known now
    for number in range(TIMES):
        floors.append(once(lambda: seen(beside.get(FLOOR), 200)))
        took.append(once(lambda number=number: act(number)))
    with CaptureQueriesContext(connection) as asked:
        act(TIMES + 1)
    return Took(median(took), quantiles(took, n=20)[-1], median(floors), len(asked))


def table(small: dict[tuple[str, float, str], Took], large: dict[tuple[str, float, str], Took]) -> Iterator[str]:
    yield f"{'':<5} {'':<42} {'goal':>5} {'small: middle, 95th, times, statements':>38} {'large':>30} {'large to small':>16}"
    for key, some in small.items():
        who, goal, what = key
        many = large[key]
        yield f"{who:<5} {what:<42} {goal or '':>5} {some!s:>38} {many!s:>30} {many.middle / many.floor * some.floor / some.middle:15.2f}"
