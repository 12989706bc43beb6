"""What the page of a document shows of its circulations: who has read it, who has it since when, and what its reader is to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.finding.held import Held
from documents.models import Circulation, Document, Reader, Turn
from frontdesk.people.models import Absence, Person
from frontdesk.people.permissions import Can
from frontdesk.web.templatetags.ui import day_and_clock, span

COLOURS = {"green": "accent", "yellow": "yellow", "red": "red"}


@dataclass(frozen=True)
class Row:
    """One reader as the page shows them; `light` is none while their turn has not come."""

    reader: Reader
    light: str
    words: str
    when: str
    is_away: bool
    may_skip: bool

    @property
    def is_open(self) -> bool:
        return self.reader.read_at is None and self.reader.withdrawn_at is None


@dataclass(frozen=True)
class Round:
    """One circulation as the page shows it."""

    circulation: Circulation
    rows: Sequence[Row]

    @property
    def light(self) -> str:
        return "accent" if self.circulation.ended_at is None else "green" if self.read else "grey"

    @property
    def read(self) -> int:
        return sum(each.reader.read_at is not None for each in self.rows)

    @property
    def words(self) -> str:
        many = sum(each.reader.withdrawn_at is None for each in self.rows)
        return _("%(n)d of %(many)d read") % {"n": self.read, "many": many} if many else pgettext("circulation", "taken back")


def circulation_context(document: Document, reader: Person, holders: Sequence[Held], now: datetime) -> dict[str, Any]:
    """The newest first; who circulates is asked again as they do it."""
    rows = Prefetch("readers", Reader.objects.select_related("person"))
    circulations = list(document.circulations.select_related("begun_by").prefetch_related(rows))
    holding = {each.reader.pk: each for each in holders if each.reader}
    away = away_of(circulations)
    return {
        "rounds": [Round(each, shown_of(each, holding, away, now)) for each in circulations[::-1]],
        "to_read": next((each.reader for each in holding.values() if each.reader and each.by.pk == reader.pk), None),
        "may_circulate": may_circulate(document, reader),
    }


def may_circulate(document: Document, reader: Person) -> bool:
    """As the action asks it, of a document that they may read."""
    keeps = Can.KEEP_CONFIDENTIAL if document.is_secret else Can.KEEP_DOCUMENTS
    return document.voided_at is None and (reader.can(keeps) or document.registered_by_id == reader.pk)


def away_of(circulations: Sequence[Circulation]) -> set[int]:
    """Who of those that are asked is away today; one question, none where nothing runs."""
    people = {row.person_id for each in circulations if each.ended_at is None for row in each.readers.all()}
    return set(Absence.objects.on(timezone.localdate()).filter(person__in=people).values_list("person", flat=True)) if people else set()


def shown_of(circulation: Circulation, holding: Mapping[int, Held], away: set[int], now: datetime) -> list[Row]:
    rows = list(circulation.readers.all())
    waits = circulation.turn == Turn.IN_TURN and any(each.asked_at is None and each.withdrawn_at is None for each in rows)
    return [
        Row(each, *said_of(each, holding.get(each.pk), now), each.person_id in away, waits and each.pk in holding and not each.skipped_at)
        for each in rows
    ]


def said_of(row: Reader, holder: Held | None, now: datetime) -> tuple[str, str, str]:
    """Light, words, and since when or when."""
    if row.read_at:
        return "green", pgettext("circulation", "read"), day_and_clock(row.read_at)
    if row.withdrawn_at:
        return "grey", pgettext("circulation", "taken back"), day_and_clock(row.withdrawn_at)
    if row.asked_at is None:
        return "", pgettext("circulation", "not asked yet"), ""
    colour = COLOURS[holder.colour(now)] if holder else "accent"
    words = pgettext("circulation", "overdue") if colour == "red" else pgettext("circulation", "to read")
    since = _("since %(at)s, %(time)s") % {"at": day_and_clock(row.asked_at), "time": span(now - row.asked_at)}
    return colour, words, since
