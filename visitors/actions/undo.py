"""Undo: within ten minutes the newest step is taken back, by a new event; everything stands exactly as before."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Company, Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from visitors.actions import approving, badges, gathering, identity, telling, vip
from visitors.actions.steps import facts_from, locked
from visitors.models import BadgeLoan, Belonging, Serving, Visit, VisitEvent
from visitors.models.visit_event import UNDO_WITHIN, Verb
from visitors.promises.badge_back import BadgeBack
from visitors.promises.host_accepts import HostAccepts
from visitors.promises.host_answer import HostAnswer
from visitors.promises.thanks_within_a_day import ThanksWithinADay
from visitors.promises.waiting_area_tidied import WaitingAreaTidied
from visitors.promises.watch_decided import WatchDecided
from visitors.promises.what_was_agreed import WhatWasAgreed

UNDOABLE = (
    *(Verb.CHECK_IN, Verb.IDENTIFY, Verb.LEND_BADGE, Verb.MEET, Verb.ESCORT, Verb.SERVE, Verb.BRING, Verb.TAKE_OUT, Verb.STEP_OUT),
    *(Verb.COME_BACK, Verb.CHECK_OUT, Verb.SWEEP, Verb.BADGE_BACK, Verb.TURN_AWAY, Verb.CANCEL),
)


def newest(visit: Visit, *, now: datetime) -> VisitEvent | None:
    """The step that could be undone now, or None. Nothing that was forgotten comes back."""
    if visit.forgotten_at:
        return None
    event = VisitEvent.objects.standing().filter(visit=visit).order_by("-pk").first()
    return event if event and event.verb in UNDOABLE and now - event.happened_at <= UNDO_WITHIN else None


def undo(visit: Visit, *, by: Person, now: datetime) -> Visit:
    """Take back the newest step of a visit."""
    with transaction.atomic():
        visit = locked(visit)
        event = newest(visit, now=now)
        refuse_unless(
            event is not None, _("There is nothing to undo; ten minutes have passed or something else has happened since."), "nothing"
        )
        assert event is not None
        _give_badge_back_or_out(visit, event, by=by, now=now)
        told = _was_told(visit, event)
        _mend_todos(visit, event, by=by, now=now)
        _put_back_things(event)
        facts = facts_from(event.before) | identity.undone(event) | event.before.get("columns", {})
        if event.verb == Verb.CHECK_IN and visit.is_walk_in:  # nobody expects who never came
            facts |= {"cancelled_at": now, "cancelled_by_id": by.pk}
        for name, value in facts.items():
            setattr(visit, name, value)
        visit.save(update_fields=[name.removesuffix("_id") for name in facts])
        undoing = VisitEvent.objects.create(visit=visit, verb=Verb.UNDO, happened_at=now, happened_by=by, undoes=event)
        trail.record("undo", subject=visit, by=by, at=now, details={"verb": event.verb})
        put(visit)
        if event.verb == Verb.CHECK_IN and told:
            telling.corrected(visit, event_id=undoing.pk, now=now)
    return visit


def _was_told(visit: Visit, event: VisitEvent) -> bool:
    """Nobody who was not told hears that it was a slip: of who is held at the desk, or came after the first of a group."""
    if visit.watch_hits.undecided().exists():
        return False
    if visit.group_id is None or visit.is_vip:
        return True
    last = gathering.told_at([visit.group_id]).get(visit.group_id)
    return last is not None and last >= event.happened_at


def _give_badge_back_or_out(visit: Visit, event: VisitEvent, *, by: Person, now: datetime) -> None:
    if event.verb == Verb.CHECK_IN:
        badges.give_back(visit, now=now, by=by)
    elif event.verb in (Verb.LEND_BADGE, Verb.MEET, Verb.ESCORT) and event.before.get("loan"):
        BadgeLoan.objects.filter(pk=event.before["loan"]).update(lent_at=None, lent_by=None)
    elif event.verb in (Verb.CHECK_OUT, Verb.SWEEP, Verb.TURN_AWAY, Verb.BADGE_BACK) and event.before.get("badge"):
        badges.lend(visit, by=by, now=now, number=event.before["badge"])


def _mend_todos(visit: Visit, event: VisitEvent, *, by: Person, now: datetime) -> None:
    if event.verb == Verb.CHECK_IN:
        if todos.withdraw(HostAnswer, subject=visit, by=by, now=now):
            gathering.ask_for_the_rest(visit, by=by, now=now)
        if visit.is_walk_in:
            todos.withdraw(approving.clearance_of(visit), subject=visit, by=by, now=now)
        todos.withdraw(WatchDecided, subject=visit, by=by, now=now)
    if event.verb in (Verb.CHECK_OUT, Verb.SWEEP) and not event.before.get("swept"):
        for promise in (ThanksWithinADay, WhatWasAgreed, BadgeBack):
            todos.withdraw(promise, subject=visit, by=by, now=now)
        if event.before.get("untidy"):
            todos.withdraw(WaitingAreaTidied, subject=Company.objects.here(), by=by, now=now)
    if event.verb == Verb.BADGE_BACK:
        todos.reopen(BadgeBack, subject=visit, now=now)
    if event.verb == Verb.CANCEL:
        vip.call_back(visit, now=now)
    if event.before.get("unanswered"):
        todos.reopen(HostAnswer, subject=visit, now=now)
    if event.before.get("uncleared"):
        todos.reopen(approving.clearance_of(visit), subject=visit, now=now)
    if event.before.get("unaccepted"):
        todos.reopen(HostAccepts, subject=visit, now=now)
    if event.before.get("undecided"):
        todos.reopen(WatchDecided, subject=visit, now=now)
        visit.watch_hits.filter(decided_at=event.happened_at, may_enter=False).update(
            decided_at=None, decided_by=None, may_enter=None, words=""
        )


def _put_back_things(event: VisitEvent) -> None:
    """A line that was a slip is gone; what was checked is inside again; a drink is still owed."""
    if event.verb == Verb.BRING:
        Belonging.objects.filter(pk__in=event.before["things"]).delete()
    elif event.verb == Verb.TAKE_OUT:
        Belonging.objects.filter(pk__in=event.before["things"]).update(out_at=None, out_by=None, stays="")
    elif event.verb == Verb.SERVE:
        Serving.objects.filter(pk=event.before["serving"]).update(served_at=None, served_by=None)
