"""常用名单: kept by who keeps documents; sign-offs that were begun from one keep their signers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions.naming import must_be_there
from documents.models import Mode, RoutingList
from documents.models.routing_list import Place
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from frontdesk.unique_names import alone_by_name

MOST = 50


def add(values: dict[str, Any], *, people: Sequence[Person], by: Person, now: datetime) -> RoutingList:
    """A list with a name, its people in their order. Refused: not-yours, name, nobody, needed, left, twice (another is called so)."""
    with transaction.atomic():
        made = RoutingList(**values, changed_at=now, changed_by=by)
        _write(made, people, by)
        trail.record("add_routing_list", subject=made, by=by, at=now, details={"people": [each.pk for each in people]})
    return made


def change(
    routing_list: RoutingList, values: dict[str, Any], *, people: Sequence[Person], seen: datetime | None, by: Person, now: datetime
) -> RoutingList:
    """Another name, other people or another order, by who saw it as it was at `seen`. Refused: changed, closed, what `add` refuses."""
    with transaction.atomic():
        mine = RoutingList.objects.select_for_update(of=("self",)).get(pk=routing_list.pk)
        refuse_unless(seen == mine.changed_at, _("Somebody else has changed this list meanwhile. Look at it once more."), "changed")
        refuse_unless(mine.closed_at is None, _("This list is closed."), "closed")
        for name, value in {**values, "changed_at": now, "changed_by": by}.items():
            setattr(mine, name, value)
        _write(mine, people, by)
        trail.record("change_routing_list", subject=mine, by=by, at=now, details={"people": [each.pk for each in people]})
    return mine


def close(routing_list: RoutingList, *, by: Person, now: datetime) -> RoutingList:
    """Offered no more; its name is free. Refused: not-yours, closed."""
    _must_keep(by)
    with transaction.atomic():
        mine = RoutingList.objects.select_for_update(of=("self",)).get(pk=routing_list.pk)
        refuse_unless(mine.closed_at is None, _("This list is closed."), "closed")
        mine.closed_at, mine.closed_by = now, by
        mine.save(update_fields=["closed_at", "closed_by"])
        trail.record("close_routing_list", subject=mine, by=by, at=now)
    return mine


def _must_keep(by: Person) -> None:
    refuse_unless(by.can(Can.KEEP_DOCUMENTS), _("Only who keeps documents keeps these lists."), "not-yours")


def _write(mine: RoutingList, people: Sequence[Person], by: Person) -> None:
    _must_keep(by)
    mine.name = mine.name.strip()
    refuse_unless(bool(mine.name), _("It needs a name."), "name")
    refuse_unless(0 < len(people) <= MOST, _("Name the people, fifty at most."), "nobody")
    must_be_there(people)
    if mine.kind == RoutingList.Kind.READERS and mine.mode != Mode.ORDERED:
        mine.mode = Mode.ALL  # readers are asked one by one, or all at once
    mine.needed = mine.needed if mine.mode == Mode.SOME else 1
    refuse_unless(mine.needed <= len(people), _("More agreements are asked for than there are signers."), "needed")
    with alone_by_name(mine.name):
        mine.save()
    mine.places.all().delete()
    Place.objects.bulk_create(Place(routing_list=mine, person=person, position=at) for at, person in enumerate(people, 1))
