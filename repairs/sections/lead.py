"""What whoever leads the team does with a ticket, on its page."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.web.sections import Section
from repairs.actions import dates, merging
from repairs.finding.dispatched import turns_of
from repairs.forms.lead import AssignForm, DayForm, MergeForm, MoreTimeForm, PauseForm, PlanForm, UrgencyForm
from repairs.models import FaultKind, Ticket
from repairs.scope import leads


class Lead(Section):
    """Who gets it, how urgent, pauses, the told day, more time, the same fault, the contingency plan."""

    name = "repairs.lead"
    on = Ticket
    template = "repairs/_section_lead.html"
    order = 40

    def context(self, record: Ticket, person: Person, now: datetime) -> dict[str, Any] | None:
        if not leads(person, record) or record.forgotten_at or not (record.is_running or record.merged_at):
            return None
        undo_until = record.merged_at + merging.UNDO_WITHIN if record.merged_at else None
        common: dict[str, Any] = {"ticket": record, "undo_until": undo_until if undo_until and undo_until >= now else None}
        return common if record.merged_at else {**common, **self._forms(record), **self._facts(record, now)}

    def _forms(self, ticket: Ticket) -> dict[str, Any]:
        prefixed: dict[str, Any] = {"auto_id": "lead_%s"}
        return {
            "assign": AssignForm(**prefixed),
            "urgency": UrgencyForm(auto_id="lead_%s", initial={"urgency": ticket.emergency or ticket.urgency}),
            "pause": PauseForm(auto_id="lead_pause_%s"),
            "day": DayForm(**prefixed),
            "more_time": MoreTimeForm(auto_id="lead_more_%s"),
            "merge": MergeForm(**prefixed),
            "plan": PlanForm(auto_id="lead_plan_%s"),
        }

    def _facts(self, ticket: Ticket, now: datetime) -> dict[str, Any]:
        return {
            "past": list(ticket.extensions.filter(decided_at__isnull=False).select_related("decided_by")),
            "asked": ticket.extensions.open().select_related("asked_by").first(),
            "alike": list(Ticket.objects.like(place=ticket.place, kind=ticket.category.kind, thing=ticket.thing).exclude(pk=ticket.pk)[:3]),
            "is_network": ticket.category.kind == FaultKind.NETWORK,
            "earliest": dates.earliest(ticket, now),
            "may_pause": not (ticket.is_emergency and ticket.responded_at is None),
            "turns": turns_of(ticket),
        }
