"""What follows a stocktake that was handed in: agreed to and booked, sent back, or dropped."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.people.standing_in import covered_by
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.deciding import BOTH, when_decided, which_answers
from frontdesk.todos.models import Outcome, Todo
from frontdesk.workdays.months import month_after
from supplies.actions.back_orders import share_out
from supplies.actions.ledger import Line, locked, move
from supplies.actions.losing import lost
from supplies.actions.stocktakes import keeper, let_go
from supplies.models import ClosedMonth, Kind, Movement, Requisition, RequisitionLine, Stocktake, StocktakeLine
from supplies.notices.stocktake_sent_back import StocktakeSentBack
from supplies.promises.stocktake_approved import StocktakeApproved
from supplies.promises.stocktake_done import StocktakeDone


@transaction.atomic
def approve(stocktake: Stocktake, *, by: Person, now: datetime, words: str = "") -> Stocktake:
    """The differences are real: each is booked, its movement names its line. Refused: dropped, counting, approved, own, short."""
    held = _waiting(stocktake)
    refuse_unless(held.handed_in_by_id != by.pk, _("Whoever handed it in does not agree to it: somebody else does."), "own")
    booked = _book([line for line in held.lines.select_related("item") if line.difference], held, by=by, now=now)
    held.approved_at, held.approved_by = now, by
    held.save(update_fields=["approved_at", "approved_by"])
    trail.record("approve_stocktake", subject=held, by=by, at=now, details={"booked": len(booked), "words": words})
    todos.settle(StocktakeApproved, subject=held, by=by, now=now, words=words, outcome=Outcome.AGREED)
    return held


def _book(different: Sequence[StocktakeLine], held: Stocktake, *, by: Person, now: datetime) -> list[Movement]:
    """A movement for each difference. What is missing and was promised to somebody is promised no more: the newest promise goes first."""
    ids = [line.item_id for line in different]
    _hold_promised(ids, held)
    balances = locked(ids, held.store)
    promised = _promised(ids, held)
    lines, broken = [], []
    for line in different:
        balance, change = balances[line.item_id], line.difference or 0
        too_many = max(min(balance.reserved - (balance.on_hand + change), balance.reserved), 0)
        freed = _break(promised.get(line.item_id, []), too_many)
        broken += freed
        kind = Kind.FOUND if change > 0 else Kind.MISSING
        lines.append(Line(line.item, kind, abs(change), document=line, reserved=sum(many for _line, many in freed)))
    RequisitionLine.objects.bulk_update([line for line, _many in broken], ["reserved"])
    moved = move(lines, store=held.store, on=day_of(held, now), by=by, now=now)
    share_out([line.item for line in different], store=held.store, now=now)
    lost([line.pk for line, _many in broken], now=now)
    return moved


def _hold_promised(items: Sequence[int], held: Stocktake) -> None:
    """The requisitions for which these items wait, before their balances: so go the locks."""
    waiting = RequisitionLine.objects.filter(item__in=items, requisition__store=held.store, reserved__gt=0)
    list(Requisition.objects.filter(pk__in=waiting.values("requisition")).select_for_update().order_by("pk"))


def _promised(items: Sequence[int], held: Stocktake) -> Mapping[int, list[RequisitionLine]]:
    """Lines of requisitions for which these items wait in the store, as they stand once the balances are held; the newest first."""
    waiting = RequisitionLine.objects.filter(item__in=items, requisition__store=held.store, reserved__gt=0)
    found: dict[int, list[RequisitionLine]] = {}
    for line in waiting.order_by("-requisition__approved_at", "-pk"):
        found.setdefault(line.item_id, []).append(line)
    return found


def _break(lines: Sequence[RequisitionLine], many: int) -> list[tuple[RequisitionLine, int]]:
    """Take so many reserved units away, from as few lines as need be; which, and how many of each."""
    taken = []
    for line in lines:
        if gone := min(line.reserved, many):
            line.reserved, many = line.reserved - gone, many - gone
            taken.append((line, gone))
    return taken


def day_of(held: Stocktake, now: datetime) -> date:
    """The day its differences count for: in the month whose stocktake it is while that is open, else the day it is agreed to."""
    today = timezone.localdate(now)
    if held.month is None:
        return today
    last = month_after(held.month) - timedelta(days=1)
    return today if today <= last or ClosedMonth.objects.holding(last).exists() else last


@transaction.atomic
def send_back(stocktake: Stocktake, *, words: str, by: Person, now: datetime) -> Stocktake:
    """Something is to be looked at again. Refused: dropped, counting, approved, words."""
    held = _waiting(stocktake)
    refuse_unless(bool(words.strip()), _("Say what is to be looked at again."), "words")
    whom = held.handed_in_by
    held.handed_in_at = held.handed_in_by = None
    held.save(update_fields=["handed_in_at", "handed_in_by"])
    trail.record("send_back_stocktake", subject=held, by=by, at=now, details={"words": words})
    todos.settle(StocktakeApproved, subject=held, by=by, now=now, words=words, outcome=Outcome.REFUSED)
    todos.open(StocktakeDone, subject=held, since=now, role=keeper(), by=by, now=now)
    if whom:
        with override(whom.language):
            data = {"number": held.number, "store": str(held.store), "by": str(by), "words": words.strip()}
        data["path"] = held.get_absolute_url()
        post(StocktakeSentBack, cause=f"stocktake:{held.pk}:back:{now.isoformat()}", to=whom, subject=held, data=data, now=now)
    return held


@transaction.atomic
def drop(stocktake: Stocktake, *, words: str, by: Person, now: datetime) -> Stocktake:
    """It ends and nothing is booked; the month's may be opened again. Refused: dropped, approved, words."""
    held = Stocktake.objects.select_for_update().get(pk=stocktake.pk)
    refuse_unless(held.dropped_at is None, _("This stocktake was dropped."), "dropped")
    refuse_unless(held.approved_at is None, _("This stocktake is closed already."), "approved")
    refuse_unless(bool(words.strip()), _("Please say why."), "words")
    let_go(held, by=by, now=now, words=words.strip())
    return held


def _waiting(stocktake: Stocktake) -> Stocktake:
    """This stocktake, held, handed in and not agreed to yet. Refused: dropped, counting, approved."""
    held = Stocktake.objects.select_for_update(of=("self",)).select_related("store", "handed_in_by").get(pk=stocktake.pk)
    refuse_unless(held.dropped_at is None, _("This stocktake was dropped."), "dropped")
    refuse_unless(held.handed_in_at is not None, _("This stocktake is still being counted."), "counting")
    refuse_unless(held.approved_at is None, _("This stocktake is closed already."), "approved")
    return held


def may_decide(stocktake: Stocktake, person: Person, *, now: datetime) -> bool:
    """Who approves purchases, and who is asked because the only admin manager handed it in. Who handed it in may only send it back."""
    if person.can(Can.APPROVE_PURCHASES):
        return True
    asked = Todo.objects.open().about(stocktake).filter(promise=StocktakeApproved.name)
    return asked.held_by(person, covering=covered_by(person, timezone.localdate(now))).exists()


def asked(stocktake: Stocktake) -> list[Person]:
    """Who could agree to it: the other admin managers, and who holds its to-do."""
    holders = Todo.objects.open().about(stocktake).filter(promise=StocktakeApproved.name, holder__isnull=False)
    found = Person.objects.active().filter(Q(posts__role=Role.ADMIN_MANAGER) | Q(pk__in=holders.values("holder")))
    return list(found.exclude(pk=stocktake.handed_in_by_id).distinct().order_by("pk"))


@which_answers(StocktakeApproved)
def answers(todo: Todo, person: Person, now: datetime) -> frozenset[Outcome]:
    """Who handed it in may send it back."""
    is_own = Stocktake.objects.get(pk=todo.subject_id).handed_in_by_id == person.pk
    return frozenset({Outcome.REFUSED}) if is_own else BOTH


@when_decided(StocktakeApproved)
def decided(todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None:
    """The plain approval of the to-do says the same as the buttons on the stocktake's page."""
    stocktake = Stocktake.objects.get(pk=todo.subject_id)
    if outcome is Outcome.AGREED:
        approve(stocktake, by=by, now=now, words=words)
    else:
        send_back(stocktake, words=words, by=by, now=now)
