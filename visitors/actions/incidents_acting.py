"""Corrective actions 整改措施: what is done so that it does not happen again, by whom and until when."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions.incident_owing import let_know
from visitors.actions.incident_steps import locked_open, said, step
from visitors.actions.incident_telling import tell_of_action
from visitors.models import CorrectiveAction, Incident, IncidentStep
from visitors.promises.corrective_action_done import CorrectiveActionDone


def add_action(incident: Incident, *, what: str, owner: Person, due_on: date, by: Person, now: datetime) -> CorrectiveAction:
    """Give somebody a corrective action and a day; in a restricted case they are named with it.

    Refused: what, owner, past, closed, forgotten.
    """
    what = said(what, 300, _("Say what is to be done."), "what")
    refuse_unless(owner.is_active, _("This colleague has left the company. Choose another."), "owner")
    refuse_unless(due_on >= timezone.localdate(now), _("This day is over. Choose a later one."), "past")
    with transaction.atomic():
        held = locked_open(incident)
        if held.restricted_at:
            let_know(held, [owner], leads=False, by=by, now=now)
        action = CorrectiveAction.objects.create(incident=held, what=what, owner=owner, due_on=due_on, made_at=now, made_by=by)
        with override(by.language):
            line = f"{what} · {owner} · {date_format(due_on, 'DATE_FORMAT')}"
        step(held, IncidentStep.ACT, by=by, now=now, words=line)
        todos.open(CorrectiveActionDone, subject=action, since=now, holder=owner, by=by, now=now)
        if owner.pk != by.pk:
            tell_of_action(action, now=now)
    return action


def do_action(action: CorrectiveAction, *, result: str, by: Person, now: datetime) -> CorrectiveAction:
    """It is done, and what was done. Refused: result, done, dropped, closed, forgotten."""
    result = said(result, 300, _("Say what was done."), "result")
    with transaction.atomic():
        held, mine = _locked(action)
        mine.done_at, mine.done_by, mine.result = now, by, result
        mine.save(update_fields=["done_at", "done_by", "result"])
        step(held, IncidentStep.ACTED, by=by, now=now, words=f"{mine.what} · {result}")
        todos.settle(CorrectiveActionDone, subject=mine, by=by, now=now)
    return mine


def drop_action(action: CorrectiveAction, *, reason: str, by: Person, now: datetime) -> CorrectiveAction:
    """It is not wanted any more, and why. Refused: reason, done, dropped, closed, forgotten."""
    reason = said(reason, 200, _("Say in a few words why."), "reason")
    with transaction.atomic():
        held, mine = _locked(action)
        mine.dropped_at, mine.dropped_by, mine.dropped_because = now, by, reason
        mine.save(update_fields=["dropped_at", "dropped_by", "dropped_because"])
        step(held, IncidentStep.DROP, by=by, now=now, words=f"{mine.what} · {reason}")
        todos.withdraw(CorrectiveActionDone, subject=mine, by=by, now=now)
    return mine


def _locked(action: CorrectiveAction) -> tuple[Incident, CorrectiveAction]:
    """Its incident is held: who closes it and who ends its last action wait for one another."""
    held = locked_open(action.incident)
    mine = CorrectiveAction.objects.select_for_update(of=("self",)).select_related("owner").get(pk=action.pk)
    refuse_unless(mine.done_at is None, _("This action is done already."), "done")
    refuse_unless(mine.dropped_at is None, _("This action was dropped."), "dropped")
    mine.incident = held
    return held, mine
