"""Requisitions 领用单: asked for, agreed to in whole or in part, refused, withdrawn."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.people.standing_in import covered_by
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from frontdesk.todos.deciding import BOTH, when_decided, which_answers
from frontdesk.todos.models import Outcome, Todo
from supplies.actions import asking
from supplies.actions.back_orders import share_out
from supplies.actions.ledger import locked
from supplies.actions.own import another_decides
from supplies.actions.quotas import must_be_within
from supplies.actions.reserving import release
from supplies.models import Item, Requisition, RequisitionLine, Store
from supplies.numbers import REQUISITIONS
from supplies.promises.requisition_approved import RequisitionApproved

MOST = 10_000  # base units of one line: more is a slip of the finger


@transaction.atomic
def ask(wanted: Mapping[Item, int], *, asker: Person, by: Person, now: datetime, purpose: str = "") -> list[Requisition]:
    """Ask for these things. Everyday ones are agreed to at once and wait at the counter; the rest goes to the head, on a paper of its own.

    Refused: nothing, quantity, closed, left, department, store, quota.
    """
    refuse_unless(bool(wanted), _("Choose at least one thing."), "nothing")
    for item, many in wanted.items():
        words = _("%(item)s: enter a number from 1 to %(most)d.") % {"item": item, "most": MOST}
        refuse_unless(0 < many <= MOST, words, "quantity")
        refuse_unless(item.closed_at is None, _("%(item)s is not handed out any more.") % {"item": item}, "closed")
    refuse_unless(asker.is_active, _("This colleague has left the company. Choose another."), "left")
    department, store = where(asker)
    must_be_within(wanted, person=asker, department=department, now=now)
    everyday = {item: many for item, many in wanted.items() if item.is_everyday}
    rest = {item: many for item, many in wanted.items() if not item.is_everyday}
    papers = [(lines, counter) for lines, counter in ((everyday, True), (rest, False)) if lines]
    common = {"asker": asker, "department": department, "store": store, "purpose": " ".join(purpose.split())[:200]}
    made = [_made(lines, common, is_at_counter=counter, by=by, now=now) for lines, counter in papers]
    for requisition in made:
        requisition.number = draw(REQUISITIONS, subject=requisition, at=now).text
        requisition.save(update_fields=["number"])
        put(requisition)
        asking.tell_head(requisition, asking.head_asked(asker, by=by, now=now), now=now)
    return made


def where(asker: Person) -> tuple[Department, Store]:
    """Whose cost it is, and from which store it comes. Refused: department, store."""
    store = Store.objects.open().in_order().first()
    if asker.department is None:
        raise Refused(_("%(person)s belongs to no department yet.") % {"person": asker}, "department")
    if store is None:
        raise Refused(_("There is no store to hand anything out yet."), "store")
    return asker.department, store


def _made(wanted: Mapping[Item, int], common: Mapping[str, Any], *, is_at_counter: bool, by: Person, now: datetime) -> Requisition:
    """One paper with its lines; at the counter they are agreed to and set aside, else the head is asked."""
    approved = now if is_at_counter else None
    requisition = Requisition.objects.create(**common, is_at_counter=is_at_counter, created_at=now, created_by=by, approved_at=approved)
    lines = [RequisitionLine(requisition=requisition, item=item, asked=many) for item, many in wanted.items()]
    for line in lines:
        line.approved = line.asked if is_at_counter else None
    RequisitionLine.objects.bulk_create(lines)
    trail.record("ask_for_supplies", subject=requisition, by=by, at=now, details={"asker": requisition.asker_id, "lines": len(lines)})
    if is_at_counter:
        share_out(wanted, store=requisition.store, now=now, silent=requisition)
        note_shortage(requisition, now=now)
    else:
        head = asking.head_asked(requisition.asker, by=by, now=now)
        held = {"holder": head} if head else {"role": Role.ADMIN_MANAGER}
        todos.open(RequisitionApproved, subject=requisition, since=now, now=now, by=by, **held)
    return requisition


def held(requisition: Requisition) -> Requisition:
    """The paper as it stands now, held until the transaction ends: before balances, after nothing. Refused: over."""
    mine = Requisition.objects.select_for_update(of=("self",)).select_related("asker", "department", "store").get(pk=requisition.pk)
    refuse_unless(mine.is_running, _("This requisition is closed."), "over")
    return mine


def approve(
    requisition: Requisition, *, by: Person, now: datetime, quantities: Mapping[int, int] | None = None, words: str = ""
) -> Requisition:
    """All of it, or so many of each line (by the line's id). Refused: over, decided, own, quantity, nothing, quota."""
    with transaction.atomic():
        mine = held(requisition)
        refuse_unless(mine.approved_at is None, _("This requisition has been decided already."), "decided")
        _must_not_be_own(mine, by, now=now)
        lines = list(mine.lines.select_related("item"))
        for line in lines:
            line.approved = line.asked if quantities is None else quantities.get(line.pk, 0)
            refuse_unless(0 <= line.approved <= line.asked, _("Agree to no more than was asked for."), "quantity")
        agreed = {line.item: line.approved for line in lines if line.approved}
        refuse_unless(bool(agreed), _("Nothing is left of it: refuse it instead, with a word why."), "nothing")
        must_be_within(agreed, person=mine.asker, department=mine.department, now=now)
        RequisitionLine.objects.bulk_update(lines, ["approved"])
        mine.approved_at, mine.approved_by, mine.words = now, by, words.strip()[:200]
        mine.save(update_fields=["approved_at", "approved_by", "words"])
        trail.record("approve_requisition", subject=mine, by=by, at=now, details={"agreed": sum(agreed.values())})
        todos.settle(RequisitionApproved, subject=mine, by=by, now=now, words=words, outcome=Outcome.AGREED)
        share_out(agreed, store=mine.store, now=now, silent=mine)
        note_shortage(mine, now=now)
        asking.tell_decided(mine, by=by, now=now)
    return mine


def refuse(requisition: Requisition, *, by: Person, now: datetime, words: str) -> Requisition:
    """Nothing of it, with a reason. Refused: over, decided, own, words."""
    refuse_unless(bool(words.strip()), _("Say in a few words why not."), "words")
    with transaction.atomic():
        mine = held(requisition)
        refuse_unless(mine.approved_at is None, _("This requisition has been decided already."), "decided")
        _must_not_be_own(mine, by, now=now)
        mine.refused_at, mine.refused_by, mine.words = now, by, words.strip()[:200]
        mine.save(update_fields=["refused_at", "refused_by", "words"])
        trail.record("refuse_requisition", subject=mine, by=by, at=now)
        todos.settle(RequisitionApproved, subject=mine, by=by, now=now, words=words, outcome=Outcome.REFUSED)
        asking.tell_decided(mine, by=by, now=now)
    return mine


@which_answers(RequisitionApproved)
def answers(todo: Todo, person: Person, now: datetime) -> frozenset[Outcome]:
    """None to what one asked for or entered: that is withdrawn."""
    return BOTH if may_decide(Requisition.objects.get(pk=todo.subject_id), person, now=now) else frozenset()


@when_decided(RequisitionApproved)
def decided(todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None:
    """The plain approval of the to-do agrees to all of it, or refuses it."""
    requisition = Requisition.objects.get(pk=todo.subject_id)
    if outcome is Outcome.AGREED:
        approve(requisition, by=by, now=now, words=words)
    else:
        refuse(requisition, by=by, now=now, words=words)


def withdraw(requisition: Requisition, *, by: Person, now: datetime) -> Requisition:
    """Not wanted any more, before anything of it was handed out; what waited for it goes to the next. Refused: over, issued."""
    with transaction.atomic():
        mine = held(requisition)
        lines = locked_lines(mine)
        words = _("Part of it has been handed out. Give up the rest instead.")
        refuse_unless(not any(line.issued for line in lines), words, "issued")
        mine.withdrawn_at, mine.withdrawn_by = now, by
        mine.save(update_fields=["withdrawn_at", "withdrawn_by"])
        trail.record("withdraw_requisition", subject=mine, by=by, at=now)
        todos.withdraw(RequisitionApproved, subject=mine, by=by, now=now)
        let_go(mine, lines, now=now)
    return mine


def give_up(requisition: Requisition, *, by: Person, now: datetime, line: RequisitionLine | None = None) -> Requisition:
    """The rest of one line, or of all, is not wanted any more. Refused: over, undecided, nothing."""
    with transaction.atomic():
        mine = held(requisition)
        refuse_unless(mine.approved_at is not None, _("Nobody has agreed to it yet: withdraw it instead."), "undecided")
        rest = [each for each in locked_lines(mine) if each.owed and line in (None, each)]
        refuse_unless(bool(rest), _("Nothing is left to give up."), "nothing")
        for each in rest:
            each.given_up_at, each.given_up_by = now, by
        RequisitionLine.objects.bulk_update(rest, ["given_up_at", "given_up_by"])
        trail.record("give_up_rest", subject=mine, by=by, at=now, details={"lines": [each.pk for each in rest]})
        let_go(mine, rest, now=now)
        close_when_done(mine, now=now)
    return mine


def locked_lines(requisition: Requisition) -> list[RequisitionLine]:
    """The lines of a held requisition as they stand once their balances are held too."""
    locked(requisition.lines.values_list("item_id", flat=True), requisition.store)
    return list(requisition.lines.select_related("item"))


def let_go(requisition: Requisition, lines: list[RequisitionLine], *, now: datetime) -> None:
    """What waited for these lines is free, for whoever is next."""
    freed = {line.item: line.reserved for line in lines if line.reserved}
    RequisitionLine.objects.filter(pk__in=[line.pk for line in lines]).update(reserved=0)
    release(freed, store=requisition.store)
    share_out(freed, store=requisition.store, now=now, silent=requisition)


def close_when_done(requisition: Requisition, *, now: datetime) -> bool:
    """A held requisition of which nothing is owed or offered any more is done."""
    if any(line.owed or line.is_offer for line in requisition.lines.all()):
        return False
    requisition.done_at = now
    requisition.save(update_fields=["done_at"])
    return True


def note_shortage(requisition: Requisition, *, now: datetime) -> None:
    """From now on the asker knows of what is missing."""
    requisition.lines.short().filter(short_at__isnull=True).update(short_at=now)


def may_decide(requisition: Requisition, person: Person, *, now: datetime) -> bool:
    """Who holds its to-do, acts for its holder, or is an admin manager; neither asker nor who entered it, but for the only manager."""
    if requisition.approved_at or not requisition.is_running or not _is_for(requisition, person, now=now):
        return False
    if Role.ADMIN_MANAGER in person.roles:
        return True
    mine = Todo.objects.open().about(requisition).filter(promise=RequisitionApproved.name)
    return mine.held_by(person, covering=covered_by(person, timezone.localdate(now))).exists()


def _must_not_be_own(requisition: Requisition, by: Person, *, now: datetime) -> None:
    refuse_unless(_is_for(requisition, by, now=now), _("Somebody else approves what you ask for or entered for a colleague."), "own")


def _is_for(requisition: Requisition, person: Person, *, now: datetime) -> bool:
    """Somebody else than who asked or entered it; where no head is asked and nobody else is an admin manager, the only one there is."""
    if person.pk not in (requisition.asker_id, requisition.created_by_id):
        return True
    if Role.ADMIN_MANAGER not in person.roles or another_decides(person):
        return False
    return asking.head_asked(requisition.asker, by=requisition.created_by, now=now) is None
