"""Every read of the tickets."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Count, Exists, F, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Least

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models import Place
from frontdesk.todos.models import Todo
from repairs.models.follower import Follower
from repairs.models.offer import Offer
from repairs.models.summary import SummaryDate
from repairs.models.team import Membership, Team
from repairs.models.thing import Thing
from repairs.models.ticket_states import URGENCY_ORDER, Urgency

if TYPE_CHECKING:
    from repairs.models.ticket import Ticket  # noqa: F401 - whose query set this is

RUNNING = Q(resolved_at__isnull=True, closed_at__isnull=True, cancelled_at__isnull=True, merged_at__isnull=True)
OPEN = Q(closed_at__isnull=True, cancelled_at__isnull=True, merged_at__isnull=True)
WHOSE = Coalesce("reported_for__department", "asker__department")  # of who it is for, else of who reported it
NEVER = datetime(9000, 1, 1, tzinfo=UTC)


class TicketQuerySet(models.QuerySet["Ticket"]):
    """Every read of the tickets."""

    def visible_to(self, reader: Person) -> Self:
        """One's own, those one follows, works on or was offered, those of teams one leads or is in; who leads repairs sees all.

        A head to whose department the manager set a date for one sees it too, and the front desk, which is asked, what is open.
        """
        if reader.can(Can.LEAD_REPAIRS):
            return self
        if not reader.can(Can.REPORT_FAULTS):
            return self.none()
        mine = Q(asker=reader) | Q(reported_for=reader) | Q(assigned_to=reader)
        asked = OPEN if reader.can(Can.SEE_DESK) else Q()
        return self.filter(mine | asked | Q(team__in=Team.objects.of(reader).values("pk")) | named_beside(reader))

    def by_department(self, which: Case) -> list[tuple[int, int | None, int]]:
        """Which, department, how many: of who the repair is for, else of who reported it."""
        rows = self.order_by().annotate(which=which, whose=WHOSE).values_list("which", "whose")
        return list(rows.annotate(many=Count("pk")))

    def of_department(self, pk: int) -> Self:
        """The same tickets."""
        return self.annotate(whose=WHOSE).filter(whose=pk)

    def of_asker(self, person: Person) -> Self:
        """Reported by or for this person, or followed; each found by its own index, among hundreds of thousands.

        Who wants few of them says so before: `open().of_asker(…)`.
        """
        rows = self.order_by()
        follows = Follower.objects.standing().filter(person=person).values("ticket")
        ways = (rows.filter(asker=person), rows.filter(reported_for=person), rows.filter(pk__in=follows))
        first, *others = (way.values("pk") for way in ways)
        return self.filter(pk__in=first.union(*others))

    def followed_by(self, person: Person) -> Self:
        return self.filter(Exists(Follower.objects.standing().filter(ticket=OuterRef("pk"), person=person)))

    def led_by(self, person: Person) -> Self:
        """Of the teams this person leads; all of them for who leads repairs."""
        return self if person.can(Can.LEAD_REPAIRS) else self.filter(team__lead=person)

    def running(self) -> Self:
        """Not repaired yet: what the clocks, the summary and the escalations are about."""
        return self.filter(RUNNING)

    def open(self) -> Self:
        """Neither closed nor cancelled nor merged; repaired ones that nobody confirmed yet are among them."""
        return self.filter(OPEN)

    def unconfirmed(self) -> Self:
        """Repaired, and the asker has not said so yet."""
        return self.filter(OPEN, resolved_at__isnull=False)

    def over(self) -> Self:
        """Closed, cancelled or merged."""
        return self.exclude(OPEN)

    def unassigned(self) -> Self:
        return self.running().filter(assigned_to__isnull=True)

    def waiting(self) -> Self:
        """That nobody has and nobody is being asked to take; emergencies, too, that not everybody was asked about."""
        asked = Offer.objects.open().filter(ticket=OuterRef("pk"))
        told = Offer.objects.filter(ticket=OuterRef("pk"), cycle=OuterRef("cycle"), is_broadcast=True)
        raised = Q(urgency=Urgency.EMERGENCY) & ~Exists(told)
        return self.unassigned().filter(~Exists(asked) | raised)

    def work_of(self, person: Person) -> Self:
        """What is theirs to repair."""
        return self.running().filter(assigned_to=person)

    def late(self, now: datetime) -> Self:
        """Running, and response or solution is overdue."""
        response = Q(responded_at__isnull=True, response_due_at__lte=now)
        return self.running().filter(response | Q(solution_due_at__lte=now))

    def begun_before(self, before: datetime) -> Self:
        """Reported, or opened again, before a moment; with `begun_at`, when the cycle began that runs now."""
        reopened = Max("events__happened_at", filter=Q(events__kind="reopened"))
        return self.annotate(begun_at=Coalesce(reopened, "reported_at")).filter(begun_at__lte=before)

    def like(self, *, place: Place, kind: str, thing: Thing | None = None) -> Self:
        """Open ones of the same thing, or of the same place and kind of fault: perhaps the same fault."""
        same = Q(place=place, category__kind=kind)
        return self.open().filter(same | Q(thing=thing) if thing else same)

    def asking_for_more_time(self) -> Self:
        """Running, and nobody has answered whether it may take longer."""
        return self.running().filter(extensions__isnull=False, extensions__decided_at__isnull=True)

    def ranked(self) -> Self:
        """With `rank`, to sort by urgency."""
        return self.annotate(rank=Case(*(When(urgency=each, then=Value(n)) for each, n in URGENCY_ORDER.items()), default=Value(9)))

    def most_urgent_first(self) -> Self:
        """By urgency, then what is due first, then the oldest."""
        return self.ranked().order_by("rank", "solution_due_at", "reported_at", "pk")

    def matching(self, words: str) -> Self:
        """By number, place, asker, or a part of what was said."""
        by_asker = Q(asker__in=Person.objects.named_like(words).values("pk"))
        where = Q(place__name__icontains=words) | Q(place__name_en__icontains=words)
        return self.filter(Q(number__icontains=words) | Q(words__icontains=words) | by_asker | where)

    def with_moments(self) -> Self:
        """With `due_key`, when answer or repair is due, to sort by (no limit is last), and `yellow_at`, of the first of its to-dos."""
        first = owed().order_by().values("subject_id").annotate(first=Min("yellow_at")).values("first")
        answer = Case(When(responded_at__isnull=True, then=Coalesce(F("response_due_at"), Value(NEVER))), default=Value(NEVER))
        return self.annotate(due_key=Least(Coalesce(F("solution_due_at"), Value(NEVER)), answer), yellow_at=Subquery(first))

    def with_asked(self, reader: Person) -> Self:
        """With who is being asked to take it (how many, the first one's names), and whether this reader is or belongs to its team."""
        open_offers = Offer.objects.open().filter(ticket=OuterRef("pk")).order_by("pk")
        many = open_offers.order_by().values("ticket").annotate(many=Count("pk")).values("many")
        return self.annotate(
            many_asked=Coalesce(Subquery(many), 0),
            asked_name=Subquery(open_offers.values("person__name")[:1]),
            asked_name_en=Subquery(open_offers.values("person__name_en")[:1]),
            asks_reader=Exists(open_offers.filter(person=reader)),
            is_of_reader_s_team=Exists(Membership.objects.running().filter(team=OuterRef("team"), person=reader)),
        )

    def with_events(self) -> Self:
        """With what their clocks are counted from; one more query."""
        return self.select_related("version").prefetch_related("events")

    def with_all(self) -> Self:
        """With everything that a row shows; one query."""
        people = ("asker", "reported_for", "assigned_to")
        return self.select_related(*people, "place__floor__site", "thing", "category", "team__lead", "version")

    def counted(self) -> Self:
        """With `followers`: how many follow it."""
        return self.annotate(many_followers=Count("followers", filter=Q(followers__ended_at__isnull=True)))

    def by_load(self) -> dict[int, dict[str, int]]:
        """assigned person → urgency → how many running tickets; one query."""
        loads: dict[int, dict[str, int]] = {}
        rows = self.running().filter(assigned_to__isnull=False).order_by().values_list("assigned_to", "urgency").annotate(Count("pk"))
        for person, urgency, many in rows:
            loads.setdefault(person, dict.fromkeys(Urgency.values, 0))[urgency] = many
        return loads


def owed(warned: datetime | None = None) -> "models.QuerySet[Todo]":
    """Open to-dos about the ticket outside; with `warned` those that are yellow or red by then."""
    todos = Todo.objects.open().filter(subject_type="repairs.ticket", subject_id=OuterRef("pk"))
    return todos.filter(yellow_at__lte=warned) if warned else todos


def named_beside(reader: Person) -> Q:
    """Follows it, was offered it, or heads a department that must see to it."""
    follows = Follower.objects.standing().filter(person=reader).values("ticket")
    offered = Offer.objects.filter(person=reader).values("ticket")
    dated = SummaryDate.objects.standing().filter(department__head=reader).values("ticket")
    return Q(pk__in=follows) | Q(pk__in=offered) | Q(pk__in=dated)
