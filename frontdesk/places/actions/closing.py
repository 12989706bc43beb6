"""Closing and opening again. Nothing is deleted: what was reported at a place keeps its place."""

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import ngettext

from frontdesk.places.actions.writing import held, held_open, noted, still_on
from frontdesk.places.models import Floor, Place, Site, Thing
from frontdesk.refusal import refuse_unless
from frontdesk.unique_names import alone_by_name


def open_inside(thing: Thing) -> list[Floor | Place]:
    """What is open on a floor or a site, the innermost first."""
    if isinstance(thing, Floor):
        return list(Place.objects.open().filter(floor=thing).in_order())
    if isinstance(thing, Site):
        floors = list(Floor.objects.open().filter(site=thing).in_order())
        return [each for floor in floors for each in [*open_inside(floor), floor]]
    return []


def still_open(thing: Thing, many: int) -> str:
    """How many are open on a floor or a site, and what to do about it."""
    if isinstance(thing, Floor):
        words = ngettext(
            "%(n)d place on this floor is still open. Tick that it closes too, or move it first.",
            "%(n)d places on this floor are still open. Tick that they close too, or move them first.",
            many,
        )
    else:
        words = ngettext(
            "%(n)d floor of this site is still open. Tick that it closes too.",
            "%(n)d floors and places of this site are still open. Tick that they close too.",
            many,
        )
    return words % {"n": many}


def close(thing: Thing, *, with_inside: bool = False, by: models.Model, now: datetime) -> bool:
    """Its label answers no more. False when it was closed.

    Refused ("inside") while something on it is open, unless `with_inside` says that this closes with it.
    """
    with transaction.atomic():
        if held(thing).closed_at:
            return False
        if isinstance(thing, Site):
            list(Floor.objects.select_for_update().filter(site=thing).order_by("pk"))  # nobody adds a place meanwhile
        inside = open_inside(thing)
        refuse_unless(with_inside or not inside, still_open(thing, len(inside)), "inside")
        for each in [*inside, thing]:
            if type(each).objects.open().filter(pk=each.pk).update(closed_at=now, closed_by=by.pk):
                noted("close", each, by=by, now=now, name=each.name)
    thing.refresh_from_db()
    return True


def reopen(thing: Thing, *, by: models.Model, now: datetime) -> bool:
    """Open again, with the code it had, and with what closed together with it. False when it is open. Refused: closed, elsewhere, twice."""
    with transaction.atomic():
        if thing.parent:
            held_open(thing.parent)
        standing = held(thing)
        still_on(standing, thing.parent)
        if not standing.closed_at:
            return False
        for each in [standing, *closed_with(standing)]:
            with alone_by_name(each.name):
                type(each).objects.filter(pk=each.pk).update(closed_at=None, closed_by=None)
            noted("reopen", each, by=by, now=now, name=each.name)
    thing.refresh_from_db()
    return True


def closed_with(thing: Thing) -> list[Floor | Place]:
    """What closed in the same moment as the floor or site that it is on, the outermost first."""
    if isinstance(thing, Floor):
        return list(Place.objects.filter(floor=thing, closed_at=thing.closed_at).in_order())
    if isinstance(thing, Site):
        floors = list(Floor.objects.filter(site=thing, closed_at=thing.closed_at).in_order())
        return [each for floor in floors for each in [floor, *closed_with(floor)]]
    return []
