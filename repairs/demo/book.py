"""Tickets that are written in bulk: kept in memory with what hangs on them; numbers and due moments are as the actions make them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from frontdesk.numbers.models import Counter, Number
from frontdesk.people.models import Person
from repairs.actions.timing import kept
from repairs.demo.stage import Stage
from repairs.finding.clock import clock_of
from repairs.models import Comment, Extension, Follower, HandOff, Offer, Pause, Rating, SafetyTick, Ticket, TicketEvent
from repairs.numbers import TICKETS

BATCH = 1000
BESIDE: tuple[type[models.Model], ...] = (SafetyTick, Offer, Pause, Extension, HandOff, Comment, Rating, Follower)


@dataclass
class Story:
    """One ticket and what happened to it, none of it saved; facts hold the rows themselves until they have ids."""

    ticket: Ticket
    events: list[TicketEvent] = field(default_factory=list)
    beside: list[Any] = field(default_factory=list)

    def say(self, kind: str, at: datetime, by: Person | None = None, facts: dict[str, Any] | None = None, **columns: Any) -> None:
        """What happened, and the columns that it writes."""
        for name, value in columns.items():
            setattr(self.ticket, name, value)
        self.events.append(TicketEvent(ticket=self.ticket, kind=kind, happened_at=at, happened_by=by, facts=facts or {}))

    def add(self, row: Any) -> Any:
        """A row beside the ticket."""
        self.beside.append(row)
        return row

    @property
    def ended_at(self) -> datetime:
        return self.events[-1].happened_at


@dataclass
class Book:
    """Writes stories, the oldest first; the real actions go on from its counters."""

    stage: Stage
    counters: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.counters = dict(Counter.objects.filter(series=TICKETS.name).values_list("period", "last"))

    def write(self, stories: Sequence[Story]) -> None:
        """Tickets, what hangs on them, then their events, whose facts name both."""
        numbers = [self._numbered(each) for each in stories]
        for story in stories:
            self._keep_time(story)
        Ticket.objects.bulk_create([each.ticket for each in stories], batch_size=BATCH)
        rows: dict[type[models.Model], list[Any]] = defaultdict(list)
        for story in stories:
            for row in story.beside:
                row.ticket = story.ticket
                rows[type(row)].append(row)
        for model in BESIDE:
            model._default_manager.bulk_create(rows[model], batch_size=BATCH)
        events = [event for story in stories for event in story.events]
        for event in events:
            event.ticket_id = event.ticket.pk
            event.facts = {name: _plain(value) for name, value in event.facts.items()}
        TicketEvent.objects.bulk_create(events, batch_size=BATCH)
        for number, story in zip(numbers, stories, strict=True):
            number.subject_id = str(story.ticket.pk)
        Number.objects.bulk_create(numbers, batch_size=BATCH)

    def close(self) -> None:
        """From here on the real actions draw."""
        rows = [Counter(series=TICKETS.name, period=period, last=last) for period, last in self.counters.items()]
        Counter.objects.bulk_create(rows, BATCH, update_conflicts=True, unique_fields=["series", "period"], update_fields=["last"])

    def _numbered(self, story: Story) -> Number:
        at, subject = story.ticket.reported_at, Ticket._meta.label_lower
        period = TICKETS.period_at(at)
        n = self.counters[period] = self.counters.get(period, 0) + 1
        story.ticket.number = TICKETS.write(period, n)
        return Number(series=TICKETS.name, period=period, n=n, text=story.ticket.number, subject_type=subject, drawn_at=at)

    def _keep_time(self, story: Story) -> None:
        clock = clock_of(story.events, self.stage.policy, self.stage.working, story.ended_at)
        for column, value in kept(clock, story.ended_at).items():
            setattr(story.ticket, column, value)


def _plain(value: Any) -> Any:
    """Rows as their ids."""
    if isinstance(value, models.Model):
        return value.pk
    return [_plain(each) for each in value] if isinstance(value, list) else value
