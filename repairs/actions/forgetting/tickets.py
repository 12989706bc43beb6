"""Tickets long over: their words, photos, notices and to-dos' words go; what happened when, and what it cost, stays."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Q, QuerySet

from frontdesk.files.actions import forget_of
from frontdesk.journal import trail
from frontdesk.search.rows import drop, put_many
from frontdesk.todos import actions as todos
from frontdesk.todos.forgetting import forget_subjects
from frontdesk.todos.models import Todo
from repairs.models import Comment, Extension, HandOff, Offer, Rating, Ticket
from repairs.models.ticket import new_salt

RULE = "repairs.retention"
TICKET = ("words", "done", "cancelled_because", "contingency")
# Rows beside a ticket and the columns that are emptied.
BESIDE: Mapping[type[models.Model], tuple[str, ...]] = {
    Comment: ("words",),
    Extension: ("reason", "words"),
    HandOff: ("words", "done"),
    Offer: ("declined_because",),
    Rating: ("words",),
}


def over_before(before: datetime) -> QuerySet[Ticket]:
    """Tickets closed, cancelled or merged before that moment that still say something."""
    over = Q(closed_at__lt=before) | Q(cancelled_at__lt=before) | Q(merged_at__lt=before)
    return Ticket.objects.filter(over, forgotten_at__isnull=True)


def forget_tickets(tickets: QuerySet[Ticket], *, now: datetime) -> int:
    """Make these tickets say nothing of anybody, with all beside them, in one transaction; how many."""
    with transaction.atomic():
        mine = list(tickets.filter(forgotten_at__isnull=True).select_for_update(of=("self",)).order_by("pk"))
        if not mine:
            return 0
        ids = [ticket.pk for ticket in mine]
        _empty(mine, now=now)
        _hanging(Ticket, ids, now=now)
        for model, columns in BESIDE.items():
            beside = model._default_manager.filter(ticket__in=ids)
            rows = list(beside.values_list("pk", flat=True))
            beside.update(**dict.fromkeys(columns, ""))
            _hanging(model, rows, now=now)
        drop(Ticket, ids)
        put_many(mine)
        for ticket in mine:
            trail.record("forget", subject=ticket, at=now)
    return len(mine)


def _empty(tickets: list[Ticket], *, now: datetime) -> None:
    for ticket in tickets:
        changed: dict[str, Any] = {**dict.fromkeys(TICKET, ""), "forgotten_at": now, "salt": new_salt()}  # nobody's old link opens it
        for name, value in changed.items():
            setattr(ticket, name, value)
    Ticket.objects.bulk_update(tickets, [*TICKET, "forgotten_at", "salt"], batch_size=100)


def _hanging(model: type[models.Model], ids: list[int], *, now: datetime) -> None:
    """Files, to-dos, notices with their mails, the trail's details."""
    for todo in Todo.objects.open().filter(subject_type=model._meta.label_lower, subject_id__in=ids):
        todos.drop(todo, now=now)
    forget_of(model, ids, now=now)
    forget_subjects(model, ids, rule=RULE, at=now)
