"""The details of an entry as lines: what it is called, what stood there before, what stands there now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.journal.verbs import words_of
from frontdesk.limits.limits import GROUPS
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.timed.catalogue import heading
from frontdesk.web.templatetags.ui import day_and_clock

LABELS: Mapping[str, Any] = {
    "address": gettext_lazy("Address"),
    "address_en": gettext_lazy("Address in English"),
    "answer": gettext_lazy("Answer"),
    "body": gettext_lazy("Text"),
    "changed": gettext_lazy("Changed"),
    "channel": gettext_lazy("Channel"),
    "country": gettext_lazy("Holidays of"),
    "department": gettext_lazy("Department"),
    "desk_phone": gettext_lazy("Telephone of reception"),
    "due": gettext_lazy("Due at"),
    "duty": gettext_lazy("For what"),
    "email": gettext_lazy("E-mail"),
    "entries": gettext_lazy("Entries"),
    "extension": gettext_lazy("Extension"),
    "first": gettext_lazy("First number"),
    "floor": gettext_lazy("Floor"),
    "from": gettext_lazy("From"),
    "head": gettext_lazy("Head"),
    "kind": gettext_lazy("Kind"),
    "language": gettext_lazy("Language"),
    "last": gettext_lazy("Last number"),
    "mobile": gettext_lazy("Mobile"),
    "name": gettext_lazy("Name"),
    "name_en": gettext_lazy("Name in English"),
    "new": gettext_lazy("New"),
    "note": gettext_lazy("Note"),
    "notices": gettext_lazy("Notices"),
    "number": gettext_lazy("Number"),
    "of": gettext_lazy("Of"),
    "old": gettext_lazy("Old"),
    "on": gettext_lazy("Day"),
    "outcome": gettext_lazy("Outcome"),
    "outside_name": gettext_lazy("Somebody outside"),
    "outside_number": gettext_lazy("Number outside"),
    "parent": gettext_lazy("Belongs to"),
    "people": gettext_lazy("People"),
    "person": gettext_lazy("Person"),
    "phone": gettext_lazy("Mobile"),
    "promise": gettext_lazy("Promise"),
    "reason": gettext_lazy("Reason"),
    "role": gettext_lazy("Role"),
    "roles": gettext_lazy("Roles"),
    "rule": gettext_lazy("Rule"),
    "rung": gettext_lazy("Rung"),
    "scale": gettext_lazy("Size"),
    "seal": gettext_lazy("Seal"),
    "seals": gettext_lazy("Seals"),
    "shares_mobile": gettext_lazy("Colleagues may see the mobile"),
    "since": gettext_lazy("Since"),
    "sms": gettext_lazy("Short form"),
    "staff_number": gettext_lazy("Staff number"),
    "stand_in": gettext_lazy("Stand-in"),
    "status": gettext_lazy("State"),
    "time_zone": gettext_lazy("Time zone"),
    "title": gettext_lazy("Title"),
    "to": gettext_lazy("To"),
    "told": gettext_lazy("Told"),
    "unchanged": gettext_lazy("Unchanged"),
    "until": gettext_lazy("Until"),
    "username": gettext_lazy("User name"),
    "verb": gettext_lazy("Step"),
    "visits": gettext_lazy("Visits"),
    "weekday": gettext_lazy("Weekday"),
    "words": gettext_lazy("Words"),
    "wrong": gettext_lazy("Wrong"),
    "year": gettext_lazy("Year"),
}


@dataclass(frozen=True)
class Line:
    """One value; `is_change` when it stood otherwise before."""

    label: str
    new: str
    old: str = ""
    is_change: bool = False

    def __str__(self) -> str:
        return f"{self.label}: {self.old} → {self.new}" if self.is_change else f"{self.label}: {self.new}"


PEOPLE = ("from", "of", "person", "stand_in", "to", "told")  # their numbers are people's
THINGS = ("of", "promise", "rule")  # their words are names of rules, promises, settings


def people_in(data: Any) -> set[int]:
    """The ids of the people whom details tell of."""
    values = [data.get(key) for key in PEOPLE] if isinstance(data, dict) else []
    flat = [each for value in values for each in (value if isinstance(value, list) else [value])]
    return {each for each in flat if isinstance(each, int) and not isinstance(each, bool)}


def named(data: dict[str, Any], people: Mapping[int, Person]) -> dict[str, Any]:
    """The same details with people, roles and rules by name."""
    found = dict(data)
    for key in (key for key in PEOPLE if key in found):
        values = found[key] if isinstance(found[key], list) else [found[key]]
        found[key] = [str(people.get(each, each)) if isinstance(each, int) else roles_in_words(each) for each in values]
    for key in (key for key in THINGS if isinstance(data.get(key), str) and data[key] in GROUPS):
        found[key] = heading(GROUPS[data[key]], None)
    if isinstance(data.get("verb"), str):
        found["verb"] = words_of(data["verb"])
    if isinstance(data.get("role"), str):
        found["role"] = roles_in_words(data["role"])
    if isinstance(data.get("roles"), list):
        found["roles"] = [roles_in_words(role) for role in data["roles"]]
    return found


def roles_in_words(value: Any) -> Any:
    return str(Role(value).label) if value in Role.values else value


def lines(data: Any, people: Mapping[int, Person]) -> list[Line]:
    """The details of one entry; `old` and `new` become changes, value by value, and what did not change is left out."""
    if not isinstance(data, dict):
        return [Line(_("Value"), in_words(data))]
    rest = named(data, people)
    own = GROUPS[data["of"]].limits if isinstance(data.get("of"), str) and data["of"] in GROUPS else {}
    labels = {key: str(limit.label) for key, limit in own.items() if limit.label}
    old, new = rest.pop("old", None), rest.pop("new", None)
    found = [Line(label(key), in_words(value)) for key, value in rest.items() if value not in ("", None, [], {})]
    if isinstance(old, dict) or isinstance(new, dict):
        before, after = (each if isinstance(each, dict) else {} for each in (old, new))
        changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        return [
            *found,
            *(Line(labels.get(key) or label(key), in_words(after.get(key)), in_words(before.get(key)), True) for key in changed),
        ]
    return [*found, Line(_("Value"), in_words(new), in_words(old), True)] if "old" in data or "new" in data else found


def label(key: str) -> str:
    return str(LABELS.get(key, key))


def in_words(value: Any) -> str:
    """A value as a reader sees it; nothing is a dash."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return _(", ").join(f"{label(str(key))} {in_words(each)}" for key, each in value.items())
    if isinstance(value, list):
        return _(", ").join(in_words(each) for each in value)
    at = _instant(value) if isinstance(value, str) else None
    return day_and_clock(at) if at else str(value)


def _instant(value: str) -> datetime | None:
    try:
        at = parse_datetime(value) if "T" in value else None
    except ValueError:
        return None
    return at if at and at.tzinfo else None
