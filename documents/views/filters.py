"""What narrows the list of documents besides its chips: the month of a figure, and whose signature is waited for."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.models.document_queries import DocumentQuerySet
from frontdesk.people.models import Person
from frontdesk.web import months
from frontdesk.web.pages import Ask, Given
from frontdesk.workdays.periods import Period

Between = Callable[[DocumentQuerySet, datetime, datetime], DocumentQuerySet]


def in_month(name: str, between: Between, what: Callable[[], str]) -> Given:
    """`?name=2026-11`, `2026-Q4` or `2026`: what happened in the period."""

    def keep(rows: Any, asked: str, ask: Ask) -> Any:
        period = Period.read(asked)
        return between(rows, *period.bounds) if period else rows

    def said(asked: str, ask: Ask) -> str:
        return f"{period} · {what()}" if (period := months.said(asked)) else ""

    return Given(name, keep, said=said)


def signer(asked: str) -> Person | None:
    return Person.objects.filter(pk=asked).first() if asked.isascii() and asked.isdigit() and len(asked) < 18 else None


def waits_for(rows: Any, asked: str, ask: Ask) -> Any:
    person = signer(asked)
    return rows.awaiting([person.pk]) if person else rows


def waits_said(asked: str, ask: Ask) -> str:
    person = signer(asked)
    return _("waits for %(person)s") % {"person": person} if person else ""


GIVEN = (
    in_month("month", DocumentQuerySet.registered_between, lambda: pgettext("a document", "registered")),
    in_month("signed", DocumentQuerySet.answered_between, lambda: pgettext("a document", "answered by a signer")),
    in_month("handled", DocumentQuerySet.reported_between, lambda: pgettext("a document", "reported back")),
    Given("waits", waits_for, said=waits_said),
)
