"""What every change of a place needs: its parent held, its entry in the trail."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.places.models import Floor, Site, Thing
from frontdesk.refusal import Refused, refuse_unless

Held = TypeVar("Held", bound=models.Model)


def held(thing: Held) -> Held:
    """The record as it is now, its row held until the transaction ends. Parents are held before what is inside them."""
    return type(thing)._default_manager.select_for_update().get(pk=thing.pk)


def still_on(thing: Thing, parent: Site | Floor | None) -> None:
    """Refused when somebody has moved it to another floor since it was read."""
    refuse_unless(thing.parent == parent, _("“%(name)s” stands elsewhere by now. Look at it again.") % {"name": thing}, "elsewhere")


def held_open(parent: Site | Floor) -> None:
    """Hold a site or floor that something is to stand on. Refused when it is closed."""
    if held(parent).closed_at:
        raise Refused(_("“%(name)s” is closed. Open it again first.") % {"name": parent}, "closed")


def noted(verb: str, thing: Thing, *, by: models.Model, now: datetime, **details: Any) -> None:
    """`add_place`, `close_floor` … with what changed."""
    trail.record(f"{verb}_{thing._meta.model_name}", subject=thing, by=by, at=now, details=details)
