"""临时采购: the organiser of a served meeting asks for something special; reception buys it or says why it is not to be had."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from meetings.actions.allowed import must_change
from meetings.actions.telling import holding, tell, tell_all
from meetings.models import Booking, Special
from meetings.notices.special_answered import SpecialAnswered
from meetings.notices.special_asked import SpecialAsked
from meetings.promises.special_bought import SpecialBought

LONGEST, LONGEST_ANSWER = 120, 200
MOST, MOST_OPEN = 1000, 20


def ask(booking: Booking, *, words: str, by: Person, now: datetime, many: int = 1) -> Special:
    """Reception hears at once. Refused: not-yours, words, many, over, not-served (the office does not prepare it)."""
    said = words.strip()[:LONGEST]
    refuse_unless(bool(said), _("Say in a few words what it is."), "words")
    refuse_unless(1 <= many <= MOST, _("Say how many, from 1 to %(n)d.") % {"n": MOST}, "many")
    with transaction.atomic():
        held = _held(booking)
        must_change(held.meeting, by)
        refuse_unless(held.ended_at is None and held.ends_at > now, _("This booking is over."), "over")
        refuse_unless(held.meeting is not None and held.meeting.is_served, _("The office does not prepare this meeting."), "not-served")
        refuse_unless(held.specials.open().count() < MOST_OPEN, _("Very much is asked for already. Talk to reception."), "many")
        made = Special.objects.create(booking=held, words=said, many=many, asked_at=now, asked_by=by)
        todos.open(SpecialBought, subject=made, role=Role.RECEPTIONIST, since=now, now=now, by=by)
        trail.record("ask_for_special", subject=held, by=by, at=now, details={"special": made.pk})
        cause = f"special:{made.pk}"
        more = {"special": str(made)}
        tell_all(SpecialAsked, held, holding(Role.RECEPTIONIST), cause=cause, subject=made, now=now, more=lambda: more)
    return made


def bought(special: Special, *, by: Person, now: datetime, words: str = "", cost: Decimal | None = None) -> Special:
    """Who asked hears of it. Refused: not-yours, over, cost."""
    refuse_unless(cost is None or 0 <= cost < 10_000_000, _("That can't have been the price."), "cost")
    return _answered(special, by, now, is_bought=True, words=words, cost=cost)


def not_to_be_had(special: Special, *, words: str, by: Person, now: datetime) -> Special:
    """With words why. Refused: not-yours, over, words."""
    refuse_unless(bool(words.strip()), _("Say in a few words why not."), "words")
    return _answered(special, by, now, is_bought=False, words=words)


def drop(booking: Booking, *, now: datetime, by: Person | None = None) -> None:
    """The meeting does not take place: nobody owes it any more. By the caller's transaction."""
    for special in Special.objects.filter(booking=booking, answered_at__isnull=True):
        todos.withdraw(SpecialBought, subject=special, now=now, by=by)


def owe_again(booking: Booking, *, now: datetime, by: Person | None = None) -> None:
    """The meeting takes place after all: what was not answered is owed from now on. By the caller's transaction."""
    for special in Special.objects.filter(booking=booking, answered_at__isnull=True):
        todos.open(SpecialBought, subject=special, role=Role.RECEPTIONIST, since=now, now=now, by=by)


def _answered(special: Special, by: Person, now: datetime, *, is_bought: bool, words: str = "", cost: Decimal | None = None) -> Special:
    refuse_unless(by.can(Can.RUN_MEETINGS), _("Only the office answers that."), "not-yours")
    with transaction.atomic():
        held = _held(special.booking)
        mine = Special.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=special.pk)
        refuse_unless(mine.answered_at is None and held.ended_at is None, _("This is answered already."), "over")
        mine.answered_at, mine.answered_by, mine.is_bought, mine.cost = now, by, is_bought, cost
        mine.answer = words.strip()[:LONGEST_ANSWER]
        mine.save(update_fields=["answered_at", "answered_by", "is_bought", "cost", "answer"])
        todos.settle(SpecialBought, subject=mine, now=now, by=by)
        trail.record("answer_special", subject=held, by=by, at=now, details={"special": mine.pk, "bought": is_bought})

        def more() -> dict[str, object]:
            verdict = _("bought") if is_bought else _("not to be had")
            return {"special": str(mine), "answer": " · ".join(filter(None, (verdict, mine.answer)))}

        tell(SpecialAnswered, held, mine.asked_by, cause=f"special-answer:{mine.pk}", subject=mine, now=now, more=more)
    return mine


def _held(booking: Booking) -> Booking:
    rows = Booking.objects.select_for_update(of=("self",)).select_related("meeting__organiser", "room__place")
    return rows.get(pk=booking.pk)
