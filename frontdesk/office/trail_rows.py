"""The trail as its readers see it: who did what to which record, from where, and what changed; a few questions a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.journal.models import Entry, EntryQuerySet
from frontdesk.journal.verbs import words_of
from frontdesk.office.trail_details import Line, lines, people_in
from frontdesk.people.models import Person
from frontdesk.web import records
from frontdesk.web.pages import Ask, Column, Given, Listing


def by_person(rows: EntryQuerySet, value: str, ask: Ask) -> EntryQuerySet:
    """A person's id, or a part of a name; who left the company is found too."""
    if value.isascii() and value.isdigit() and len(value) < 19:
        return rows.by(int(value))
    return rows.filter(actor_id__in=Person.objects.named_like(value).values("pk"))


def of_record(rows: EntryQuerySet, value: str, ask: Ask) -> EntryQuerySet:
    """ "visitors.visit:12", or "visitors.visit" for all of a kind."""
    kind, colon, number = value.partition(":")
    rows = rows.filter(subject_type=kind)
    return rows.filter(subject_id=number) if colon else rows


def since_day(rows: EntryQuerySet, value: str, ask: Ask) -> EntryQuerySet:
    day = day_of(value)
    return rows.filter(at__gte=midnight(day)) if day else rows


def until_day(rows: EntryQuerySet, value: str, ask: Ask) -> EntryQuerySet:
    """That day included."""
    day = day_of(value)
    return rows.filter(at__lt=midnight(day + timedelta(days=1))) if day else rows


def day_of(value: str) -> date | None:
    try:
        day = parse_date(value)
    except ValueError:
        return None
    return day if day and 1900 < day.year < 9999 else None


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def of_verb(rows: EntryQuerySet, value: str, ask: Ask) -> EntryQuerySet:
    return rows.filter(verb=value)


TRAIL = Listing(
    columns=(
        Column("when", gettext_lazy("When"), sort="at", text=lambda row: row.entry.at, width=18),
        Column("who", gettext_lazy("Who"), text=lambda row: row.who, width=20),
        Column("what", gettext_lazy("What happened"), text=lambda row: row.words, width=24),
        Column("record", gettext_lazy("Record"), text=lambda row: row.told.words, width=36),
        Column("device", gettext_lazy("Device"), text=lambda row: row.device, width=20),
        Column("details", gettext_lazy("Details"), text=lambda row: "\n".join(map(str, row.lines)) or row.no_details, width=60),
        Column("entry", gettext_lazy("Entry"), text=lambda row: row.entry.pk, only_export=True),
        Column("seal", gettext_lazy("Seal"), text=lambda row: row.seal, only_export=True),
    ),
    given=(
        Given("by", by_person),
        Given("record", of_record),
        Given("from", since_day),
        Given("until", until_day),
        Given("verb", of_verb),
    ),
    per_page=50,
    shown=lambda entries: entries.select_related("detail", "erasure", "seal"),
    sort="-when",
)


@dataclass(frozen=True)
class Row:
    """One entry in words for one reader."""

    entry: Entry
    who: str
    words: str
    told: records.Told
    device: str
    lines: list[Line]
    no_details: str  # why there is nothing to unfold; empty when the entry never had details
    seal: int | None

    @property
    def record(self) -> str:
        return f"{self.entry.subject_type}:{self.entry.subject_id}"


def rows(entries: Iterable[Entry], reader: Person) -> list[Row]:
    """Entries read by `TRAIL.shown`, with names, titles and details as this reader may know them."""
    listed = list(entries)
    told = records.told(((entry.subject_type, entry.subject_id) for entry in listed), reader)
    devices = records.devices((entry.device for entry in listed), reader)
    details = [entry.detail.data for entry in listed if hasattr(entry, "detail")]
    people = Person.objects.in_bulk({entry.actor_id for entry in listed if entry.actor_id}.union(*map(people_in, details)))
    return [_row(entry, told[entry.subject_type, entry.subject_id], people, devices.get(entry.device, "")) for entry in listed]


def _row(entry: Entry, told: records.Told, people: dict[int, Person], device: str) -> Row:
    actor = people.get(entry.actor_id or 0)
    who = str(actor) if actor else _("no. %(number)s") % {"number": entry.actor_id} if entry.actor_id else _("the system")
    if entry.actor_id is None and device:
        who = device  # a visitor at a kiosk: nobody was logged in
    detail, seal = getattr(entry, "detail", None), getattr(entry, "seal", None)
    found = lines(detail.data, people) if detail and not told.is_hidden else []
    return Row(
        entry=entry,
        who=who,
        words=words_of(entry.verb, entry.subject_type),
        told=told,
        device=device,
        lines=found,
        no_details=_why_none(entry, detail, told) if not found else "",
        seal=seal.number if seal else None,
    )


def _why_none(entry: Entry, detail: Any, told: records.Told) -> str:
    if not entry.commitment or (detail and not told.is_hidden):
        return ""
    if detail is None:
        erasure = getattr(entry, "erasure", None)
        return (
            _("erased by entry %(number)s") % {"number": erasure.purge_id}
            if erasure
            else _("missing, and no entry says that they were erased")
        )
    return _("not shown: you may not see this record")
