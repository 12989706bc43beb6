"""How rooms are found by the search."""

from datetime import UTC, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.names import spellings
from frontdesk.search.sources import Hit, Source, Wording
from meetings.models import Room

SINCE_EVER = datetime(2020, 1, 1, tzinfo=UTC)


class Rooms(Source):
    model, label, icon = Room, _("Meeting rooms"), "door"

    def records(self) -> QuerySet[Room]:
        return Room.objects.select_related("place")

    def wording(self, record: Room) -> Wording:
        names = tuple(filter(None, (record.place.name, record.place.name_en)))
        at = record.changed_at or SINCE_EVER
        return Wording(title=record.place.name, at=at, names=names, spellings=spellings(record.place.name), text=record.note)

    def seen_by(self, reader: Person) -> QuerySet[Room]:
        return Room.objects.open().select_related("place__floor")

    def hit(self, record: Room) -> Hit:
        return Hit(title=str(record), line=str(record.place.floor), path=record.get_absolute_url())
