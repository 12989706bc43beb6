"""Rounds 巡检: one is opened for each moment that its checklist owes, answered item by item, and finished."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.places.models import Place
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.handing_over import follow
from frontdesk.todos.models import Todo
from repairs.actions import tickets
from repairs.models import Checklist, ChecklistItem, Result, Round, RoundAnswer, Ticket
from repairs.promises.do_round import DoRound

LONGEST = 200  # characters of a note


def open_due(checklist: Checklist, *, due_at: datetime, now: datetime) -> Round | None:
    """The round of this moment, and its to-do; None when it was opened before: by another scheduler, or a moment ago."""
    with transaction.atomic():
        made, is_new = Round.objects.get_or_create(checklist=checklist, due_at=due_at, place=None, defaults={"opened_at": now})
        if is_new:
            _owe(made, by=None, now=now)
    return made if is_new else None


@transaction.atomic
def open_for(place: Place, kind: str, *, now: datetime, by: Person | None = None) -> Round | None:
    """A place asks for a round of this kind, as a meeting room does after use: the one that is open there already, else a new one.

    None when no checklist of this kind is called for there.
    """
    checklist = Checklist.objects.called_for(place, kind)
    if checklist is None:
        return None
    checklist = Checklist.objects.select_for_update(no_key=True).get(pk=checklist.pk)
    if there := Round.objects.open().filter(checklist=checklist, place=place).first():
        return there
    due = now + timedelta(minutes=checklist.lead_minutes)
    made = Round.objects.create(checklist=checklist, place=place, due_at=due, opened_at=now, opened_by=by)
    _owe(made, by=by, now=now)
    return made


def _owe(made: Round, *, by: Person | None, now: datetime) -> None:
    trail.record("open_round", subject=made, by=by, at=now, details={"due": made.due_at, "place": made.place_id})
    todos.open(DoRound, subject=made, since=made.due_at, holder=made.checklist.responsible, by=by, now=now)


@transaction.atomic
def answer(round_: Round, item: ChecklistItem, *, result: str, by: Person, now: datetime, note: str = "") -> RoundAnswer:
    """What was found at an item; said again it replaces what was said before. A fail opens a ticket, once however often it is said.

    What has a ticket stays a fail until the ticket is cancelled. Refused: done, replaced, item, result, ticket; as a report is.
    """
    held = running(round_)
    is_asked = item.checklist_id == held.checklist_id and item.closed_at is None
    refuse_unless(is_asked, _("This is not asked on this round any more."), "item")
    refuse_unless(result in Result.values, _("Say whether it is in order."), "result")
    mine = RoundAnswer.objects.select_related("ticket").filter(round=held, item=item).first() or RoundAnswer(round=held, item=item)
    _let_go(mine, result)
    mine.result, mine.note, mine.answered_at, mine.answered_by = result, note.strip()[:LONGEST], now, by
    if result == Result.FAIL and mine.ticket is None:
        mine.ticket = _reported(mine, by=by, now=now)
    mine.save()
    details = {"item": item.pk, "result": result, "note": mine.note, "ticket": mine.ticket_id}
    trail.record("answer_item", subject=held, by=by, at=now, details=details)
    return mine


def _let_go(mine: RoundAnswer, result: str) -> None:
    """A ticket that was cancelled was a mistake. Refused: ticket."""
    if mine.ticket is None or (result == Result.FAIL and not mine.ticket.cancelled_at):
        return
    words = _("%(number)s is open for this. If it was a mistake, cancel that ticket first.") % {"number": mine.ticket}
    refuse_unless(mine.ticket.cancelled_at is not None, words, "ticket")
    mine.ticket = None


def _reported(mine: RoundAnswer, *, by: Person, now: datetime) -> Ticket:
    """The ticket of a fail, where the item is or else the round."""
    checklist = mine.round.checklist
    place = mine.item.place or mine.round.place or checklist.place or Place.objects.open().filter(floor=checklist.floor).in_order().first()
    with override(by.language):
        found = _("Not in order: %(item)s") % {"item": mine.item}
        words = "\n".join(filter(None, (found, mine.note, _("Found on the round “%(round)s”.") % {"round": mine.round})))
    return tickets.report(asker=by, category=checklist.category, place=place, words=words, now=now)


@transaction.atomic
def finish(round_: Round, *, by: Person, now: datetime) -> Round:
    """Everything was looked at. Refused: done, replaced, open (not yet)."""
    held = running(round_)
    left = held.checklist.items.open().exclude(pk__in=held.answers.values("item")).count()
    words = ngettext("%(n)d item is not answered yet.", "%(n)d items are not answered yet.", left) % {"n": left}
    refuse_unless(left == 0, words, "open")
    held.done_at, held.done_by = now, by
    held.save(update_fields=["done_at", "done_by"])
    trail.record("finish_round", subject=held, by=by, at=now, details={"failed": held.answers.failed().count()})
    todos.settle(DoRound, subject=held, by=by, now=now)
    return held


def hand_on(checklists: Iterable[Checklist], *, by: Person, now: datetime) -> None:
    """The to-dos of their rounds go to whoever is responsible now."""
    for checklist in checklists:
        rounds = Round.objects.filter(checklist=checklist, done_at__isnull=True).values("pk")
        owed = Todo.objects.open().filter(promise=DoRound.name, subject_id__in=rounds)
        for todo in owed.select_for_update(of=("self",)).order_by("pk"):
            follow(todo, holder=checklist.responsible, by=by, now=now)


def running(round_: Round) -> Round:
    """This round, held until the transaction ends, while it can still be done. Refused: done, replaced."""
    rounds = Round.objects.select_for_update(of=("self",)).select_related("checklist__category", "checklist__floor", "place")
    held = rounds.get(pk=round_.pk)
    refuse_unless(held.done_at is None, _("This round is done already."), "done")
    if Round.objects.replaced().filter(pk=held.pk).exists():
        raise Refused(_("This round was missed, and the next one has come: do that one."), "replaced")
    return held
