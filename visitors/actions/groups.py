"""A group that comes together: expected by one list, checked in, let in and checked out as one, each still a visit of their own."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from visitors.actions import approving, receiving, telling_groups, visits
from visitors.actions.making import drafted, write_expected
from visitors.models import Visit, VisitGroup, VisitorType
from visitors.models.visit import Door, Purpose
from visitors.models.visit_event import Verb

MOST = 200


@dataclass(frozen=True)
class Coming:
    """Somebody in the list of a group."""

    name: str
    phone: str = ""
    email: str = ""
    company: str = ""
    plate: str = ""
    needs: str = ""


class Known:
    """Who is on a list already: the same name, unless both have a mobile and the mobiles differ."""

    def __init__(self, those: Iterable[tuple[str, str]] = ()):
        self.phones: dict[str, set[str]] = defaultdict(set)
        for name, phone in those:
            self.add(name, phone)

    def add(self, name: str, phone: str) -> None:
        self.phones[normal(name)].add(phone)

    def has(self, name: str, phone: str) -> bool:
        mine = self.phones.get(normal(name), set())
        return bool(mine) and (not phone or phone in mine or "" in mine)


def expected_with(host: Person, expected_at: datetime, *, by: Person) -> Known:
    """Who is expected by this host at this moment already, as far as `by` may know."""
    there = Visit.objects.known_to(by).alive().filter(host=host, expected_at=expected_at, arrived_at__isnull=True)
    return Known(there.values_list("name", "phone"))


def expect_group(
    *,
    title: str,
    host: Person,
    expected_at: datetime,
    rows: Sequence[Coming],
    by: Person,
    now: datetime,
    purpose: str = Purpose.MEETING,
    place: str = "",
    language: str = "zh-hans",
    off_day_reason: str = "",
    leader: int = 0,
) -> tuple[VisitGroup, list[Coming]]:
    """Everybody in the list is expected, in one transaction; the leader hears of the whole list, the others of themselves.

    Answers with the group and those who were left out because they are expected already. On a day off one approval is asked for all.
    Refused: host, past, off-day, rows, nobody.
    """
    refuse_unless(host.is_active, _("This colleague has left the company. Choose another host."), "host")
    refuse_unless(expected_at > now, _("This moment has passed. Choose a later time."), "past")
    approving.must_have_reason(expected_at, off_day_reason)
    refuse_unless(0 < len(rows) <= MOST, _("A group has 1 to %(n)d people.") % {"n": MOST}, "rows")
    with transaction.atomic():
        known = expected_with(host, expected_at, by=by)
        left_out = [row for row in rows if known.has(row.name, row.phone)]
        coming = [row for row in led(rows, leader) if not known.has(row.name, row.phone)]
        refuse_unless(bool(coming), _("Everybody in this list is expected already."), "nobody")
        group = VisitGroup.objects.create(title=title, host=host, expected_at=expected_at, created_at=now, created_by=by)
        shared = {"purpose": purpose, "place": place, "language": language, "off_day_reason": off_day_reason}
        is_off = approving.is_day_off(expected_at)
        expected = _expect(group, coming, by=by, now=now, clearance_asked_at=now if is_off else None, **shared)
        trail.record("expect_group", subject=group, by=by, at=now, details={"title": title, "people": len(expected)})
        put(group)
        if is_off:
            approving.open_clearance(expected[0], by=by, now=now)
        else:
            receiving.invite_all(expected, now=now)
    return group, left_out


def led(rows: Sequence[Coming], leader: int) -> list[Coming]:
    """The leader first: the first row of a group leads it."""
    first = leader if 0 <= leader < len(rows) else 0
    return [rows[first], *rows[:first], *rows[first + 1 :]]


def _expect(group: VisitGroup, coming: Sequence[Coming], *, by: Person, now: datetime, **shared: Any) -> list[Visit]:
    """A visit for each, written together."""
    kind = VisitorType.objects.for_purpose(shared["purpose"])
    expected = [
        drafted(
            name=row.name,
            phone=row.phone,
            email=row.email,
            company=row.company,
            plate=row.plate,
            needs=row.needs,
            door=Door.SHEET,
            group=group,
            host=group.host,
            visitor_type=kind,
            expected_at=group.expected_at,
            now=now,
            by=by,
            **shared,
        )
        for row in coming
    ]
    verbs = (Verb.EXPECT, Verb.ASK_CLEARANCE) if shared.get("clearance_asked_at") else (Verb.EXPECT,)
    write_expected(expected, by=by, now=now, verbs=verbs)
    return expected


def leader_of(group: VisitGroup) -> Visit | None:
    """Who stood first in the list, of those who still come."""
    return Visit.objects.filter(group=group).alive().order_by("pk").first()


def add(group: VisitGroup, row: Coming, *, by: Person, now: datetime) -> Visit:
    """Somebody joins late: what the group's visits share goes for them too. Refused: known, rows."""
    with transaction.atomic():
        held = VisitGroup.objects.select_for_update().get(pk=group.pk)
        mates = Visit.objects.filter(group=held)
        known = Known(mates.known_to(by).alive().filter(left_at__isnull=True).values_list("name", "phone"))
        refuse_unless(not known.has(row.name, row.phone), _("%(name)s is in this group already.") % {"name": row.name}, "known")
        refuse_unless(mates.count() < MOST, _("A group has 1 to %(n)d people.") % {"n": MOST}, "rows")
        first = mates.order_by("pk").first()
        alike = ("purpose", "place", "language", "off_day_reason")
        shared = {name: getattr(first, name) for name in alike} if first else {"purpose": Purpose.MEETING}
        if mates.uncleared().exists():  # the approval that the group waits for goes for them too
            [visit] = _expect(held, [row], by=by, now=now, clearance_asked_at=now, **shared)
        else:
            [visit] = _expect(held, [row], by=by, now=now, **shared)
            approving.go_on(visit, by=by, now=now)
    return visit


def check_in(group: VisitGroup, some: Sequence[Visit], *, by: Person, now: datetime) -> int:
    """These have arrived: one notice to the host for all of them, and one clock. Answers how many were checked in."""
    with transaction.atomic():
        came: list[Visit] = []
        for visit in some:
            try:
                came.append(visits.check_in(visit, by=by, now=now, tells_host=False))
            except Refused:
                continue  # came by the kiosk meanwhile, or was cancelled
        if came:
            telling_groups.arrived(group, now=now)
    return len(came)


def let_in(some: Sequence[Visit], *, by: Person, now: datetime) -> int:
    """The host has come for these."""
    return _each(some, lambda visit: visits.let_in(visit, by=by, now=now))


def check_out(some: Sequence[Visit], *, by: Person, now: datetime) -> int:
    """These leave."""
    return _each(some, lambda visit: visits.check_out(visit, by=by, now=now))


def cancel(group: VisitGroup, *, by: Person, now: datetime) -> int:
    """Whoever has not come yet does not come; a VIP reception is cancelled by those alone who know of it."""
    rest = Visit.objects.known_to(by).filter(group=group, arrived_at__isnull=True).alive()
    leader_last = rest.order_by("-pk")  # who may hold an approval
    return _each(leader_last, lambda visit: visits.cancel(visit, by=by, now=now))


def _each(some: Iterable[Visit], do: Callable[[Visit], Any]) -> int:
    """Do it to each in one transaction; how many it could be done to."""
    done = 0
    with transaction.atomic():
        for visit in some:
            try:
                do(visit)
                done += 1
            except Refused:
                continue
    return done
