"""Where a fault goes: the first rule of dispatch that fits, its team, and of the team whom; with the reason as codes and ids."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from frontdesk.places.models import Place
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from repairs.finding.rosters import Candidate, Roster, is_office_open, roster_at
from repairs.models import Category, Route, Team


@dataclass(frozen=True)
class Choice:
    """What was found; without a route no rule fits, without `chosen` nobody of the team can be asked."""

    route: Route | None
    candidates: tuple[Candidate, ...] = ()

    @property
    def team(self) -> Team | None:
        return self.route.team if self.route else None

    @property
    def chosen(self) -> Candidate | None:
        return next((each for each in self.candidates if not each.but), None)

    @property
    def in_emergency(self) -> list[Candidate]:
        """Everybody who is asked at once."""
        return [each for each in self.candidates if each.answers_emergencies]

    def plain(self) -> dict[str, Any]:
        """As offers and events keep it."""
        if self.route is None:
            return {"route": None, "team": None, "among": []}
        return {"route": self.route.pk, "team": self.route.team_id, "among": [each.plain() for each in self.candidates]}


def route_for(category: Category, place: Place, now: datetime, days: Calendar) -> Route | None:
    """The rule that counts for a fault of this category, here and now."""
    rows = Route.objects.fitting(category, place, in_office_hours=is_office_open(days, now))
    return rows.select_related("team__lead", "category", "floor", "place").first()


def choose(category: Category, place: Place, now: datetime, *, asked: Container[int] = (), roster: Roster | None = None) -> Choice:
    """The rule, its team, its members in the order in which they are asked; whoever was `asked` before is not asked again."""
    days = roster.calendar if roster else calendar()
    route = route_for(category, place, now, days)
    if route is None:
        return Choice(None)
    people = roster or roster_at(now, days, team_id=route.team_id)
    return Choice(route, tuple(people.of(route.team_id, category, asked=asked)))
