"""Who changed a rule, when and how: versions of its settings, pauses with their reasons, and who let it look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from frontdesk.journal.models import Entry
from frontdesk.limits.limits import Limits
from frontdesk.limits.models import Version
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState

NEWEST = 10


@dataclass(frozen=True)
class Change:
    """One line: when, who, what; `number` is the version of the settings that it brought, 0 for everything else."""

    at: datetime
    who: str
    words: str
    number: int = 0


def history(group: type[Limits], state: RuleState | None) -> list[Change]:
    """The newest ten changes, the newest first."""
    changes = [*_versions(group), *(_acts(state) if state else [])]
    return sorted(changes, key=lambda change: change.at, reverse=True)[:NEWEST]


def _versions(group: type[Limits]) -> list[Change]:
    versions = list(Version.objects.filter(of=group.name).select_related("changed_by").order_by("-number")[: NEWEST + 1])
    before = [*versions[1:], None][: len(versions)]
    made = [
        Change(version.changed_at, str(version.changed_by), _differences(group, earlier, version), version.number)
        for version, earlier in zip(versions, before, strict=True)
    ]
    return made[:NEWEST]


def _differences(group: type[Limits], earlier: Version | None, version: Version) -> str:
    """'The desk calls after: 5 minutes → 4 minutes'."""
    old, new = group.shown(earlier), group.shown(version)
    lines = [f"{limit.label or key}: {old[key]} → {new[key]}" for key, limit in group.limits.items() if old[key] != new[key]]
    return "; ".join(lines)


def _acts(state: RuleState) -> list[Change]:
    entries = list(Entry.objects.about(state).select_related("detail").order_by("-pk")[:NEWEST])
    people = Person.objects.in_bulk([entry.actor_id for entry in entries if entry.actor_id])
    details = [entry.detail.data if hasattr(entry, "detail") else {} for entry in entries]
    return [
        Change(entry.at, str(people.get(entry.actor_id, "")), _act(entry.verb, detail))
        for entry, detail in zip(entries, details, strict=True)
    ]


def _act(verb: str, details: Mapping[str, Any]) -> str:
    if verb == "pause_rule":
        return _("paused: %(reason)s") % {"reason": details.get("reason", "")}
    if verb == "resume_rule":
        return _("went on")
    counts = {name: details.get(name, 0) for name in ("due", "acted", "failed")}
    return _("looked now: %(due)s due, %(acted)s done, %(failed)s failed") % counts
