"""Closing an incident: with its report, without anything left to do, and with a decision on the hold of its visit."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions.hold import release
from visitors.actions.incident_steps import locked_open, step
from visitors.models import Incident, IncidentStep, Visit


def close(incident: Incident, *, by: Person, now: datetime, decision: str = "", ends_hold: bool = True) -> Incident:
    """Close it. The hold of its visit ends with it when that is decided, unless another open incident needs the visit.

    Refused: not-resolved, no-report, open-actions, closed, forgotten.
    """
    with transaction.atomic():
        held = locked_open(incident)
        refuse_unless(held.resolved_at is not None, _("Resolve the incident first."), "not-resolved")
        refuse_unless(held.filed_at is not None, _("Its report is still missing."), "no-report")
        many = held.actions.open().count()
        words = ngettext("%(n)d corrective action is still open.", "%(n)d corrective actions are still open.", many) % {"n": many}
        refuse_unless(not many, words, "open-actions")
        decision = decision.strip()[:300]
        step(held, IncidentStep.CLOSE, by=by, now=now, words=decision, closed_at=now, closed_by=by, decision=decision)
        if ends_hold and held.visit_id:
            _end_hold(held, by=by, now=now)
    return held


def _end_hold(incident: Incident, *, by: Person, now: datetime) -> None:
    """The visit is held first: of two incidents that close at once the second sees the first one closed. A hold by hand stays."""
    visit = Visit.objects.select_for_update(of=("self",)).get(incidents=incident.pk)
    ours = Incident.objects.filter(visit=visit)
    if visit.held_at is None or ours.open().exists() or not ours.filter(holds_visit=True).exists():
        return
    release(visit, by=by, now=now)
    ours.filter(holds_visit=True).update(holds_visit=False)
