"""Kinds of to-dos that only tests know: one a clock, everything allowed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import gettext_lazy

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Company, Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import PROMISES, Clock, Described, Promise, Rung, Who
from tests.moments import HOUR
from visitors.notices.thanks_late import ThanksLate


class Kept(Promise):
    """Something is done in eight hours of a clock; after four it is yellow and the holder hears, then head and manager."""

    abstract = True
    sentence = gettext_lazy("E-mail")
    by_hand = True
    can_pause = True
    can_hand_over = True

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return 4 * HOUR

    def due(self, values: SimpleNamespace) -> timedelta:
        return 8 * HOUR

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(4 * HOUR, (Who.HOLDER,), ThanksLate, "holder"),
            Rung(8 * HOUR, (Who.HEAD,), ThanksLate, "head"),
            Rung(12 * HOUR, (Who.ADMIN_MANAGER,), ThanksLate, "manager"),
        )

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        return {todo.pk: Described(f"Matter {todo.subject_id}", "", {"visitor": "x", "host": "y"}) for todo in todos}


def kind_of(monkeypatch: pytest.MonkeyPatch, clock: Clock, **more: Any) -> type[Kept]:
    """A kind on this clock, known until the end of the test."""
    name = f"tests.kept_{clock.value}"
    made = type("KeptOn", (Kept,), {"abstract": True, "__module__": __name__, "clock": clock, "name": name, **more})
    monkeypatch.setitem(PROMISES._things, name, made())
    return made


def owed(kind: type[Promise], holder: Person | None, since: datetime, *, subject: Any = None, **more: Any) -> Todo:
    """An open to-do of this kind; about a new matter each, unless one is given."""
    subject = subject or Company.objects.get_or_create(name="远山科技")[0]
    return todos.open(kind, subject=subject, since=since, holder=holder, now=since, **more)


def heard(notice: str, moments: Sequence[datetime]) -> list[list[str]]:
    """Let the ladders climb at each moment: whose inbox holds the visitor book's notice of this kind by then."""
    told = []
    for now in moments:
        run(RULES["timed.climb_ladders"], now=now)
        rows = Notice.objects.filter(kind=f"visitors.{notice}", channel=Channel.INBOX).order_by("pk")
        told.append([row.reader.username for row in rows.select_related("reader")])
    return told
