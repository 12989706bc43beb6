"""Rules of dispatch: added, changed, put in order, closed and opened again; journaled. The first in order that fits counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.editing import needed, values_of, write
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions import writing
from repairs.models import Route, Team

FACTS = ("category", "floor", "place", "hours", "team")


def add(values: Mapping[str, Any], *, by: Person | None, now: datetime) -> Route:
    """A new rule; it stands last, so rules for special cases are moved up. Refused: where (floor and place), closed (the team)."""
    with transaction.atomic():
        _open_team(values["team"])
        row = Route(**values)
        _one_where(row)
        row.position = writing.last_position(Route.objects.all()) + 1
        row.save(force_insert=True)
        trail.record("add_route", subject=row, by=by, at=now, details=values_of(row, FACTS))
    return row


def change(route: Route, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> Route:
    """Another case or another team. Refused: changed, where, closed."""
    with transaction.atomic():
        if "team" in values:
            _open_team(values["team"])
        row = writing.held(route)
        if new := needed(row, values, seen):
            for name, value in new.items():
                setattr(row, name, value)
            _one_where(row)
            trail.record("change_route", subject=row, by=by, at=now, details=write(row, new))
    return row


def move(route: Route, *, up: bool, by: Person, now: datetime) -> bool:
    """One place up or down among the open ones. False when it is the first or last."""
    with transaction.atomic():
        standing = list(Route.objects.open().in_order().select_for_update(no_key=True))
        at = next((number for number, each in enumerate(standing) if each.pk == route.pk), None)
        if at is None:
            return False
        to = at - 1 if up else at + 1
        if not 0 <= to < len(standing):
            return False
        standing.insert(to, standing.pop(at))
        for position, each in enumerate(standing, 1):
            each.position = position
        Route.objects.bulk_update(standing, ["position"])
        trail.record("move_route", subject=route, by=by, at=now, details={"from": at + 1, "to": to + 1})
    return True


def close(route: Route, *, by: Person, now: datetime) -> bool:
    """It counts no more. False when it was closed."""
    with transaction.atomic():
        row = writing.held(route)
        if row.closed_at:
            return False
        writing.close(row, by=by, now=now)
    return True


def reopen(route: Route, *, by: Person, now: datetime) -> bool:
    """It counts again, last in order. False when it is open. Refused: closed (the team)."""
    with transaction.atomic():
        _open_team(route.team)
        row = writing.held(route)
        if not row.closed_at:
            return False
        row.closed_at = row.closed_by = None
        row.position = writing.last_position(Route.objects.all()) + 1
        row.save(update_fields=["closed_at", "closed_by", "position"])
        trail.record("reopen_route", subject=row, by=by, at=now)
    return True


def _open_team(team: Team) -> None:
    """Hold the team that a rule leads to; nobody closes it meanwhile."""
    words = _("“%(name)s” is closed. Open it again first.") % {"name": team}
    refuse_unless(writing.held(team).closed_at is None, words, "closed")


def _one_where(route: Route) -> None:
    both = route.floor_id is not None and route.place_id is not None
    refuse_unless(not both, _("Choose a floor or a place, not both."), "where")
