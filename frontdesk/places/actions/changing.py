"""Other names, another floor, another order. What changes nothing leaves no entry. Refused: name, twice, closed, elsewhere."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from frontdesk.places.actions.adding import last_position, siblings
from frontdesk.places.actions.writing import held, held_open, noted, still_on
from frontdesk.places.models import Floor, Place, Thing
from frontdesk.refusal import refuse_unless
from frontdesk.unique_names import alone_by_name


def edit(thing: Thing, *, by: models.Model, now: datetime, **values: str) -> bool:
    """Other values of `name`, `name_en` and, of a place, `kind`; False when nothing differed."""
    new = {field: value.strip() for field, value in values.items()}
    refuse_unless(bool(new.get("name", thing.name)), _("It needs a name."), "name")
    with transaction.atomic():
        standing = held(thing)
        changed = {field: value for field, value in new.items() if getattr(standing, field) != value}
        if changed:
            old: dict[str, Any] = {field: getattr(standing, field) for field in changed}
            with alone_by_name(new.get("name", thing.name)):
                type(thing).objects.filter(pk=thing.pk).update(**changed)
            noted("edit", thing, by=by, now=now, old=old, new=changed)
    thing.refresh_from_db()
    return bool(changed)


def move(place: Place, *, to: Floor, by: models.Model, now: datetime) -> bool:
    """To another floor, of any site, where it stands last; its code stays. False when it is there already."""
    with transaction.atomic():
        list(Floor.objects.select_for_update().filter(pk__in=[place.floor_id, to.pk]).order_by("pk"))
        standing = held(place)
        if standing.floor_id == to.pk:
            return False
        still_on(standing, place.floor)
        held_open(to)
        refuse_unless(not standing.closed_at, _("“%(name)s” is closed. Open it again first.") % {"name": place}, "closed")
        last = last_position(Place(floor=to))
        with alone_by_name(standing.name):
            Place.objects.filter(pk=place.pk).update(floor=to, position=last + 1)
        noted("move", place, by=by, now=now, old=standing.floor_id, new=to.pk)
    place.refresh_from_db()
    return True


def arrange(thing: Thing, *, after: Thing | None, by: models.Model, now: datetime) -> bool:
    """Let it stand after another of the same list, or first. False when it stands there already."""
    with transaction.atomic():
        if thing.parent:
            held(thing.parent)
        still_on(held(thing), thing.parent)
        standing = list(siblings(thing).select_for_update())
        order = [each for each in standing if each.pk != thing.pk]
        if after is not None:
            refuse_unless(after in order, _("“%(name)s” stands elsewhere by now.") % {"name": after}, "elsewhere")
        order.insert(order.index(after) + 1 if after is not None else 0, next(each for each in standing if each.pk == thing.pk))
        if order == standing:
            return False
        for position, each in enumerate(order, 1):
            each.position = position
        type(thing).objects.bulk_update(order, ["position"])
        noted("arrange", thing, by=by, now=now, after=after.pk if after else None)
    thing.refresh_from_db()
    return True
