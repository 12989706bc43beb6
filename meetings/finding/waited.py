"""What somebody waits for: rooms that others have, and dates of their series. One question."""

from datetime import datetime

from django.db.models import BigIntegerField, CharField, DateTimeField, Value

from frontdesk.people.models import Person
from frontdesk.places.models import Place
from meetings.models import Gap, Room, Series, Waiter


def waited_for(person: Person, now: datetime) -> tuple[list[Waiter], list[Gap]]:
    """To come, the next first. The rows are to be read and not saved: they carry what a page says of them."""
    waits = Waiter.objects.filter(person=person, closed_at__isnull=True, begins_at__gt=now)
    gaps = Gap.objects.waiting(now).filter(series__organiser=person)
    nothing = (Value("", CharField()), Value(None, DateTimeField()), Value(None, BigIntegerField()))
    columns = ("pk", "begins_at", "room__place__name", "room__place__name_en", "subject", "offered_until", "offer")
    of_series = ("pk", "begins_at", "series__room__place__name", "series__room__place__name_en")
    rows = waits.order_by().values_list(Value(0), *columns).union(gaps.order_by().values_list(Value(1), *of_series, *nothing), all=True)
    found: tuple[list[Waiter], list[Gap]] = [], []
    for is_gap, pk, begins, name, name_en, subject, until, offer in sorted(rows, key=lambda row: (row[2], row[1])):
        room = Room(place=Place(name=name, name_en=name_en))
        if is_gap:
            found[1].append(Gap(pk=pk, begins_at=begins, series=Series(room=room)))
        else:
            found[0].append(Waiter(pk=pk, begins_at=begins, room=room, subject=subject, offered_until=until, offer_id=offer))
    return found
