"""What happens to a visit that is in the book: checked in, answered, let in, checked out."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions import approving, badges, gathering, outcomes, parting, receiving, telling, vip
from visitors.actions.announcing import expect, register_walk_in
from visitors.actions.arriving import arrive
from visitors.actions.steps import locked, must_be_agreed, must_be_cleared, must_be_here, must_be_known, must_be_open, must_be_passed, step
from visitors.models import Answer, BadgeLoan, Belonging, KioskDevice, Visit
from visitors.models.visit_event import Verb
from visitors.promises.host_answer import HostAnswer
from visitors.promises.thanks_within_a_day import ThanksWithinADay

__all__ = ["answer", "cancel", "check_in", "check_out", "expect", "lend_badge", "let_in", "register_walk_in", "stop_messages", "turn_away"]


def check_in(
    visit: Visit,
    *,
    now: datetime,
    by: Person | None = None,
    device: KioskDevice | None = None,
    consent_version: str = "",
    language: str = "",
    tells_host: bool = True,
) -> Visit:
    """The visitor is here: a badge is reserved, the host is told and the clock of the answer starts.

    Of a group one clock runs for all; who is checked in together is told of at once, who comes one by one every few minutes.
    """
    with transaction.atomic():
        gathering.hold(visit)
        visit = locked(visit)
        must_be_open(visit)
        refuse_unless(visit.arrived_at is None, _("This visitor is checked in already."), "already")
        must_be_agreed(visit)
        if consent_version or language:
            visit.consent_version = consent_version or visit.consent_version
            visit.language = language or visit.language  # what the visitor spoke at the kiosk goes for later messages too
            visit.save(update_fields=["consent_version", "language"])
        return arrive(visit, now=now, by=by, device=device, tells_host=tells_host)


def answer(
    visit: Visit, *, kind: str, by: Person, now: datetime, minutes: int | None = None, colleague: Person | None = None, words: str = ""
) -> Answer:
    """The host (or stand-in, or head) says what happens now; a later answer replaces an earlier one."""
    refuse_unless(kind != Answer.Kind.COLLEAGUE or colleague is not None, _("Choose the colleague who comes."), "colleague")
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        refuse_unless(visit.met_at is None, _("This visitor has been let in already."), "met")
        must_be_passed(visit)
        given = Answer.objects.create(
            visit=visit, kind=kind, minutes=minutes, colleague=colleague, words=words[:200], answered_at=now, answered_by=by
        )
        step(visit, Verb.ANSWER, by=by, now=now)
        todos.settle(HostAnswer, subject=visit, by=by, now=now)
        telling.answered(visit, given, now=now)
    return given


def lend_badge(visit: Visit, *, by: Person, now: datetime, number: str = "") -> Visit:
    """Hand the visitor a badge while they wait. Refused while the desk must look at them first."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        must_be_passed(visit)
        loan = badges.lend(visit, by=by, now=now, number=number)
        step(visit, Verb.LEND_BADGE, by=by, now=now, more={"loan": loan.pk})
    return visit


def let_in(visit: Visit, *, by: Person, now: datetime, number: str = "") -> Visit:
    """The host has come: the wait is over, and the badge goes along if it is not lent yet; with an empty drawer nobody is kept waiting."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        refuse_unless(visit.met_at is None, _("This visitor has been let in already."), "met")
        more = taking_in(visit, by=by, now=now, number=number)
        step(visit, Verb.MEET, by=by, now=now, more=more, met_at=now, met_by=by)
    return visit


def taking_in(visit: Visit, *, by: Person, now: datetime, number: str = "") -> dict[str, Any]:
    """The badge goes along and nobody is asked any more; what an undo must know of it. Refused to whom nobody may let in."""
    must_be_cleared(visit)
    must_be_known(visit)
    waiting_badge = BadgeLoan.objects.out().filter(visit=visit, lent_at__isnull=False).exists()
    loan = None if waiting_badge and not number else badges.lend_if_any(visit, by=by, now=now, number=number)
    answered = todos.settle(HostAnswer, subject=visit, by=by, now=now)
    return {"loan": loan.pk if loan else None, "unanswered": answered}


def check_out(
    visit: Visit,
    *,
    now: datetime,
    by: Person | None = None,
    device: KioskDevice | None = None,
    car_asked: bool = False,
    badge_back: bool = True,
    despite: bool = False,
) -> Visit:
    """The visitor leaves: the badge is back or looked for, the thank-you is owed, the waiting area is tidied.

    Refused: belongings, while things brought in are neither out nor said to stay; `despite` notes that nobody checked them.
    """
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        inside = list(Belonging.objects.inside().filter(visit=visit).values_list("pk", flat=True))
        checked = _("What this visitor brought in has not been checked. Check it, or say that it stays.")
        refuse_unless(despite or not inside, checked, "belongings")
        more = parting.hand_in(visit, is_back=badge_back, at=now, now=now, by=by) | nobody_waits(visit, by=by, now=now)
        more |= {"unchecked": inside, "columns": {"car_asked": visit.car_asked}, "untidy": parting.tidy_up(now=now, by=by)}
        asked = car_asked or visit.car_asked
        step(visit, Verb.CHECK_OUT, now=now, by=by, device=device, more=more, left_at=now, left_by=by, car_asked=asked)
        parting.owe_thanks(visit, since=now, now=now, by=by)
        outcomes.owe(visit, now=now, by=by)
    return visit


def turn_away(visit: Visit, *, by: Person, now: datetime) -> Visit:
    """Nobody receives this visitor: the badge goes back, no thanks are owed."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        more = {"badge": badges.give_back(visit, now=now, by=by), **nobody_waits(visit, by=by, now=now)}
        gone: dict[str, Any] = {"turned_away_at": now, "turned_away_by": by, "left_at": now, "left_by": by}
        step(visit, Verb.TURN_AWAY, by=by, now=now, more=more, **gone)
    return visit


def cancel(visit: Visit, *, by: Person, now: datetime) -> Visit:
    """The visit does not take place; the code is free again."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        refuse_unless(visit.arrived_at is None, _("This visitor is here already; check them out instead."), "already")
        step(visit, Verb.CANCEL, by=by, now=now, more=nobody_waits(visit, by=by, now=now), cancelled_at=now, cancelled_by=by)
        vip.call_off(visit, by=by, now=now)
    return visit


def nobody_waits(visit: Visit, *, by: Person | None, now: datetime) -> dict[str, int]:
    """It is over: nobody answers, decides or approves any more. How many to-dos there were, for an undo."""
    return {
        **receiving.settle(visit, by=by, now=now),
        "uncleared": approving.withdraw(visit, by=by, now=now),
        "unaccepted": approving.unask(visit, by=by, now=now),
    }


def stop_messages(visit: Visit, *, now: datetime) -> Visit:
    """The visitor wants no messages: no thanks are sent, the to-do is settled."""
    with transaction.atomic():
        visit = locked(visit)
        if not visit.no_thanks:
            step(visit, Verb.STOP_MESSAGES, now=now, no_thanks=True)
            todos.settle(ThanksWithinADay, subject=visit, now=now, words="no messages")
    return visit
