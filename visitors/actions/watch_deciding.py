"""The desk decides about somebody on the watch-list: they may enter, or are turned away."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions import approving, receiving, visits
from visitors.actions.steps import locked, must_be_open, step
from visitors.models import Visit, WatchEntry
from visitors.models.visit_event import Verb
from visitors.promises.watch_decided import WatchDecided

KIND = WatchEntry.Kind


def decide(visit: Visit, *, may_enter: bool, by: Person, now: datetime, words: str = "") -> Visit:
    """Once for all entries the visitor is like. Who may enter goes on as anybody: the host is told, or the invitation goes out.

    Refused: decided, words (to let in whom nobody may let in without a word why).
    """
    words = " ".join(words.split())[:200]
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        hits = list(visit.watch_hits.undecided().select_related("entry"))
        refuse_unless(bool(hits), _("Somebody has decided this already."), "decided")
        blocked = any(hit.entry.kind == KIND.BLOCK for hit in hits)
        refuse_unless(bool(words) or not (may_enter and blocked), _("Say in a few words why they may enter."), "words")
        ids = [hit.pk for hit in hits]
        decided = {"may_enter": may_enter, "words": words, "decided_at": now, "decided_by": by}
        visit.watch_hits.filter(pk__in=ids).update(**decided)
        trail.record("decide_watch", subject=visit, by=by, at=now, details={"may_enter": may_enter, "hits": ids})
        if not may_enter:
            return visits.turn_away(visit, by=by, now=now) if visit.arrived_at else visits.cancel(visit, by=by, now=now)
        todos.settle(WatchDecided, subject=visit, by=by, now=now)
        step(visit, Verb.WATCH, by=by, now=now)
        if visit.arrived_at:
            receiving.announce(visit, now=now, by=by)
        elif blocked:
            approving.go_on(visit, by=by, now=now)
    return visit
