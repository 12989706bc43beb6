"""Categories, things, teams and tickets with sensible defaults."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.places.models import Floor, Place, Site
from repairs.actions import tickets
from repairs.models import Category, Contractor, FaultKind, Membership, Route, SafetyStep, Team, Thing, Ticket
from tests.moments import MONDAY_9AM


def a_spot(name: str = "茶水间") -> Place:
    """A place, with the floor and site it needs; the same one for the same name."""
    site = Site.objects.get_or_create(name="远山大厦", defaults={"name_en": "Yuanshan Tower"})[0]
    floor = Floor.objects.get_or_create(site=site, name="2 层", defaults={"name_en": "2F"})[0]
    return Place.objects.get_or_create(floor=floor, name=name)[0]


def a_category(kind: str = FaultKind.BUILDING, name: str = "", safety: Iterable[str] = ()) -> Category:
    """The category of a kind; `safety` are the steps that come first."""
    category = Category.objects.get_or_create(name=name or str(FaultKind(kind).label), defaults={"kind": kind})[0]
    for words in safety:
        SafetyStep.objects.get_or_create(category=category, name=words)
    return category


def a_thing(name: str = "饮水机", place: Place | None = None, **more: Any) -> Thing:
    return Thing.objects.get_or_create(name=name, place=place or a_spot(), defaults=more)[0]


def a_team(lead: Person, *members: Person, name: str = "维修组", now: datetime = MONDAY_9AM) -> Team:
    """A team with its members; whoever has no skills written down repairs everything."""
    team = Team.objects.get_or_create(name=name, defaults={"lead": lead})[0]
    for person in members:
        Membership.objects.get_or_create(team=team, person=person, left_at=None, defaults={"joined_at": now})
    return team


def a_route(team: Team, **more: Any) -> Route:
    """A rule that leads there; without more it is for everything, everywhere, at any time."""
    return Route.objects.get_or_create(team=team, **more)[0]


def a_contractor(name: str = "物业管理处", **more: Any) -> Contractor:
    return Contractor.objects.get_or_create(name=name, defaults=more)[0]


def reported(
    asker: Person, *, now: datetime = MONDAY_9AM, category: Category | None = None, team: Team | None = None, **more: Any
) -> Ticket:
    """A ticket by the real action; `team` is who repairs it, without asking dispatch."""
    if "thing" not in more:
        more.setdefault("place", a_spot())
    ticket = tickets.report(asker=asker, category=category or a_category(), now=now, **{"words": "漏水了", **more})
    if team:
        Ticket.objects.filter(pk=ticket.pk).update(team=team)
        ticket.refresh_from_db()
    return ticket
