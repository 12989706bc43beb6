"""Two who edit one record: what only one of them touched is written, what both touched is refused with both values."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from frontdesk.refusal import Refused


class Changed(Refused):
    """Somebody else was quicker: `fields` says what stands there now and what this person wanted, by name."""

    def __init__(self, fields: dict[str, tuple[Any, Any]]):
        super().__init__(_("Somebody else has changed this meanwhile. Look at both values, then save again."), "changed")
        self.fields = fields


def plain(value: Any) -> Any:
    """A value as a hidden field carries it: a record as its id, a day as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.pk if isinstance(value, models.Model) else value


def values_of(record: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """What stands in these fields, plainly."""
    return {name: plain(getattr(record, record._meta.get_field(name).attname)) for name in names}


def needed(record: models.Model, values: Mapping[str, Any], seen: Mapping[str, Any]) -> dict[str, Any]:
    """What must be written of `values`, by somebody who saw the record as `seen`; raises `Changed` where two disagree.

    Call it with the record locked. A field that `seen` does not name is written as it is wanted.
    """
    now, wanted = values_of(record, values), {name: plain(value) for name, value in values.items()}
    before = {name: seen.get(name, now[name]) for name in values}
    touched = [name for name in values if wanted[name] != before[name]]
    lost = {name: (now[name], wanted[name]) for name in touched if now[name] not in (before[name], wanted[name])}
    if lost:
        raise Changed(lost)
    return {name: values[name] for name in touched if wanted[name] != now[name]}


def write(record: models.Model, new: Mapping[str, Any], *also: str) -> dict[str, dict[str, Any]]:
    """Write these fields (and those in `also` that follow from them); old and new, for the trail."""
    old = values_of(type(record)._default_manager.get(pk=record.pk), new)
    for name, value in new.items():
        setattr(record, name, value)
    record.save(update_fields=[*new, *also])
    return {"old": old, "new": values_of(record, new)}
