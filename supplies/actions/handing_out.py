"""Handing out 发放: lines of approved requisitions in one hand, checked, signed for on the screen or confirmed by phone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.files.actions import keep
from frontdesk.files.receive import Received
from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.people.models import Person
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from supplies.actions import handout_telling
from supplies.actions.back_orders import share_out
from supplies.actions.ledger import Line, locked, move
from supplies.actions.requisitions import ask, close_when_done
from supplies.models import HandIn, Handout, Issue, Item, Kind, Requisition, RequisitionLine
from supplies.numbers import HANDOUTS
from supplies.promises.handout_confirmed import HandoutConfirmed


@dataclass(frozen=True)
class Old:
    """The old things handed in for new ones, or why there are none."""

    quantity: int = 0
    serial: str = ""
    without: str = ""


@dataclass(frozen=True)
class Given:
    """So many base units of one line of a requisition; of a thing that is old for new with the old one."""

    line: RequisitionLine
    quantity: int
    old: Old | None = None


def hand_out(
    given: Sequence[Given], *, taker: Person, signed: str, by: Person, now: datetime, checked: bool, signature: Received | None = None
) -> Handout:
    """Give these to one person of one department: whole lines or parts, of one requisition or many. One transaction.

    Refused: nothing, over, mixed, quantity, short, old, unchecked, signature, left.
    """
    refuse_unless(bool(given), _("Say how many of at least one thing you hand out."), "nothing")
    refuse_unless(checked, _("Look at what you hand out and tick that it is in order."), "unchecked")
    refuse_unless(signed != Handout.Signed.SCREEN or signature is not None, _("The taker signs on the screen first."), "signature")
    refuse_unless(taker.is_active, _("This colleague has left the company. Choose another."), "left")
    with transaction.atomic():
        requisitions = _held([each.line for each in given])
        first = next(iter(requisitions.values()))
        lines = _lines_under_lock(given, requisitions, now=now)
        handout = Handout.objects.create(
            store=first.store,
            department=first.department,
            taker=taker,
            signed=signed,
            issued_at=now,
            issued_by=by,
            checked_at=now,
            checked_by=by,
            confirmed_at=now if signed == Handout.Signed.SCREEN else None,
            confirmed_by=taker if signed == Handout.Signed.SCREEN else None,
        )
        issues = [_issue(handout, each, lines[each.line.pk]) for each in given]
        moved = [Line(i.line.item, Kind.ISSUE, i.quantity, i, reserved=i.quantity, department=first.department) for i in issues]
        move(moved, store=first.store, on=timezone.localdate(now), by=by, now=now)
        RequisitionLine.objects.bulk_update(lines.values(), ["reserved", "issued"])
        for requisition in requisitions.values():
            close_when_done(requisition, now=now)
        if signature:
            keep(handout, signature, now=now)
        else:
            todos.open(HandoutConfirmed, subject=handout, since=now, holder=taker, by=by, now=now)
        trail.record("hand_out", subject=handout, by=by, at=now, details={"taker": taker.pk, "lines": len(issues)})
        handout.number = draw(HANDOUTS, subject=handout, at=now).text
        handout.save(update_fields=["number"])
        handout_telling.handed_out(handout, issues, now=now)
    return handout


def hand_out_at_counter(
    wanted: Mapping[Item, int],
    *,
    taker: Person,
    signed: str,
    by: Person,
    now: datetime,
    checked: bool,
    signature: Received | None = None,
    old: Mapping[Item, Old] | None = None,
) -> Handout:
    """Everyday things within quota, asked for and handed out in one go. Refused: not-everyday, quota, short and what `hand_out` refuses."""
    for item in wanted:
        words = _("%(item)s needs the head's approval: it is asked for by requisition.") % {"item": item}
        refuse_unless(item.is_everyday, words, "not-everyday")
    with transaction.atomic():
        requisition = ask(wanted, asker=taker, by=by, now=now)[0]
        lines = requisition.lines.select_related("item")
        given = [Given(line, line.asked, (old or {}).get(line.item)) for line in lines]
        return hand_out(given, taker=taker, signed=signed, by=by, now=now, checked=checked, signature=signature)


def confirm(handout: Handout, *, by: Person, now: datetime) -> Handout:
    """The taker says on the phone that it arrived in their hands. Refused: confirmed, not-taker."""
    with transaction.atomic():
        mine = Handout.objects.select_for_update(of=("self",)).get(pk=handout.pk)
        refuse_unless(mine.confirmed_at is None, _("This is confirmed already."), "confirmed")
        refuse_unless(mine.taker_id == by.pk, _("Only who took it confirms it."), "not-taker")
        mine.confirmed_at, mine.confirmed_by = now, by
        mine.save(update_fields=["confirmed_at", "confirmed_by"])
        trail.record("confirm_handout", subject=mine, by=by, at=now)
        todos.settle(HandoutConfirmed, subject=mine, by=by, now=now)
    return mine


def _held(lines: Sequence[RequisitionLine]) -> dict[int, Requisition]:
    """Their requisitions, held in order; all of one department and store, agreed to and running."""
    ids = {line.requisition_id for line in lines}
    rows = Requisition.objects.select_for_update(of=("self",)).select_related("department", "store").filter(pk__in=ids).order_by("pk")
    found = {requisition.pk: requisition for requisition in rows}
    for requisition in found.values():
        words = _("%(number)s is not agreed to, or closed already.") % {"number": requisition}
        refuse_unless(requisition.is_running and requisition.approved_at is not None, words, "over")
    one = {(requisition.department_id, requisition.store_id) for requisition in found.values()}
    refuse_unless(len(one) == 1, _("One handout is for one department, from one store."), "mixed")
    return found


def _lines_under_lock(given: Sequence[Given], requisitions: Mapping[int, Requisition], *, now: datetime) -> dict[int, RequisitionLine]:
    """The lines as they stand once their balances are held, after what is free went to whoever is first in turn."""
    store = next(iter(requisitions.values())).store
    items = {each.line.item_id: each.line.item for each in given}
    locked(items, store)
    share_out(items.values(), store=store, now=now)
    lines = RequisitionLine.objects.select_related("item").in_bulk([each.line.pk for each in given])
    total: dict[int, int] = defaultdict(int)
    for each in given:
        line = lines[each.line.pk]
        total[line.pk] += each.quantity
        words = _("%(item)s: %(owed)d %(unit)s may be handed out at most.")
        data = {"item": line.item, "owed": line.owed, "unit": line.item.shown_unit}
        refuse_unless(each.quantity > 0 and total[line.pk] <= line.owed, words % data, "quantity")
        if total[line.pk] > line.reserved:
            words = _("%(item)s: only %(n)d %(unit)s are there for this requisition just now.")
            raise Refused(words % {"item": line.item, "n": line.reserved, "unit": line.item.shown_unit}, "short")
    return lines


def _issue(handout: Handout, given: Given, line: RequisitionLine) -> Issue:
    """One line of the handout, with the old one that came in for it."""
    issue = Issue.objects.create(handout=handout, line=line, quantity=given.quantity)
    line.reserved -= given.quantity
    line.issued += given.quantity
    if line.item.is_old_for_new:
        _take_in(issue, given.old or Old())
    return issue


def _take_in(issue: Issue, old: Old) -> None:
    """As many old ones as new ones, or a word why not."""
    why = old.without.strip()[:200]
    words = _("%(item)s is handed out old for new: take in the old one, or write down why there is none.")
    refuse_unless(old.quantity >= issue.quantity or bool(why), words % {"item": issue.line.item}, "old")
    HandIn.objects.create(issue=issue, quantity=old.quantity, serial=old.serial.strip()[:60], without=why)
