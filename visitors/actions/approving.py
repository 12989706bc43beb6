"""Who must agree before a visitor is invited or let in: the host when the visitor asked, the house on a day off."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.deciding import when_decided
from frontdesk.todos.models import Outcome, Todo
from frontdesk.workdays.load import calendar
from visitors.actions import badges, receiving, telling
from visitors.actions.steps import locked, must_be_open, step
from visitors.models import Visit
from visitors.models.visit_event import Verb
from visitors.promises.about_visit import AboutVisit
from visitors.promises.day_off_cleared import DayOffCleared
from visitors.promises.host_accepts import HostAccepts
from visitors.promises.walk_in_cleared import WalkInCleared

CLEARANCES: tuple[type[AboutVisit], ...] = (DayOffCleared, WalkInCleared)


def clearance_of(visit: Visit) -> type[AboutVisit]:
    """Who stands at the door waits by the clock on the wall, who is announced by office hours."""
    return WalkInCleared if visit.is_walk_in else DayOffCleared


def is_day_off(at: datetime) -> bool:
    """No working day: a make-up working day is one, whatever its name."""
    return not calendar().is_workday(timezone.localdate(at))


def must_have_reason(at: datetime, reason: str) -> None:
    """A visit on a day off says why."""
    refuse_unless(bool(reason.strip()) or not is_day_off(at), _("This day is a weekend or holiday. Say why it must be then."), "off-day")


def go_on(visit: Visit, *, by: Person | None, now: datetime) -> None:
    """Ask for what is missing next; when nothing is missing the visitor is invited."""
    if visit.requested_at and not visit.accepted_at:
        return  # the host is asked first
    if visit.clearance_asked_at is None and visit.expected_at and is_day_off(visit.expected_at):
        ask(visit, by=by, now=now)
    elif not visit.awaits_approval and visit.arrived_at is None:
        receiving.invite(visit, now=now)


def ask(visit: Visit, *, by: Person | None, now: datetime) -> None:
    """The head of the host's department is asked; the admin managers where the host is the head or there is none."""
    step(visit, Verb.ASK_CLEARANCE, by=by, now=now, clearance_asked_at=now)
    open_clearance(visit, by=by, now=now)


def open_clearance(visit: Visit, *, by: Person | None, now: datetime) -> None:
    """The to-do itself, and who hears of it. Of a group one visit stands for all: what is said of it goes for each."""
    head = head_asked(visit.host)
    held: dict[str, Any] = {"holder": head} if head else {"role": Role.ADMIN_MANAGER}
    todos.open(clearance_of(visit), subject=visit, since=now, now=now, by=by, **held)
    telling.clearance_asked(visit, head, now=now)


def head_asked(host: Person) -> Person | None:
    """Who approves for this host; None where the admin managers do."""
    head = host.department.head if host.department else None
    return head if head and head.is_active and head.pk != host.pk else None


def accept(visit: Visit, *, by: Person, now: datetime) -> Visit:
    """The host agrees to who asked to come; invited once nothing else is missing."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        refuse_unless(visit.requested_at is not None, _("Nobody asked for this visit; the host announced it."), "not-requested")
        refuse_unless(visit.accepted_at is None, _("The host has accepted this visit already."), "accepted")
        _must_not_be_over(visit, now)
        step(visit, Verb.ACCEPT, by=by, now=now, accepted_at=now, accepted_by=by)
        todos.settle(HostAccepts, subject=visit, by=by, now=now, outcome=Outcome.AGREED)
        go_on(visit, by=by, now=now)
    return visit


def clear(visit: Visit, *, by: Person, now: datetime, words: str = "") -> Visit:
    """The visit may take place on its day off."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        refuse_unless(visit.clearance_asked_at is not None, _("This visit needs no approval."), "not-asked")
        refuse_unless(visit.cleared_at is None, _("This visit has been approved already."), "cleared")
        _must_not_be_own(visit, by)
        _must_not_be_over(visit, now)
        all_of_it = [visit, *_mates(visit)]
        for each in all_of_it:
            step(each, Verb.CLEAR, by=by, now=now, words=words, cleared_at=now, cleared_by=by)
            todos.settle(clearance_of(each), subject=each, by=by, now=now, words=words, outcome=Outcome.AGREED)
        telling.cleared(visit, by=by, now=now)
        if len(all_of_it) > 1:
            receiving.invite_all(sorted(all_of_it, key=lambda each: each.pk), now=now)
        else:
            go_on(visit, by=by, now=now)
    return visit


def decline(visit: Visit, *, by: Person, now: datetime, words: str, tell_words: bool = False) -> Visit:
    """The visit does not take place: said by the host to who asked, or by who approves days off. Who stands at the door goes.

    A visitor who asked to come is told politely; the words go along only where somebody wants that (`tell_words`).
    """
    refuse_unless(bool(words.strip()), _("Say in a few words why not."), "words")
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        refuse_unless(visit.awaits_approval, _("Nobody's approval is missing. Cancel the visit instead."), "agreed")
        facts: dict[str, Any] = {"declined_at": now, "declined_by": by}
        if visit.arrived_at:
            badges.give_back(visit, now=now, by=by)
            receiving.settle(visit, by=by, now=now)
            facts |= {"turned_away_at": now, "turned_away_by": by, "left_at": now, "left_by": by}
        step(visit, Verb.DECLINE, by=by, now=now, words=words, **facts)
        todos.settle(clearance_of(visit), subject=visit, by=by, now=now, words=words, outcome=Outcome.REFUSED)
        todos.settle(HostAccepts, subject=visit, by=by, now=now, words=words, outcome=Outcome.REFUSED)
        for mate in _mates(visit):
            step(mate, Verb.DECLINE, by=by, now=now, words=words, declined_at=now, declined_by=by)
            todos.settle(clearance_of(mate), subject=mate, by=by, now=now, words=words, outcome=Outcome.REFUSED)
        telling.declined(visit, by=by, words=words, tell_words=tell_words, now=now)
    return visit


def _mates(visit: Visit) -> list[Visit]:
    """The others of a group that wait for the same approval."""
    if visit.group_id is None:
        return []
    mates = Visit.objects.uncleared().filter(group=visit.group_id, arrived_at__isnull=True).exclude(pk=visit.pk)
    return [locked(mate) for mate in mates.order_by("pk")]


def withdraw(visit: Visit, *, by: Person | None, now: datetime) -> int:
    """The visit ended in another way: nobody needs to approve it any more; how many were asked."""
    withdrawn = todos.withdraw(clearance_of(visit), subject=visit, by=by, now=now)
    if withdrawn and (mates := _mates(visit)):
        open_clearance(mates[0], by=by, now=now)  # the next of the group stands for all
    return withdrawn


def lapse(visit: Visit, *, now: datetime) -> int:
    """The day passed and nobody decided: nobody needs to any more, for this visit or the others of its group; how many were asked."""
    with transaction.atomic():
        visit = locked(visit)
        if visit.arrived_at or visit.cleared_at:
            return 0
        words = _("The day passed and nobody decided.")
        return todos.settle(clearance_of(visit), subject=visit, now=now, words=words, outcome=Outcome.WITHDRAWN)


def unask(visit: Visit, *, by: Person | None, now: datetime) -> int:
    """The visit ended in another way: the host needs to agree no more; how many were asked."""
    return todos.withdraw(HostAccepts, subject=visit, by=by, now=now)


@when_decided(HostAccepts)
def answered(todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None:
    """The plain approval of the host's to-do says the same as the two buttons on the phone; the words stay in the house."""
    visit = Visit.objects.get(pk=todo.subject_id)
    if outcome is Outcome.AGREED:
        accept(visit, by=by, now=now)
    else:
        decline(visit, by=by, now=now, words=words)


@when_decided(DayOffCleared)
@when_decided(WalkInCleared)
def decided(todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None:
    """The plain approval of the to-do says the same as the button on the visit's page."""
    visit = Visit.objects.get(pk=todo.subject_id)
    if outcome is Outcome.AGREED:
        clear(visit, by=by, now=now, words=words)
    else:
        decline(visit, by=by, now=now, words=words)


def _must_not_be_own(visit: Visit, by: Person) -> None:
    """Above the admin managers nobody is asked, so one of them may."""
    own = by.pk == visit.host_id and Role.ADMIN_MANAGER not in by.roles
    refuse_unless(not own, _("Somebody else approves your own visitors."), "own")


def _must_not_be_over(visit: Visit, now: datetime) -> None:
    day = visit.expected_at and timezone.localdate(visit.expected_at)
    refuse_unless(day is None or day >= timezone.localdate(now), _("The day of this visit is over."), "over")
