"""New sites, floors and places; each stands last until somebody arranges them. Refused: name, twice, closed."""

from datetime import datetime
from typing import TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from frontdesk.places.actions.writing import held_open, noted
from frontdesk.places.models import Floor, Place, Site, Thing
from frontdesk.places.models.place import Kind
from frontdesk.refusal import refuse_unless
from frontdesk.unique_names import alone_by_name

Added = TypeVar("Added", Site, Floor, Place)


def add_site(*, name: str, name_en: str = "", by: models.Model, now: datetime) -> Site:
    return _added(Site(name=name, name_en=name_en), by=by, now=now)


def add_floor(site: Site, *, name: str, name_en: str = "", by: models.Model, now: datetime) -> Floor:
    return _added(Floor(site=site, name=name, name_en=name_en), by=by, now=now)


def add_place(floor: Floor, *, name: str, name_en: str = "", kind: str = Kind.ROOM, by: models.Model, now: datetime) -> Place:
    """Its code is drawn here and never changes: the label stays right wherever the place moves."""
    return _added(Place(floor=floor, name=name, name_en=name_en, kind=kind), by=by, now=now)


def _added(thing: Added, *, by: models.Model, now: datetime) -> Added:
    thing.name, thing.name_en = thing.name.strip(), thing.name_en.strip()
    refuse_unless(bool(thing.name), _("It needs a name."), "name")
    with transaction.atomic():
        if thing.parent:
            held_open(thing.parent)
        thing.position = last_position(thing) + 1
        with alone_by_name(thing.name):
            thing.save(force_insert=True)
        noted("add", thing, by=by, now=now, name=thing.name, name_en=thing.name_en)
    return thing


def siblings(thing: Thing) -> models.QuerySet:
    """Everything that stands in the same list, closed ones included, in order."""
    if isinstance(thing, Place):
        return Place.objects.filter(floor=thing.floor_id).in_order()
    if isinstance(thing, Floor):
        return Floor.objects.filter(site=thing.site_id).in_order()
    return Site.objects.in_order()


def last_position(thing: Thing) -> int:
    return siblings(thing).aggregate(last=models.Max("position"))["last"] or 0
