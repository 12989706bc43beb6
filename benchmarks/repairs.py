"""Repairs with 300,000 tickets and their events (median of 30, in-process): pages, a report, looks of rules, a calendar edit."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.office import FLOOR, large
from benchmarks.pages import median_of
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.todos.recompute import moved_by
from frontdesk.workdays.load import calendar
from repairs.actions import tickets
from repairs.models import Ticket, TicketEvent

PAGES = {
    "olga": (
        *("/repairs/queue/", "/repairs/queue/?light=yellow", "/repairs/queue/?state=over", "/repairs/queue/?state=over&page=90"),
        *("/repairs/queue/?repaired={month}", "/repairs/queue/?q=BX-20251", "/repairs/{number}/", "/repairs/summary/"),
        *("/repairs/recurring/", "/reports/?month={month}", "/desk/"),
    ),
    "ann": ("/repairs/", "/repairs/?q=电脑", "/repairs/new/"),
    "tom": ("/repairs/work/", "/repairs/work/{work}/"),
}


def measure() -> Iterator[str]:
    large()
    yield f"{Ticket.objects.count():,} tickets, {TicketEvent.objects.count():,} events, {Ticket.objects.running().count()} not repaired"
    people = {each.username: each for each in Person.objects.filter(username__in=PAGES)}
    names = {
        "month": f"{timezone.localdate() - timedelta(days=365):%Y-%m}",  # of the long past: some six thousand tickets
        "number": Ticket.objects.over().order_by("-pk")[0].number,
        "work": Ticket.objects.work_of(people["tom"]).order_by("pk")[0].number,
    }
    for username, paths in PAGES.items():
        client = Client()
        client.force_login(people[username])
        floor = median_of(client, FLOOR if username == "olga" else "/inbox/")
        for path in (path.format(**names) for path in paths):
            took = median_of(client, path)
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(path)
            yield f"{username:<5} {path:<40} {took:7.1f} ms {took / floor:5.1f} times {len(asked):3} statements ({answer.status_code})"
    yield from once_each(people)


def once_each(people: dict[str, Person]) -> Iterator[str]:
    """What happens beside the pages; nothing of it stays."""
    now, some = timezone.now(), Ticket.objects.order_by("pk")[0]
    common = {"category": some.category, "place": some.place, "now": now}
    with transaction.atomic():
        yield timed("a report and its dispatch", lambda: tickets.report(asker=people["ann"], **common))
        transaction.set_rollback(True)
    for rule in RULES:
        if rule.name.startswith("repairs."):
            yield timed(f"look of {rule.name}", lambda rule=rule: list(rule.due(now, now)))
    yield timed("an edit of the calendar, previewed", lambda: moved_by(calendar(), now=now))


def timed(what: str, do: Callable[[], Any]) -> str:
    with CaptureQueriesContext(connection) as asked:
        began = time.perf_counter()
        do()
        took = 1000 * (time.perf_counter() - began)
    return f"{what:<40} {took:7.1f} ms {len(asked):4} statements"
