"""The one way a visit changes: facts under a row lock, an event that can be undone, an entry in the trail."""

from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from visitors.models import KioskDevice, Visit, VisitEvent
from visitors.models.visit_event import Verb

FACTS = ("accepted", "cleared", "declined", "arrived", "identity", "escorted", "met", "out", "left", "cancelled", "turned_away")


def locked(visit: Visit) -> Visit:
    """The visit as it stands now, held until the transaction ends (on SQLite the transaction itself holds all). Refused: forgotten."""
    held = Visit.objects.select_for_update(of=("self",)).select_related("host__department", "visitor_type").get(pk=visit.pk)
    refuse_unless(held.forgotten_at is None, _("This visit was forgotten; nothing about it changes any more."), "forgotten")
    return held


def facts_of(visit: Visit) -> dict[str, Any]:
    """The facts that an undo restores, as JSON."""
    return {
        **{f"{fact}_at": at.isoformat() if (at := getattr(visit, f"{fact}_at")) else None for fact in FACTS},
        **{f"{fact}_by_id": getattr(visit, f"{fact}_by_id") for fact in FACTS},
    }


def facts_from(before: dict[str, Any]) -> dict[str, Any]:
    return {
        key: parse_datetime(value) if key.endswith("_at") and value else value
        for key, value in before.items()
        if key.rpartition("_by_id")[0] in FACTS or key.endswith("_at")
    }


def step(
    visit: Visit,
    verb: Verb,
    *,
    now: datetime,
    by: Person | None = None,
    device: KioskDevice | None = None,
    more: dict[str, Any] | None = None,
    words: str = "",
    **facts: Any,
) -> VisitEvent:
    """Write facts, event, trail and search of one step, once the badge has changed hands.

    `more` joins what the event remembers for an undo; `words` (why, where to) stand in the time line and are forgotten with the visit.
    """
    before = facts_of(visit) | (more or {})
    if facts:
        for name, value in facts.items():
            setattr(visit, name, value)
        visit.save(update_fields=list(facts))
    event = VisitEvent.objects.create(
        visit=visit, verb=verb, happened_at=now, happened_by=by, device=device, words=words[:200], before=before
    )
    trail.record(verb.value, subject=visit, by=by, device=str(device.pk) if device else "", at=now)
    put(visit)
    return event


def must_be_open(visit: Visit) -> None:
    """Neither cancelled nor declined nor turned away nor gone."""
    refuse_unless(visit.cancelled_at is None, _("This visit was cancelled."), "cancelled")
    refuse_unless(visit.declined_at is None, _("This visit was declined."), "declined")
    refuse_unless(visit.turned_away_at is None, _("This visitor was turned away."), "turned-away")
    refuse_unless(visit.left_at is None, _("This visitor has left already."), "left")


def must_be_agreed(visit: Visit) -> None:
    """Nobody's approval is missing: the host's for who asked, the house's for a day off."""
    refuse_unless(not visit.awaits_approval, _("This visit is not approved yet."), "not-approved")


def must_be_cleared(visit: Visit) -> None:
    """On a day off nobody goes in before somebody has approved it."""
    cleared = visit.clearance_asked_at is None or visit.cleared_at is not None
    refuse_unless(cleared, _("Today is a day off: somebody must approve this visit first."), "off-day")


def must_be_passed(visit: Visit) -> None:
    """The desk need not look at them first, or it has decided."""
    undecided = visit.watch_hits.undecided().exists()
    refuse_unless(not undecided, _("Please look at %(number)s first and decide.") % {"number": visit.number}, "watch")


def must_be_known(visit: Visit) -> None:
    """Nothing keeps them at the desk: nobody must look at them first, and it was checked who it is where their type asks for it."""
    must_be_passed(visit)
    words = _("Check first who it is: visitors of the type “%(type)s” show something with their name.")
    refuse_unless(not visit.owes_identity, words % {"type": visit.visitor_type}, "identity")


def must_be_here(visit: Visit) -> None:
    """Arrived, and nothing has ended the visit."""
    must_be_open(visit)
    refuse_unless(visit.arrived_at is not None, _("This visitor is not here yet."), "not-here")
