"""Why a ticket went where it went, in the reader's words: from the codes and ids that its offer keeps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.people.models import Person
from repairs.finding.rosters import But
from repairs.models import Membership, Route


@dataclass(frozen=True)
class Reason:
    """One line: about whom, and what."""

    who: str
    words: str
    is_chosen: bool = False


def route_in_words(route: Route) -> str:
    """“Water · 2F · in office hours”."""
    where = str(route.place or route.floor or _("everywhere"))
    return " · ".join((str(route.category or _("everything")), where, str(route.get_hours_display())))


def reasons(kept: Iterable[Mapping[str, Any]]) -> list[list[Reason]]:
    """For each of what offers keep (`why`), its lines; two queries for all."""
    each = list(kept)
    routes = Route.objects.select_related("category", "floor", "place", "team").in_bulk([why["route"] for why in each if why.get("route")])
    people = Person.objects.in_bulk([one["person"] for why in each for one in why.get("among", ())])
    return [_lines(why, routes, people) for why in each]


def _lines(why: Mapping[str, Any], routes: Mapping[int, Route], people: Mapping[int, Person]) -> list[Reason]:
    route = routes.get(why.get("route") or 0)
    if route is None:
        lines = [Reason(_("Rule of dispatch"), _("no rule fits"))]
    else:
        lines = [Reason(str(route.team), _("by the rule “%(rule)s”") % {"rule": route_in_words(route)})]
    among = [one for one in why.get("among", ()) if one["person"] in people]
    first = next((one["person"] for one in among if not one["but"]), None)
    return [*lines, *(Reason(str(people[one["person"]]), said(one), one["person"] == first) for one in among)]


def said(one: Mapping[str, Any]) -> str:
    """Of one member: why not, or how much there is to do and since when they are idle."""
    if one["but"]:
        return str(WORDS[But(one["but"])]())
    busy = ngettext("%(n)d open ticket", "%(n)d open tickets", one["tickets"]) % {"n": one["tickets"]}
    if not one["idle_since"]:
        return _("%(busy)s, nothing accepted yet") % {"busy": busy}
    at = timezone.localtime(datetime.fromisoformat(one["idle_since"]))
    return _("%(busy)s, last busy %(at)s") % {"busy": busy, "at": f"{date_format(at, 'SHORT_DATE_FORMAT')} {at:%H:%M}"}


WORDS = {
    But.GONE: lambda: _("repairs no more"),
    But.ABSENT: lambda: _("is away"),
    But.ASKED: lambda: _("was asked before"),
    But.UNSKILLED: lambda: _("does not repair this"),
    But.OFF_SHIFT: lambda: _("is not on shift"),
}


def shifts_in_words(membership: Membership) -> list[str]:
    """“Mon–Fri 08:00–16:00”, “Sat 08:00–12:00, 18:00–24:00”: days alike in one line; none: the office's hours."""
    days: dict[int, list[str]] = {}
    for each in membership.shifts.all():
        days.setdefault(each.weekday, []).append(f"{each.starts:%H:%M}–{clock_of(each.ends)}")
    runs: list[tuple[int, int, list[str]]] = []
    for day, stretches in sorted(days.items()):
        if runs and runs[-1][1] == day - 1 and runs[-1][2] == stretches:
            runs[-1] = (runs[-1][0], day, stretches)
        else:
            runs.append((day, day, stretches))
    return [f"{weekdays(first, last)} {listed(stretches)}" for first, last, stretches in runs]


def weekdays(first: int, last: int) -> str:
    return str(WEEKDAYS_ABBR[first]) if first == last else f"{WEEKDAYS_ABBR[first]}–{WEEKDAYS_ABBR[last]}"


def listed(words: list[str]) -> str:
    return _(", ").join(words)


def clock_of(ends: time) -> str:
    """The end of a stretch as people write it: the last instant of a day is 24:00."""
    return "24:00" if ends == time.max else f"{ends:%H:%M}"
