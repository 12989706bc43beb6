"""Who of a team can be asked at a moment: on shift, not away, able; how much each has to do, and since when each is idle."""

from collections.abc import Collection, Container
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, OuterRef, Subquery

from frontdesk.people.models import Absence, Person
from frontdesk.people.permissions import Can
from frontdesk.workdays.calendar import Calendar
from repairs.models import Category, Membership, Offer, Ticket, Urgency

WEIGHT = {Urgency.LOW: 1, Urgency.NORMAL: 2, Urgency.HIGH: 3, Urgency.EMERGENCY: 5}  # of a ticket, in what somebody has to do


class But(StrEnum):
    """Why somebody is not asked; the first that holds."""

    GONE = "gone"  # retired, or may not repair any more
    ABSENT = "absent"
    ASKED = "asked"  # has been offered it before
    UNSKILLED = "unskilled"
    OFF_SHIFT = "off_shift"


@dataclass(frozen=True)
class Candidate:
    """A member at a moment; `but` is empty for somebody who can be asked."""

    membership: Membership
    but: str
    tickets: int
    load: int
    idle_since: datetime | None

    @property
    def person_id(self) -> int:
        return self.membership.person_id

    @property
    def answers_emergencies(self) -> bool:
        """An emergency asks whoever is not away, in their free time and whatever they are good at."""
        return self.but in ("", But.UNSKILLED, But.OFF_SHIFT)

    def plain(self) -> dict[str, object]:
        """As an offer keeps it: ids, codes and figures."""
        idle = self.idle_since.isoformat() if self.idle_since else ""
        return {"person": self.person_id, "but": self.but, "tickets": self.tickets, "load": self.load, "idle_since": idle}


def is_office_open(calendar: Calendar, now: datetime) -> bool:
    """Between opening and closing of a working day; over lunch somebody is there."""
    local = now.astimezone(calendar.tz)
    hours = calendar.hours_on(local.date())
    return hours is not None and hours.opens <= local.time() < hours.closes


@dataclass(frozen=True)
class Roster:
    """All teams at one moment; six queries, however many members."""

    now: datetime
    calendar: Calendar
    members: dict[int, list[Membership]]  # by team
    absent: set[int]
    loads: dict[int, tuple[int, int]]  # person → tickets, weighted
    idle: dict[int, datetime]

    def of(self, team_id: int, category: Category, *, asked: Container[int] = ()) -> list[Candidate]:
        """The members of a team: who can be asked first, by least load, then longest idle; then those who can't."""
        found = [self.standing(each, category, asked) for each in self.members.get(team_id, [])]
        return sorted(found, key=lambda each: (bool(each.but), each.load, _since(each.idle_since), each.membership.pk))

    def is_on_shift(self, membership: Membership) -> bool:
        """By their own shifts, holidays or not; without any by the office's hours."""
        shifts = list(membership.shifts.all())
        if not shifts:
            return is_office_open(self.calendar, self.now)
        local = self.now.astimezone(self.calendar.tz)
        return any(each.weekday == local.weekday() and each.starts <= local.time() < each.ends for each in shifts)

    def standing(self, membership: Membership, category: Category | None = None, asked: Container[int] = ()) -> Candidate:
        """How a member stands, for a fault of this category or for any."""
        tickets, load = self.loads.get(membership.person_id, (0, 0))
        return Candidate(membership, self._but(membership, category, asked), tickets, load, self.idle.get(membership.person_id))

    def _but(self, membership: Membership, category: Category | None, asked: Container[int]) -> str:
        person, skills = membership.person, [skill.pk for skill in membership.skills.all()]
        reasons = (
            (But.GONE, not (person.is_active and person.can(Can.WORK_ON_REPAIRS))),
            (But.ABSENT, person.pk in self.absent),
            (But.ASKED, person.pk in asked),
            (But.UNSKILLED, category is not None and bool(skills) and category.pk not in skills),
            (But.OFF_SHIFT, not self.is_on_shift(membership)),
        )
        return next((code for code, holds in reasons if holds), "")


def roster_at(now: datetime, calendar: Calendar, *, team_id: int | None = None) -> Roster:
    """Who is there at a moment; of one team or of all."""
    rows = Membership.objects.running().filter(team__closed_at__isnull=True)
    rows = rows.filter(team=team_id) if team_id else rows
    members: dict[int, list[Membership]] = {}
    for each in rows.select_related("person").prefetch_related("person__posts", "skills", "shifts").order_by("pk"):
        members.setdefault(each.team_id, []).append(each)
    absent = set(Absence.objects.on(calendar.day_of(now)).values_list("person", flat=True))
    people = {each.person_id for rows in members.values() for each in rows}
    return Roster(now, calendar, members, absent, _loads(), _idle(people))


def _loads() -> dict[int, tuple[int, int]]:
    """What is theirs to repair and what they are being asked, by person."""
    loads: dict[int, tuple[int, int]] = {}
    theirs = [(who, urgency, many) for who, by_urgency in Ticket.objects.by_load().items() for urgency, many in by_urgency.items()]
    offered = Offer.objects.open().filter(is_broadcast=False).order_by().values_list("person", "ticket__urgency").annotate(Count("pk"))
    for who, urgency, many in [*theirs, *offered]:
        tickets, load = loads.get(who, (0, 0))
        loads[who] = (tickets + many, load + many * WEIGHT[Urgency(urgency)])
    return loads


def _idle(people: Collection[int]) -> dict[int, datetime]:
    """When each of them last accepted or finished something; one query, the newest row of each by an index."""
    accepted = Offer.objects.filter(person=OuterRef("pk"), accepted_at__isnull=False).order_by("-accepted_at").values("accepted_at")
    finished = Ticket.objects.filter(assigned_to=OuterRef("pk"), resolved_at__isnull=False).order_by("-resolved_at").values("resolved_at")
    rows = Person.objects.filter(pk__in=people).order_by().values_list("pk", Subquery(accepted[:1]), Subquery(finished[:1]))
    return {who: max(at for at in moments if at) for who, *moments in rows if any(moments)}


def _since(idle: datetime | None) -> float:
    """Who never had anything to do has been idle longest."""
    return idle.timestamp() if idle else 0
