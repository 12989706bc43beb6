"""The rows of a roll call: where each visitor is looked for, who they are for this reader, and what the report says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.places.models import Place
from visitors.limits import RollCallLimits
from visitors.models import BadgeLoan, RollCall, RollCallName, Visit


@dataclass(frozen=True)
class Row:
    """One line: a visit with its companions, or somebody reserved whose name this reader does not learn."""

    visit: int
    name: str
    company: str
    host: str
    floor: str
    badge: str
    people: int
    order: str
    place_in_order: int = 0
    is_out: bool = False
    safe_at: datetime | None = None
    safe_by: str = ""

    @property
    def safe_ms(self) -> int:
        """For the page's script: milliseconds, 0 while nobody has seen them."""
        return ms(self.safe_at) if self.safe_at else 0

    @property
    def more(self) -> int:
        return self.people - 1


@dataclass(frozen=True)
class Group:
    """The rows of one floor, or of one host."""

    title: str
    rows: list[Row]


def ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def rows_now(reader: Person) -> list[Row]:
    """Who is in the house now, and who has stepped out."""
    visits = list(Visit.objects.not_left().select_related("host__department", "visitor_type"))
    return _sorted(_rows([(visit, None) for visit in visits], reader))


def rows_of(call: RollCall, reader: Person) -> list[Row]:
    """The frozen list as it stands."""
    names = call.names.with_visits()
    return _sorted(_rows([(name.visit, name) for name in names], reader))


def _rows(listed: Sequence[tuple[Visit, RollCallName | None]], reader: Person) -> Iterable[Row]:
    """Three questions for any number of names: whose name stays reserved, which floors, which badges."""
    ids = [visit.pk for visit, _name in listed]
    hidden = set(Visit.objects.filter(pk__in=ids).reserved_for_others(reader).values_list("pk", flat=True))
    floors = _floors({visit.place for visit, _name in listed if visit.place})
    badges = dict(BadgeLoan.objects.out().filter(visit__in=ids).values_list("visit", "badge__number"))
    for visit, name in listed:
        yield _row(visit, name, is_hidden=visit.pk in hidden, floor=floors.get(visit.place, ""), badge=badges.get(visit.pk, ""))


def _row(visit: Visit, name: RollCallName | None, *, is_hidden: bool, floor: str, badge: str) -> Row:
    host = str(visit.host)
    reserved = _("reserved · with host %(host)s") % {"host": host}
    return Row(
        visit=visit.pk,
        name=reserved if is_hidden else visit.name,
        company="" if is_hidden else visit.company,
        host=host,
        floor=floor or visit.place or str(visit.host.department or ""),
        badge=badge,
        people=(name.people if name else 0 if visit.out_at else visit.people),
        order=host if is_hidden else (visit.spellings or visit.name_key),
        is_out=(name.people == 0 if name else visit.out_at is not None),
        safe_at=name.safe_at if name else None,
        safe_by=str(name.safe_by or "") if name else "",
    )


def _floors(named: set[str]) -> dict[str, str]:
    """The floor of each place that is known by this name."""
    places = Place.objects.filter(Q(name__in=named) | Q(name_en__in=named), closed_at__isnull=True).select_related("floor")
    return {name: str(place.floor) for place in places for name in (place.name, place.name_en)}


def _sorted(rows: Iterable[Row]) -> list[Row]:
    """As they are read aloud: by pinyin."""
    ordered = sorted(rows, key=lambda row: (row.order.strip(), row.visit))
    return [replace(row, place_in_order=number) for number, row in enumerate(ordered)]


def grouped(rows: Iterable[Row], by: str) -> list[Group]:
    """By floor or by host, in alphabetical order; who has stepped out is in no group."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if not row.is_out:
            found.setdefault(row.host if by == "host" else row.floor or _("elsewhere"), []).append(row)
    return [Group(title, found[title]) for title in sorted(found)]


@dataclass(frozen=True)
class Report:
    """What a roll call came to."""

    call: RollCall
    rows: list[Row]

    @property
    def people(self) -> int:
        return sum(row.people for row in self.rows)

    @property
    def found(self) -> int:
        return sum(row.people for row in self.rows if row.safe_at)

    @property
    def missing(self) -> list[Row]:
        return [row for row in self.rows if not row.safe_at and not row.is_out]

    @property
    def minutes(self) -> list[tuple[int, int, int]]:
        """For each minute in which somebody was found: which minute, how many people, how many so far."""
        counted = Counter[int]()
        for row in self.rows:
            if row.safe_at:
                counted[int((row.safe_at - self.call.began_at) / timedelta(minutes=1)) + 1] += row.people
        so_far, listed = 0, []
        for minute in sorted(counted):
            so_far += counted[minute]
            listed.append((minute, counted[minute], so_far))
        return listed


def red_after() -> timedelta:
    return RollCallLimits.now().red
