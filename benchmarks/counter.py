"""The counter with 600,000 calls and 400,000 parcels (median of 30, in-process): lists, forms, the desk, what is posted, who is found."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import timedelta
from random import Random
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.office import FLOOR, clear, ready
from benchmarks.pages import TIMES, entered, median_of, once
from frontdesk.office.demo.company import people_the_stage
from frontdesk.people.models import Company, Person
from frontdesk.scene import Scene
from frontdesk.timed.rule import RULES
from frontdesk.web.once import new_key
from frontdesk.web.panels import PANELS
from meetings.demo.crowd import colleagues
from visitors.demo import ten_years
from visitors.demo.book import fill_the_book
from visitors.demo.parcels import a_shelf_of_parcels
from visitors.models import Call, Complaint, Incident, Message, Parcel, Shipment

PEOPLE = 5_000
CALLS, PARCELS = "/visitors/calls/", "/parcels/"
OTHERS = ("/visitors/messages/", "/visitors/complaints/", "/visitors/incidents/", "/parcels/out/")
PAGES = {
    "rita": (
        *(CALLS, f"{CALLS}?page=90", f"{CALLS}?q={{about}}", f"{CALLS}?q={{phone}}", f"{CALLS}?q={{person}}", f"{CALLS}?month={{month}}"),
        *(f"{CALLS}?day=today", f"{CALLS}?outcome=message", f"{CALLS}?more=solved", f"{CALLS}{{call}}/", f"{CALLS}known/?phone={{phone}}"),
        *(PARCELS, f"{PARCELS}?page=90", f"{PARCELS}?state=waiting", f"{PARCELS}?q={{number}}", f"{PARCELS}?q={{person}}"),
        *(f"{PARCELS}?state=returned", f"{PARCELS}{{parcel}}/", f"{PARCELS}hand-over/?q={{code}}", f"{PARCELS}hand-over/?q={{person}}"),
        *(path for other in OTHERS for path in (other, f"{other}?q={{word}}")),
        *("/visitors/messages/?page=90", "/visitors/complaints/?month={month}", "/visitors/incidents/?month={month}"),
        *("/parcels/out/?month={month}", "/parcels/out/costs/?month={month}"),
        *(f"{CALLS}new/", f"{PARCELS}new/", "/desk/", "/desk/live/?stamp=", "/search/?q={phone}", "/search/?q={number}"),
    ),
    "olga": ("/reports/?month={month}",),
    "ann": (CALLS, PARCELS, f"{CALLS}?q={{about}}", "/visitors/messages/", "/visitors/incidents/"),
}
FOUND = ("/people/find/?q={hanzi}", "/people/find/?q={pinyin}", "/people/find/?q={initials}")


def measure() -> Iterator[str]:
    if not Company.objects.exists():
        clear()
        plant()
    ready()
    counts = ((Call, "calls"), (Message, "messages"), (Parcel, "parcels"), (Shipment, "parcels out"), (Complaint, "complaints"))
    counted = [f"{model.objects.count():,} {name}" for model, name in (*counts, (Incident, "incidents"))]
    yield f"{', '.join(counted)}, {Person.objects.count():,} people, {len(PANELS)} panels of the desk"
    people, names = {each.username: each for each in Person.objects.filter(username__in=PAGES)}, named()
    beside = entered(people["rita"])
    yield f"{'rita':<6} {FLOOR:<58} {median_of(beside, FLOOR):7.1f} ms, and again in turn with each page"
    for who, paths in {**PAGES, "rita": (*PAGES["rita"], *FOUND)}.items():
        client = entered(people[who])
        for path in (path.format(**names) for path in paths):
            floor, took = in_turn(beside, client, path)
            with CaptureQueriesContext(connection) as statements:
                answer = client.get(path)
            yield f"{who:<6} {path:<58} {took:7.1f} ms {took / floor:5.1f} times {len(statements):3} statements ({answer.status_code})"
    yield from (posted(people["rita"], *each) for each in posts(names))
    yield from looks()


def named() -> dict[str, Any]:
    """A month of years ago; a call, a parcel, a word, a colleague."""
    old = timezone.localdate() - timedelta(days=730)
    call = Call.objects.filter(person__isnull=False, began_at__date__lte=old).order_by("-began_at").select_related("person")[0]
    parcel = Parcel.objects.filter(received_at__date__lte=old).order_by("-received_at")[0]
    waiting = Parcel.objects.waiting().exclude(code="").order_by("pk")[0]
    someone = Person.objects.filter(username__startswith="yx").order_by("pk")[PEOPLE // 3 if Person.objects.count() > PEOPLE // 2 else 0]
    spelled = someone.spellings.split()
    asked = {"hanzi": someone.name, "pinyin": spelled[0], "initials": spelled[-1], "person": spelled[0]}
    given = {"call": call.pk, "phone": call.phone, "about": "报价", "word": "仓库", "parcel": parcel.pk, "number": parcel.number}
    return {**asked, **given, "month": f"{old:%Y-%m}", "code": waiting.code, "recipient": someone.pk}


def in_turn(beside: Client, client: Client, path: str) -> tuple[float, float]:
    """Milliseconds of the list of badges and of this page, one after the other: what else the machine does falls on both."""
    floors, took = [], []
    for _time in range(TIMES):
        floors.append(once(lambda: b"".join(beside.get(FLOOR))))
        took.append(once(lambda: b"".join(client.get(path))))
    return statistics.median(floors), statistics.median(took)


Sent = Callable[[int], tuple[str, dict[str, Any]]]  # the number of the post: its address and what it sends


def posts(names: dict[str, Any]) -> Iterator[tuple[str, Sent]]:
    """What the desk does all day."""
    began = timezone.localtime(timezone.now() - timedelta(minutes=3)).strftime("%Y-%m-%dT%H:%M")
    call = {"phone": "13600007701", "name": "何佳", "words": "请回电", "about": "business", "began_at": began, "person": names["recipient"]}
    waiting = list(Parcel.objects.waiting().exclude(code="").order_by("pk")[:TIMES])
    yield "a call put through", lambda _number: (f"{CALLS}new/", {**call, "outcome": "transferred"})
    yield "a call with a message", lambda _number: (f"{CALLS}new/", {**call, "outcome": "message"})
    came = {"recipient": names["recipient"], "kind": "private", "shelf": "A1"}
    yield "a parcel arrived", lambda number: (f"{PARCELS}new/", {**came, "number": f"SF3{number:012d}"})

    def picked(number: int) -> tuple[str, dict[str, Any]]:
        parcel = waiting[number]
        path = f"{PARCELS}hand-over/?q={parcel.code}"
        return path, {"parcels": [parcel.pk], "taker": parcel.recipient_id, "code": parcel.code}

    yield "a parcel picked up by code", picked


def posted(person: Person, what: str, sent: Sent) -> str:
    """Milliseconds of one post in the middle of thirty, and its statements; all taken back."""
    client, took, floors = entered(person), [], []
    with transaction.atomic():
        for number in range(TIMES):
            floors.append(once(lambda: b"".join(client.get(FLOOR))))
            path, data = sent(number)
            with CaptureQueriesContext(connection) if number == TIMES - 1 else nullcontext() as statements:
                took.append(once(lambda path=path, data=data: sees(client.post(path, {**data, "once": new_key()}), what)))
        transaction.set_rollback(True)
    middle, floor = statistics.median(took), statistics.median(floors)
    return f"{'rita':<6} {'POST ' + what:<58} {middle:7.1f} ms {middle / floor:5.1f} times {len(statements or ()):3} statements"


def sees(answer: Any, what: str) -> None:
    assert answer.status_code == 302, (what, answer.status_code)


def looks() -> Iterator[str]:
    """What the rules of the counter ask every minute, and the nightly forgetting."""
    now = timezone.now()
    for rule in RULES:
        if rule.name.startswith("visitors.") or rule.name == "timed.forget":
            with CaptureQueriesContext(connection) as asked:
                began = time.perf_counter()
                list(rule.due(now, now - timedelta(days=2)))
                took = 1000 * (time.perf_counter() - began)
            yield f"look of {rule.name:<50} {took:7.1f} ms {len(asked):4} statements"


def plant(say: Callable[[str], object] = lambda words: None, size: ten_years.Size | None = None) -> None:
    """The counter alone of a company of five thousand: what its acts tell of today, and its ten years."""
    scene = Scene(Random(1), timezone.now(), "small", say=say)
    with transaction.atomic():
        people_the_stage(scene)
        fill_the_book(scene)
        a_shelf_of_parcels(scene)
        scene.people = colleagues(scene, PEOPLE)
        ten_years.tell(scene, size or ten_years.LARGER)
