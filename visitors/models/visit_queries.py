"""Every read of visits: who may see which, how they stand, what boards and lists show beside them."""

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, Count, Exists, ExpressionWrapper, F, Min, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Least, TruncDate

from frontdesk.people import names
from frontdesk.people.models import Absence, Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from frontdesk.workdays.today import day_bounds
from visitors.models.answer import Answer
from visitors.models.badge import BadgeLoan
from visitors.models.belonging import Belonging
from visitors.models.serving import Serving
from visitors.models.vip import VipNamed
from visitors.models.visit_event import Verb, VisitEvent
from visitors.models.visit_states import Purpose, State
from visitors.models.watch import WatchHit

if TYPE_CHECKING:
    from visitors.models.visit import Visit  # noqa: F401 - whose query set this is

AWAITING = Q(requested_at__isnull=False, accepted_at__isnull=True) | Q(clearance_asked_at__isnull=False, cleared_at__isnull=True)


# When a visit is or was to be, or when somebody walked in.
MOMENT = Coalesce("expected_at", "arrived_at")
# When a visit was over, or was to be: from here the time counts after which it is forgotten.
OVER = Coalesce("left_at", "arrived_at", "expected_at", "created_at")


def in_confidence(person: Person) -> Q:
    """Nobody's secret, or this person is named in it: a VIP reception is seen by its host, by who announced it and by those named."""
    named = VipNamed.objects.filter(visit=OuterRef("pk"), person=person)
    return Q(is_vip=False) | Q(host=person) | Q(created_by=person) | Q(Exists(named))


def held(visit: str = "pk") -> Exists:
    """They are like somebody on the watch-list, and nobody has decided yet."""
    return Exists(WatchHit.objects.undecided().filter(visit=OuterRef(visit)))


def namesakes(visit: str = "") -> Exists:
    """Somebody else of this name, with another number, has not left: the two are told apart by the end of the number."""
    from visitors.models.visit import Visit  # noqa: PLC0415 - the model is made of this module

    same = Visit.objects.alive().filter(left_at__isnull=True, forgotten_at__isnull=True, name_key=OuterRef(f"{visit}name_key"))
    return Exists(same.exclude(phone=OuterRef(f"{visit}phone")))


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, person: Person) -> "VisitQuerySet":
        """Everything for those who see all visits; else what one hosts, created, stands in for (always or that day), was asked for.

        A VIP reception is seen by those named in it and by nobody else; see `reserved_for_others`.
        """
        if not person.can(Can.USE_OFFICE):
            return self.none()
        rows = self.filter(in_confidence(person))
        if person.can(Can.SEE_ALL_VISITS):
            return rows
        asked = Q(pk__in=Answer.objects.filter(colleague=person).values("visit"))
        asked |= Q(clearance_asked_at__isnull=False, host__department__head__stand_in=person)  # silence of the head climbs to them
        # Who acts for the host or the head on the day of the visit or the next, when the thanks are owed; also by one link more.
        then = {"from_on__lte": OuterRef("morrow"), "until_on__gte": OuterRef("day"), "ended_at__isnull": True}
        away = Absence.objects.filter(**then).filter(
            Q(person=OuterRef("host")) | Q(person=OuterRef("host__department__head")) | Q(person=OuterRef("host__department__parent__head"))
        )
        further = {f"stand_in__absences__{key}": value for key, value in then.items()}
        covered = away.filter(Q(stand_in=person) | Q(stand_in__absences__stand_in=person, **further))
        heads = Q(host__department__head=person) | Q(host__department__parent__head=person)  # a head's own silence climbs to the parent's
        came = Coalesce("arrived_at", "expected_at")
        morrow = ExpressionWrapper(came + timedelta(days=1), output_field=models.DateTimeField())
        dated = rows.alias(day=TruncDate(came), morrow=TruncDate(morrow))
        return dated.filter(Q(host=person) | Q(created_by=person) | Q(host__stand_in=person) | heads | asked | Exists(covered))

    def reserved_for_others(self, person: Person) -> "VisitQuerySet":
        """VIP receptions that are none of this person's business: boards show the time and the word "reserved"."""
        return self.filter(is_vip=True).exclude(in_confidence(person))

    def known_to(self, person: Person) -> "VisitQuerySet":
        """All but those VIP receptions: who else may see a visit is asked by `visible_to`."""
        return self.filter(in_confidence(person))

    def with_reserved(self, person: Person) -> "VisitQuerySet":
        """What `visible_to` answers; for whoever sees all visits the VIP receptions of others too, with `is_reserved`.

        No name of theirs goes on a page: see `showing.reserved_or_seen`.
        """
        no, yes = Value(value=False), Value(value=True)
        if person.can(Can.USE_OFFICE) and person.can(Can.SEE_ALL_VISITS):
            return self.annotate(**{"is_reserved": Case(When(in_confidence(person), then=no), default=yes)})
        return self.visible_to(person).annotate(**{"is_reserved": no})

    def hosted_by(self, person: Person) -> "VisitQuerySet":
        return self.filter(host=person)

    def alive(self) -> "VisitQuerySet":
        """Neither cancelled nor declined nor turned away."""
        return self.filter(cancelled_at__isnull=True, turned_away_at__isnull=True, declined_at__isnull=True)

    def groups_folded(self) -> "VisitQuerySet":
        """Of each group among expected visits one row, with `group_many`: how many of it are still to come; a VIP stands alone."""
        return self.annotate(**_of_groups()).filter(Q(group__isnull=True) | Q(is_vip=True) | Q(pk=F("group_first"))).select_related("group")

    def requested(self) -> "VisitQuerySet":
        """Waiting for the host to agree, or for the approval that a day off needs."""
        return self.alive().filter(AWAITING, arrived_at__isnull=True)

    def uncleared(self) -> "VisitQuerySet":
        """On a day off and not approved yet, announced or standing at the door."""
        return self.alive().filter(clearance_asked_at__isnull=False, cleared_at__isnull=True, left_at__isnull=True)

    def asked_for(self) -> "VisitQuerySet":
        """Somebody asked to come and the host has said neither yes nor no."""
        return self.alive().filter(requested_at__isnull=False, accepted_at__isnull=True, arrived_at__isnull=True)

    def agreed(self) -> "VisitQuerySet":
        """Nobody's approval is missing."""
        return self.exclude(AWAITING)

    def expected(self) -> "VisitQuerySet":
        return self.alive().agreed().filter(arrived_at__isnull=True, expected_at__isnull=False)

    def waiting(self) -> "VisitQuerySet":
        return self.alive().filter(arrived_at__isnull=False, met_at__isnull=True, left_at__isnull=True)

    def on_site(self) -> "VisitQuerySet":
        return self.alive().filter(met_at__isnull=False, left_at__isnull=True, out_at__isnull=True)

    def stepped_out(self) -> "VisitQuerySet":
        """Gone for a while: they come back, and their badge goes with them."""
        return self.alive().filter(met_at__isnull=False, left_at__isnull=True, out_at__isnull=False)

    def not_left(self) -> "VisitQuerySet":
        """Waiting, on site, or stepped out for a while."""
        return self.alive().filter(arrived_at__isnull=False, left_at__isnull=True)

    def in_the_house(self) -> "VisitQuerySet":
        """Waiting or on site."""
        return self.not_left().filter(out_at__isnull=True)

    def there_at(self, at: datetime) -> "VisitQuerySet":
        """Had arrived and not left at that moment: whom a roll call looks for. Who was out for a while is among them."""
        gone = Q(left_at__lte=at) | Q(cancelled_at__isnull=False) | Q(turned_away_at__lte=at)
        return self.filter(arrived_at__lte=at).exclude(gone)

    def expected_on_day(self, now: datetime) -> "VisitQuerySet":
        start, end = day_bounds(now)
        return self.filter(expected_at__gte=start, expected_at__lt=end)

    def of_day(self, now: datetime) -> "VisitQuerySet":
        """Expected or arrived on the local day of `now`."""
        start, end = day_bounds(now)
        return self.filter(Q(expected_at__gte=start, expected_at__lt=end) | Q(arrived_at__gte=start, arrived_at__lt=end))

    def hosted_on_day(self, person: Person, now: datetime) -> "VisitQuerySet":
        """`hosted_by` and `of_day`, found by two indexes: who had thousands of visitors in ten years waits for none of them."""
        start, end = day_bounds(now)
        mine = self.model._default_manager.filter(host=person).order_by().values("pk")
        expected, arrived = mine.filter(expected_at__gte=start, expected_at__lt=end), mine.filter(arrived_at__gte=start, arrived_at__lt=end)
        return self.filter(pk__in=expected.union(arrived))

    def from_day(self, now: datetime) -> "VisitQuerySet":
        """Of the local day of `now` and later; and who came before and has not left. Read with `timed`."""
        start, _end = day_bounds(now)
        here = Q(arrived_at__lt=start, left_at__isnull=True, cancelled_at__isnull=True)
        longest = Subquery(self.model._default_manager.filter(here).order_by(MOMENT).values(at=MOMENT)[:1])
        first = Least(Value(start), Coalesce(longest, Value(start)))  # where the index by moment is entered
        return self.filter(Q(moment__gte=first) & (Q(moment__gte=start) | here))

    def after_day(self, now: datetime) -> "VisitQuerySet":
        """Expected later than the local day of `now`."""
        _start, end = day_bounds(now)
        return self.filter(expected_at__gte=end)

    def before_day(self, now: datetime) -> "VisitQuerySet":
        """Of earlier days. Read with `timed`."""
        start, _end = day_bounds(now)
        return self.filter(Q(moment__lt=start))

    def arrived_between(self, begin: datetime, end: datetime) -> "VisitQuerySet":
        """Arrived from `begin` on and before `end`."""
        return self.filter(arrived_at__gte=begin, arrived_at__lt=end, cancelled_at__isnull=True)

    def standing_as(self, state: State) -> "VisitQuerySet":
        """Those in one state, as the property `state` answers."""
        return {
            State.REQUESTED: self.requested,
            State.EXPECTED: self.expected,
            State.WAITING: self.waiting,
            State.ON_SITE: self.on_site,
            State.OUT: self.stepped_out,
            State.LEFT: lambda: self.alive().filter(left_at__isnull=False),
            State.TURNED_AWAY: lambda: self.filter(turned_away_at__isnull=False, cancelled_at__isnull=True),
            State.CANCELLED: lambda: self.filter(cancelled_at__isnull=False),
            State.DECLINED: lambda: self.filter(declined_at__isnull=False, cancelled_at__isnull=True),
        }[state]()

    def matching(self, text: str) -> "VisitQuerySet":
        """By name, pinyin or initials, company, code, badge number or the end of a phone number; of those that are not forgotten."""
        key = names.normal(text)
        asked = (
            Q(name_key__contains=key)
            | Q(spellings__contains=f" {key}")
            | Q(company__icontains=text.strip())
            | Q(host__name_key__contains=key)
        )
        if key.isdigit():
            asked |= Q(code=key) | (Q(phone__endswith=key) if len(key) >= 4 else Q())
        worn = BadgeLoan.objects.filter(badge__number__iexact=text.strip()).values("visit")
        return self.filter(asked | Q(pk__in=worn), forgotten_at__isnull=True)

    def to_be_thanked(self, *, left_before: datetime, left_since: datetime) -> "VisitQuerySet":
        """Left, known how to reach or not, not thanked or taken on, and `owes_thanks`."""
        return self.filter(
            left_at__lte=left_before,
            left_at__gte=left_since,
            thanks_began_at__isnull=True,
            thanked_at__isnull=True,
            no_thanks=False,
            turned_away_at__isnull=True,
        ).exclude(Q(purpose=Purpose.DELIVERY) | Q(visitor_type__thanks=False))

    def board(self) -> "VisitQuerySet":
        """What rows of boards and lists show, in one query: host, department, `badge_now` (reserved or lent), `badge_lent_at`, if held.

        And `things_inside`: something that was brought in is neither out nor said to stay.
        """
        return self.select_related("host__department", "visitor_type").annotate(**_on_boards())

    def with_drink(self) -> "VisitQuerySet":
        """The newest drink beside each visit, in the same query: `drink_now`, and `drink_served_at` once it was brought."""
        return self.annotate(**_drink())

    def with_clock(self, promise: str) -> "VisitQuerySet":
        """The open to-do of this kind beside each visit: `clock_yellow_at`, `_red_at`, `_next_at`, `_rung`; None when it is settled."""
        return self.annotate(**_clock(promise, self.model._meta.label_lower))

    def with_answers(self) -> "VisitQuerySet":
        """The answers and who gave them, in one more query."""
        return self.prefetch_related(Prefetch("answers", Answer.objects.select_related("colleague", "answered_by")))

    def with_delays(self) -> "VisitQuerySet":
        """With `is_delayed`: the visitor said that they are running late."""
        return self.annotate(**{"is_delayed": Exists(VisitEvent.objects.filter(visit=OuterRef("pk"), verb=Verb.DELAY))})

    def timed(self) -> "VisitQuerySet":
        """With `moment`: when it is or was to be, or when somebody walked in."""
        return self.annotate(**{"moment": MOMENT})

    def with_loan(self) -> "VisitQuerySet":
        rows = self.select_related("host__department", "visitor_type").annotate(**{"is_held": held()})
        return rows.prefetch_related("loans__badge", "answers__answered_by", "answers__colleague")


# Columns that are the same whoever asks and whenever are put together once: Django takes longer for that than the database for its answer.


@cache
def _on_boards() -> dict[str, Any]:
    out = BadgeLoan.objects.out().filter(visit=OuterRef("pk"))
    columns = {"badge_now": Subquery(out.values("badge__number")[:1]), "badge_lent_at": Subquery(out.values("lent_at")[:1])}
    inside = Exists(Belonging.objects.inside().filter(visit=OuterRef("pk")))
    return {**columns, "is_held": held(), "has_namesake": namesakes(), "things_inside": inside}


@cache
def _drink() -> dict[str, Any]:
    newest = Serving.objects.filter(visit=OuterRef("pk")).order_by("-pk")
    return {"drink_now": Subquery(newest.values("drink")[:1]), "drink_served_at": Subquery(newest.values("served_at")[:1])}


@cache
def _clock(promise: str, subject: str) -> dict[str, Any]:
    todo = Todo.objects.open().filter(promise=promise, subject_type=subject, subject_id=OuterRef("pk"))
    return {f"clock_{name}": Subquery(todo.values(name)[:1]) for name in ("yellow_at", "red_at", "next_at", "rung")}


@cache
def _of_groups() -> dict[str, Any]:
    from visitors.models.visit import Visit  # noqa: PLC0415 - the model is made of this module

    mates = Visit.objects.expected().filter(group=OuterRef("group"), is_vip=False).order_by().values("group")
    return {
        "group_many": Case(When(is_vip=False, then=Subquery(mates.annotate(many=Count("pk")).values("many")[:1]))),
        "group_first": Subquery(mates.annotate(first=Min("pk")).values("first")[:1]),
    }
