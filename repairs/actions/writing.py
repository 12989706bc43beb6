"""What the lists of repairs share: a row added last, changed by somebody who saw it, closed and opened again; journaled."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.editing import Changed, needed, values_of, write
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.unique_names import alone_by_name

Row = TypeVar("Row", bound=models.Model)


def held(row: Row) -> Row:
    """The row as it is now, ours until the transaction ends."""
    return type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)


def named(words: str) -> str:
    """A name without its margins. Refused: name (there is none)."""
    refuse_unless(bool(words.strip()), _("It needs a name."), "name")
    return words.strip()


def last_position(rows: "models.QuerySet[Any]") -> int:
    return rows.aggregate(last=models.Max("position"))["last"] or 0


def add(kind: type[Row], values: Mapping[str, Any], *, by: Person | None, now: datetime, **more: Any) -> Row:
    """A new row, last until somebody says where; `more` goes to the trail with its values. Refused: name, twice."""
    row: Any = kind(**values)
    row.name, row.name_en = named(row.name), row.name_en.strip()
    if not row.position:
        row.position = last_position(kind._default_manager.all()) + 1
    with alone_by_name(row.name):
        row.save(force_insert=True)
    trail.record(f"add_{kind._meta.model_name}", subject=row, by=by, at=now, details={**values_of(row, values), **more})
    return row


def change(row: Any, values: Mapping[str, Any], seen: Mapping[str, Any]) -> dict[str, Any]:
    """Write to a held row what is wanted otherwise; old and new, for the trail. Refused: changed, name, twice."""
    wanted = {key: value.strip() if isinstance(value, str) else value for key, value in values.items()}
    if not (new := needed(row, wanted, seen)):
        return {"old": {}, "new": {}}
    with alone_by_name(named(new.get("name", row.name))):
        return write(row, new)


def tie(row: Any, name: str, wanted: Iterable[models.Model], seen: Mapping[str, Any], details: dict[str, Any]) -> None:
    """Point a held row at these others, unless somebody else has changed them since `seen`; noted in `details`."""
    ids, stands = sorted(each.pk for each in wanted), sorted(getattr(row, name).values_list("pk", flat=True))
    if ids == stands:
        return
    if name in seen and stands != seen[name]:
        raise Changed({name: (stands, ids)})
    getattr(row, name).set(ids)
    details["old"][name], details["new"][name] = stands, ids


def noted(verb: str, row: models.Model, details: Mapping[str, Any], *, by: Person | None, now: datetime) -> None:
    """`change_team` …, when something differs."""
    if details["new"]:
        trail.record(f"{verb}_{row._meta.model_name}", subject=row, by=by, at=now, details=dict(details))


def close(row: Any, *, by: Person, now: datetime) -> None:
    """Close a held row that is open."""
    row.closed_at, row.closed_by = now, by
    row.save(update_fields=["closed_at", "closed_by"])
    trail.record(f"close_{row._meta.model_name}", subject=row, by=by, at=now)


def reopen(row: Row, *, by: Person, now: datetime) -> bool:
    """In use again; False when it was. Refused: twice."""
    with transaction.atomic():
        mine: Any = held(row)
        if not mine.closed_at:
            return False
        mine.closed_at = mine.closed_by = None
        with alone_by_name(str(mine)):
            mine.save(update_fields=["closed_at", "closed_by"])
        trail.record(f"reopen_{mine._meta.model_name}", subject=mine, by=by, at=now)
    return True
