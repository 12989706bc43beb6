"""What narrows the list of documents besides its chips: the month of a figure, and whose signature is waited for."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.models.document_queries import DocumentQuerySet
from frontdesk.people.models import Person
from frontdesk.web.pages import Ask, Given
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from frontdesk.workdays.months import month_bounds

Between = Callable[[DocumentQuerySet, datetime, datetime], DocumentQuerySet]


def first_of(asked: str) -> date | None:
    """The first day of the month `2026-11`; none for what is no month of our calendar."""
    try:
        first = date.fromisoformat(f"{asked}-01")
    except ValueError:
        return None
    return first if FIRST_YEAR <= first.year <= LAST_YEAR else None


def in_month(name: str, between: Between, what: Callable[[], str]) -> Given:
    """`?name=2026-11`: what happened in the month."""

    def keep(rows: Any, asked: str, ask: Ask) -> Any:
        first = first_of(asked)
        return between(rows, *month_bounds(first)) if first else rows

    def said(asked: str, ask: Ask) -> str:
        first = first_of(asked)
        return f"{date_format(first, 'YEAR_MONTH_FORMAT')} · {what()}" if first else ""

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
