"""What people do to a timed rule: pause it with a reason, let it go on, let it look now."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import Rule
from frontdesk.timed.run import Looked, run, state_of

LONGEST_REASON = 200


def pause(rule: Rule, *, reason: str, by: Person, now: datetime) -> RuleState:
    """From now on the rule does not act. Refused: never, reason, paused."""
    if rule.never_paused:
        raise Refused(_("This rule can't be paused. %(why)s") % {"why": rule.never_paused}, "never")
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise Refused(_("Say in a few words why it must not act."), "reason")
    state = state_of(rule, now)
    with transaction.atomic():
        running = RuleState.objects.filter(pk=state.pk, paused_at__isnull=True)
        if not running.update(paused_at=now, paused_by=by, pause_reason=reason):
            raise Refused(_("This rule is paused already."), "paused")
        trail.record("pause_rule", subject=state, by=by, at=now, details={"rule": rule.name, "reason": reason})
    state.refresh_from_db()
    return state


def resume(rule: Rule, *, by: Person, now: datetime) -> RuleState:
    """The rule acts again; what was owed meanwhile is found by its next look, as after an outage. Refused: running."""
    state = state_of(rule, now)
    with transaction.atomic():
        paused = RuleState.objects.paused().filter(pk=state.pk)
        if not paused.update(paused_at=None, paused_by=None, pause_reason=""):
            raise Refused(_("This rule is not paused."), "running")
        trail.record("resume_rule", subject=state, by=by, at=now, details={"rule": rule.name, "since": state.paused_at})
    state.refresh_from_db()
    return state


def run_now(rule: Rule, *, by: Person, now: datetime) -> Looked:
    """Let the rule look at once, also at what failed and rests; the keys make a second time harmless. Refused: paused."""
    looked = run(rule, now=now, again=True)
    if looked.is_paused:
        raise Refused(_("This rule is paused: let it go on first."), "paused")
    details = {"rule": rule.name, "due": looked.due, "acted": len(looked.acted), "failed": len(looked.errors)}
    with transaction.atomic():
        trail.record("run_rule", subject=state_of(rule, now), by=by, at=now, details=details)
    return looked
