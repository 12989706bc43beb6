"""A ticket in a contractor's hands: handed off, what the contractor says by the link, back with its invoice.

The ticket's clock is not paused. Who asked is told a day no sooner than the working days of the targets, and that day is the target from
then on; an emergency keeps the target that it has. The hand-off has a day of its own, which is the contractor's.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.files.actions import MOST_FILES, keep
from frontdesk.files.models import Attachment
from frontdesk.files.receive import Received
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from repairs.actions.contractor_telling import tell_contractor, tell_done, tell_on_way
from repairs.actions.dates import promise
from repairs.actions.dispatch import accept
from repairs.actions.steps import locked, must_be_open, must_run, step
from repairs.limits.hand_offs import HandOffLimits
from repairs.models import Contractor, EventKind, HandOff, HandOffOutcome, HandOffView, Ticket
from repairs.models.ticket import new_salt
from repairs.scope import works_on

LONGEST = 500


def hand_off(
    ticket: Ticket, *, contractor: Contractor, due_at: datetime, by: Person, now: datetime, words: str = "", told_on: date | None = None
) -> HandOff:
    """To a contractor until `due_at`; the asker is told `told_on` unless a day was told already, or it is an emergency.

    Whoever hands off what nobody has accepted has it. Refused: contractor, past, out, told_on, too-soon, free-day, not-yours, and what does
    not run any more.
    """
    refuse_unless(contractor.closed_at is None, _("Nothing is handed to this contractor any more. Choose another."), "contractor")
    refuse_unless(due_at > now, _("This moment has passed. Choose a later time."), "past")
    with transaction.atomic():
        mine = _worked_on(ticket, by)
        must_run(mine)
        refuse_unless(not mine.hand_offs.out().exists(), _("This ticket is in a contractor's hands already."), "out")
        if mine.accepted_at is None:
            mine = locked(accept(mine, by=by, now=now))
        if not mine.is_emergency and mine.promised_on is None:
            refuse_unless(told_on is not None, _("Tell the asker by which day it is repaired."), "told_on")
            mine = locked(promise(mine, on=told_on, by=by, now=now)) if told_on else mine
        common = {"cycle": mine.cycle, "words": words.strip()[:LONGEST], "handed_at": now, "handed_by": by}
        expires_at = due_at + HandOffLimits.now().link
        made = HandOff.objects.create(ticket=mine, contractor=contractor, due_at=due_at, expires_at=expires_at, **common)
        facts = {"hand_off": made.pk, "contractor": contractor.pk, "due": due_at.isoformat()}
        step(mine, EventKind.HANDED_OFF, by=by, now=now, facts=facts)
        tell_contractor(made, now=now)
    return made


def come_back(
    hand_off: HandOff,
    *,
    outcome: str,
    words: str,
    now: datetime,
    by: Person | None = None,
    invoice: str = "",
    warranty_on: date | None = None,
    photos: tuple[Received, ...] = (),
) -> HandOff:
    """Back from the contractor, with what was done: said by the team, or by the link (`by` nobody). Back already it is nothing.

    Whoever has the ticket looks at it and finishes it. Refused: outcome, words, photos, over, not-yours.
    """
    words = words.strip()[:LONGEST]
    refuse_unless(outcome in HandOffOutcome.values, _("Say how it ended."), "outcome")
    refuse_unless(bool(words), _("Say in a few words what was done."), "words")
    with transaction.atomic():
        ticket, mine = _held(hand_off)
        refuse_unless(by is None or works_on(by, ticket), _("This ticket belongs to another team."), "not-yours")
        if mine.came_back_at is not None:
            return mine
        refuse_unless(by is not None or mine.is_open(now), _("This link is over. Please call the company."), "over")
        _keep(ticket, photos, now=now)
        written = {"came_back_at": now, "came_back_by": by, "outcome": outcome, "done": words}
        _write(mine, **written, invoice=invoice.strip()[:40] or mine.invoice, warranty_on=warranty_on or mine.warranty_on)
        facts = {"hand_off": mine.pk, "contractor": mine.contractor_id, "outcome": outcome}
        step(ticket, EventKind.CAME_BACK, by=by, now=now, facts=facts, details={"done": words})
        if by is None:
            tell_done(mine, now=now)
    return mine


def on_way(hand_off: HandOff, *, now: datetime) -> HandOff:
    """The contractor says by the link that somebody is coming; again it is nothing. Refused: over."""
    with transaction.atomic():
        ticket, mine = _held(hand_off)
        if mine.on_way_at is not None:
            return mine
        refuse_unless(mine.is_open(now), _("This link is over. Please call the company."), "over")
        _write(mine, on_way_at=now)
        step(ticket, EventKind.ON_WAY, now=now, facts={"hand_off": mine.pk, "contractor": mine.contractor_id})
        tell_on_way(mine, now=now)
    return mine


def opened(hand_off: HandOff, *, now: datetime) -> HandOffView:
    """Somebody opened the link: logged, each time."""
    with transaction.atomic():
        view = HandOffView.objects.create(hand_off=hand_off, viewed_at=now)
        trail.record("open_hand_off", subject=hand_off, at=now)
    return view


def renew(hand_off: HandOff, *, due_at: datetime, by: Person, now: datetime) -> HandOff:
    """Another day and a new link; the old one opens nothing any more. Refused: past, over, not-yours, and what does not run any more."""
    refuse_unless(due_at > now, _("This moment has passed. Choose a later time."), "past")
    with transaction.atomic():
        ticket, mine = _held(hand_off)
        must_run(ticket)
        refuse_unless(works_on(by, ticket), _("This ticket belongs to another team."), "not-yours")
        refuse_unless(mine.came_back_at is None, _("This came back already."), "over")
        _write(mine, due_at=due_at, expires_at=due_at + HandOffLimits.now().link, salt=new_salt())
        trail.record("renew_hand_off", subject=mine, by=by, at=now, details={"due": due_at.isoformat()})
        tell_contractor(mine, now=now)
    return mine


def invoice(hand_off: HandOff, *, number: str, cost: Decimal | None, warranty_on: date | None, by: Person, now: datetime) -> HandOff:
    """What the contractor's paper says, written down once it is back; changed as often as it must. Refused: out, cost, not-yours."""
    refuse_unless(cost is None or cost >= 0, _("A cost is zero or more."), "cost")
    with transaction.atomic():
        ticket, mine = _held(hand_off)
        refuse_unless(works_on(by, ticket), _("This ticket belongs to another team."), "not-yours")
        refuse_unless(mine.came_back_at is not None, _("This is still at the contractor's."), "out")
        written = {"invoice": number.strip()[:40], "cost": cost, "warranty_on": warranty_on}
        _write(mine, **written)
        details = {"invoice": written["invoice"], "cost": str(cost) if cost is not None else "", "warranty": str(warranty_on or "")}
        trail.record("invoice_hand_off", subject=mine, by=by, at=now, details=details)
    return mine


def end_with(ticket: Ticket, *, by: Person, now: datetime) -> None:
    """What the house finished itself is not in a contractor's hands any more; the ticket is held already."""
    for mine in ticket.hand_offs.out():
        _write(mine, came_back_at=now, came_back_by=by)
        step(ticket, EventKind.CAME_BACK, by=by, now=now, facts={"hand_off": mine.pk, "contractor": mine.contractor_id})


def _worked_on(ticket: Ticket, by: Person) -> Ticket:
    held = locked(ticket)
    must_be_open(held)
    refuse_unless(works_on(by, held), _("This ticket belongs to another team."), "not-yours")
    return held


def _held(hand_off: HandOff) -> tuple[Ticket, HandOff]:
    """Ticket and hand-off, held in this order, as they stand now."""
    ticket = locked(hand_off.ticket)
    mine = HandOff.objects.select_for_update(of=("self",)).select_related("contractor", "handed_by").get(pk=hand_off.pk)
    mine.ticket = ticket
    return ticket, mine


def _write(hand_off: HandOff, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(hand_off, name, value)
    hand_off.save(update_fields=list(columns))


def _keep(ticket: Ticket, photos: tuple[Received, ...], *, now: datetime) -> None:
    there = Attachment.objects.there().about(ticket).count() if photos else 0
    refuse_unless(there + len(photos) <= MOST_FILES, _("This ticket has too many photos already."), "photos")
    for photo in photos:
        keep(ticket, photo, now=now)
