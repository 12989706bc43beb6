"""Leaving beyond the one tap: with what was checked at the door, by the evening sweep, and what is put right afterwards."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions import badges, belongings, outcomes, parting, visits
from visitors.actions.steps import locked, step
from visitors.models import Visit
from visitors.models.visit_event import Verb
from visitors.promises.badge_back import BadgeBack


def leave(
    visit: Visit,
    *,
    by: Person,
    now: datetime,
    out: Collection[int] = (),
    stays: Mapping[str, Collection[int]] | None = None,
    car_asked: bool = False,
    badge_back: bool = True,
) -> Visit:
    """Everything that is asked at the door, in one go: these things go out, those stay and why; the rest is noted as not checked."""
    with transaction.atomic():
        visit = locked(visit)
        if out:
            belongings.take_out(visit, out, by=by, now=now)
        for why, things in (stays or {}).items():
            belongings.take_out(visit, things, by=by, now=now, stays=why)
        return visits.check_out(visit, now=now, by=by, car_asked=car_asked, badge_back=badge_back, despite=True)


def sweep(visit: Visit, *, at: datetime, now: datetime) -> bool:
    """Close what is open in the evening: gone, and nobody knows when. False when they left meanwhile.

    A badge that was lent is looked for; things that were brought in stay listed as not checked.
    """
    with transaction.atomic():
        visit = locked(visit)
        if not Visit.objects.not_left().filter(pk=visit.pk).exists():
            return False
        more = parting.hand_in(visit, is_back=False, at=at, now=now) | {"columns": {"is_time_unknown": False}}
        more |= visits.nobody_waits(visit, by=None, now=now)
        step(visit, Verb.SWEEP, now=now, more=more, left_at=at, left_by=None, is_time_unknown=True)
        parting.owe_thanks(visit, since=at, now=now)
        outcomes.owe(visit, now=now)
    return True


def set_left(visit: Visit, *, at: datetime, by: Person, now: datetime) -> Visit:
    """Somebody knows when a visitor left whom the evening closed. Refused: known, early, future."""
    with transaction.atomic():
        visit = locked(visit)
        refuse_unless(visit.is_time_unknown, _("It is known when this visitor left."), "known")
        refuse_unless(at <= now, _("This moment is still to come."), "future")
        before = _("The visitor was still here then. Choose a later time.")
        refuse_unless(at >= max(filter(None, (visit.arrived_at, visit.met_at, visit.out_at))), before, "early")
        more = {"swept": True, "columns": {"is_time_unknown": True}}
        words = f"{timezone.localtime(at):%m-%d %H:%M}"
        step(visit, Verb.CHECK_OUT, by=by, now=now, more=more, words=words, left_at=at, left_by=by, is_time_unknown=False)
    return visit


def badge_back(visit: Visit, *, by: Person, now: datetime) -> Visit:
    """A badge that did not come back with its visitor is here. Refused: no-badge, still-here."""
    with transaction.atomic():
        visit = locked(visit)
        refuse_unless(visit.left_at is not None, _("This visitor has not left yet; check them out instead."), "still-here")
        number = badges.give_back(visit, now=now, by=by)
        refuse_unless(bool(number), _("No badge is out with this visitor."), "no-badge")
        todos.settle(BadgeBack, subject=visit, by=by, now=now)
        step(visit, Verb.BADGE_BACK, by=by, now=now, more={"badge": number}, words=number)
    return visit
