"""What the desk sees of visits: calls from kiosks, who waits, who is expected, who is in the house, the day's totals, what went wrong; one
query each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, F, Min, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.todos.models import Todo
from frontdesk.web.my_day import DayPart
from frontdesk.web.panels import Pane, Panel
from frontdesk.workdays.today import day_bounds
from visitors import showing
from visitors.forms.onsite import EscortForm
from visitors.models import Call, Incident, KioskCall, Parcel, Shipment, Visit, VisitGroup
from visitors.promises.complaint_contacted import ComplaintContacted
from visitors.promises.kiosk_call import KioskCallHeard
from visitors.promises.message_read import MessageRead
from visitors.promises.request_confirmed import RequestConfirmed
from visitors.promises.urgent_message_read import UrgentMessageRead
from visitors.showing import Lit

FEW = 5  # rows of a part of somebody's day
MOST = 200  # rows of a panel; more scroll off any screen and are found by searching


class Calls(Panel):
    """Somebody at a kiosk asks for reception: rings until somebody goes."""

    name = "visitors.calls"
    template = "visitors/_desk_calls.html"
    column = "top"
    order = 10

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        kind, subject = KioskCallHeard.name, KioskCall._meta.label_lower
        open_todo = Todo.objects.open().filter(promise=kind, subject_type=subject, subject_id=OuterRef("pk"))
        calls = KioskCall.objects.annotate(todo=Subquery(open_todo.values("pk")[:1])).filter(todo__isnull=False).select_related("device")
        return {"calls": list(calls.order_by("called_at")[:10]), "may_go": Role.RECEPTIONIST in person.roles}


class Requests(Panel):
    """Who asked to come and has heard neither yes nor no: how many, and the light of the oldest."""

    name = "visitors.requests"
    template = "visitors/_desk_requests.html"
    column = "lines"
    order = 5

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        if not person.can(Can.RECEIVE_VISITORS):
            return {"many": 0}
        owed = Todo.objects.open().filter(promise=RequestConfirmed.name)
        found = owed.aggregate(many=Count("pk"), red=Min("red_at"), yellow=Min("yellow_at"), due=Min("due_at"))
        colour = "red" if found["red"] and found["red"] <= now else "yellow" if found["yellow"] and found["yellow"] <= now else "green"
        return {**found, "colour": colour, "left": found["due"] and abs(found["due"] - now), "now": now}


class Messages(Panel):
    """What colleagues were left and have not read, urgent ones first, and complaints without a first contact.

    What the desk itself owes about calls stands among its to-dos.
    """

    name = "visitors.messages"
    template = "visitors/_desk_messages.html"
    column = "lines"
    order = 6

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        if not person.can(Can.TAKE_MESSAGES):
            return {"lines": []}
        open_ones = Todo.objects.open().filter(promise__in=OWED).order_by().values("promise")
        counted = open_ones.annotate(many=Count("pk"), red=Min("red_at"), yellow=Min("yellow_at"), due=Min("due_at"))
        found = {row["promise"]: row for row in counted}
        lines = [Owed(name, found[promise], now) for promise, name in OWED.items() if promise in found]
        return {"lines": lines}


OWED = {
    UrgentMessageRead.name: "urgent",
    MessageRead.name: "unread",
    ComplaintContacted.name: "complaint",
}  # by promise, in the order of the board


@dataclass(frozen=True)
class Owed:
    """How many to-dos of a kind are open; light and time are those of the one that asks for most."""

    name: str
    row: Mapping[str, Any]
    now: datetime

    @property
    def many(self) -> int:
        return int(self.row["many"])

    @property
    def light(self) -> str:
        return "red" if self.row["red"] <= self.now else "yellow" if self.row["yellow"] <= self.now else "green"

    @property
    def is_over(self) -> bool:
        return bool(self.row["due"] <= self.now)

    @property
    def left(self) -> timedelta:
        return abs(self.row["due"] - self.now)


WORST = ("red", "yellow", "accent", "green", "grey")  # of the lights of a group the first of these stands for it


@dataclass(frozen=True)
class Folded:
    """Those of a group who wait, as one row that opens; the light is the one that asks for most."""

    members: list[tuple[Visit, Lit]]
    is_reserved: bool = False

    @property
    def group(self) -> VisitGroup | None:
        return self.members[0][0].group

    @property
    def host(self) -> Person:
        return self.members[0][0].host

    @property
    def since(self) -> datetime | None:
        return self.members[0][0].arrived_at

    @property
    def ids(self) -> set[int]:
        return {visit.pk for visit, _lit in self.members}

    @property
    def light(self) -> Lit:
        return min((lit for _visit, lit in self.members), key=lambda lit: WORST.index(lit.colour))


def folded(rows: Sequence[tuple[Any, Lit | None]]) -> list[tuple[Any, Lit | None]]:
    """Rows in their order, two or more of one group as one at the place of the first; a VIP stands alone."""
    groups: dict[int, list[tuple[Visit, Lit]]] = {}
    for row, lit in rows:
        if lit and row.group_id and not row.is_vip:
            groups.setdefault(row.group_id, []).append((row, lit))
    several = {pk: Folded(members) for pk, members in groups.items() if len(members) > 1}
    shown: list[tuple[Any, Lit | None]] = []
    for row, lit in rows:
        whole = several.get(row.group_id) if lit and not row.is_vip else None
        if whole is None:
            shown.append((row, lit))
        elif row is whole.members[0][0]:
            shown.append((whole, whole.light))
    return shown


class Waiting(Panel):
    """Who is here and not yet met, the longest wait first; of a group one row that opens.

    And a quiet line without a name for whom the desk looks at before they come in.
    """

    name = "visitors.waiting"
    template = "visitors/_desk_waiting.html"
    column = "main"
    order = 10

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        waiting = Visit.objects.with_reserved(person).waiting().select_related("group")
        visits = showing.full(waiting).order_by("arrived_at", "pk")[:MOST]
        found = showing.reserved_or_seen(visits, "arrived_at")
        rows = [(row, None if row.is_reserved else showing.waiting_light(row, now)) for row in found]
        held = [row for row in found if not row.is_reserved and row.is_held]
        return {"rows": folded(rows), "many": len(rows), "held": held, "may_receive": person.can(Can.RECEIVE_VISITORS)}


class Expected(Panel):
    """Who is expected today and not here yet; of a group one row."""

    name = "visitors.expected"
    template = "visitors/_desk_expected.html"
    column = "main"
    order = 20

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        expected = Visit.objects.with_reserved(person).expected().expected_on_day(now).board()
        visits = expected.groups_folded().with_delays().order_by("expected_at", "pk")[:MOST]
        found = showing.reserved_or_seen(visits, "expected_at")
        rows = [(row, None if row.is_reserved else showing.expected_light(row, now)) for row in found]
        many = sum(1 if row.is_reserved else row.group_many or 1 for row in found)
        return {"rows": rows, "many": many, "may_receive": person.can(Can.RECEIVE_VISITORS)}


class OnSite(Panel):
    """Who is in the house with their host, with which badge, since when; then who has stepped out for a while."""

    name = "visitors.on_site"
    template = "visitors/_desk_on_site.html"
    column = "side"
    order = 20

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        seen = Visit.objects.with_reserved(person).not_left().filter(met_at__isnull=False)
        visits = list(seen.board().order_by(F("out_at").asc(nulls_first=True), "met_at", "pk")[:MOST])
        start, _end = day_bounds(now)
        rows = [(row, not row.is_reserved and row.met_at < start) for row in showing.reserved_or_seen(visits, "met_at")]
        return {
            "rows": rows,
            "badges": len([visit for visit in visits if visit.badge_now]),
            "may_receive": person.can(Can.RECEIVE_VISITORS),
        }


class Parcels(Panel):
    """What lies on the shelf, what goes back to the carrier, what is to be sent today."""

    name = "visitors.parcels"
    template = "visitors/_desk_parcels.html"
    column = "side"
    order = 30

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        if not person.can(Can.HANDLE_PARCELS):
            return {"is_shown": False}
        shelf = Parcel.objects.waiting().aggregate(
            waiting=Count("pk"),
            business=Count("pk", filter=Q(kind="business", unclaimed_at__isnull=True)),
            back=Count("pk", filter=Q(unclaimed_at__isnull=False)),
        )
        to_send = Shipment.objects.open().filter(goes_on__lte=timezone.localdate(now)).count()
        return {"is_shown": True, **shelf, "to_send": to_send}


class MyParcels(DayPart):
    """What waits for me on the shelf, with its code; one query."""

    name = "visitors.my_parcels"
    template = "visitors/_my_day_parcels.html"
    order = 30

    def context(self, person: Person, now: datetime) -> dict[str, Any] | None:
        parcels = list(Parcel.objects.waiting().filter(recipient=person).order_by("received_at", "pk")[:FEW])
        return {"parcels": parcels} if parcels else None


class Totals(Panel):
    """The day in four figures."""

    name = "visitors.totals"
    template = "visitors/_desk_totals.html"
    column = "foot"
    order = 10

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        start, end = day_bounds(now)
        arrived, left = (Q(**{f"{what}__gte": start, f"{what}__lt": end}) for what in ("arrived_at", "left_at"))
        inside = Q(arrived_at__isnull=False, left_at__isnull=True, cancelled_at__isnull=True, out_at__isnull=True)
        asked = Visit.objects.visible_to(person).filter(arrived | left | inside)  # each finds its rows by an index
        return asked.aggregate(arrived=Count("pk", filter=arrived), left=Count("pk", filter=left), inside=Count("pk", filter=inside))


class CallTotal(Panel):
    """How many calls the desk has written down today."""

    name = "visitors.call_total"
    template = "visitors/_desk_call_total.html"
    column = "foot"
    order = 11

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        may_take = person.can(Can.TAKE_MESSAGES)
        return {"may_take": may_take, "calls": Call.objects.began_between(*day_bounds(now)).count() if may_take else 0}


class Incidents(Panel):
    """What went wrong and is not over yet, the major ones and those without an answer first; and the key that reports one.

    A restricted one never stands there: the board is seen by whoever stands at the counter.
    """

    name = "visitors.incidents"
    template = "visitors/_desk_incidents.html"
    column = "side"
    order = 30

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        going = Incident.objects.visible_to(person).ordinary_eyes().filter(resolved_at__isnull=True, closed_at__isnull=True)
        rank = Case(When(severity=Incident.Severity.MAJOR, then=Value(0)), default=Value(1))
        rows = going.select_related("department", "assignee").order_by(rank, F("answered_at").asc(nulls_first=True), "reported_at")
        return {"rows": list(rows[:MOST]), "may_report": person.can(Can.REPORT_INCIDENTS)}


class VisitPane(Pane):
    """One visit beside the board."""

    name = "visit"
    template = "visitors/_visit_pane.html"

    def context(self, pk: int, person: Person, now: datetime) -> dict[str, Any] | None:
        visit = showing.full(Visit.objects.visible_to(person)).filter(pk=pk).first()
        if visit is None:
            return None
        picture = showing.picture(visit, person, now)
        return {**picture, "escort_form": EscortForm() if "escort" in picture["verbs"] else None}
