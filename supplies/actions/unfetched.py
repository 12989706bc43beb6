"""What nobody fetches: the asker is reminded once, later it is given up and goes to whoever is next."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.refusal import Refused
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from supplies.actions.low_stock import storekeepers
from supplies.actions.requisitions import close_when_done, held, let_go, locked_lines
from supplies.models import Requisition, RequisitionLine
from supplies.notices import things
from supplies.notices.requisition_released import RequisitionReleased
from supplies.notices.requisition_unfetched import RequisitionUnfetched
from supplies.notices.supplies_released import SuppliesReleased

DAY = timedelta(days=1)


def to_remind(after: timedelta, now: datetime) -> list[Requisition]:
    """Of which something has waited so many working days, and nobody was reminded of it."""
    working = calendar()
    ready = RequisitionLine.objects.to_fetch().filter(reminded_at__isnull=True, ready_at__lte=now - after).select_related("requisition")
    return _of(line for line in ready if _is_over(line.ready_at, after, now, working))


def to_release(after: timedelta, now: datetime) -> list[Requisition]:
    """Of which something has waited so many working days, at least one of them since the reminder."""
    working = calendar()
    ready = RequisitionLine.objects.to_fetch().filter(reminded_at__lte=now - DAY, ready_at__lte=now - after).select_related("requisition")
    waited = (line for line in ready if _is_over(line.ready_at, after, now, working))
    return _of(line for line in waited if _is_over(line.reminded_at, DAY, now, working))


@transaction.atomic
def remind(requisition: Requisition, *, after: timedelta, now: datetime) -> int:
    """The asker hears what waits for them, once; how many lines that is."""
    mine = _running(requisition)
    lines = _waited(mine, after, now) if mine else []
    lines = [line for line in lines if line.reminded_at is None]
    if mine is None or not lines:
        return 0
    for line in lines:
        line.reminded_at = now
    RequisitionLine.objects.bulk_update(lines, ["reminded_at"])
    with override(mine.asker.language):
        data = {"number": mine.number, "things": things((line.item, line.reserved) for line in lines), "path": mine.get_absolute_url()}
    cause = f"requisition:{mine.pk}:unfetched:{now.isoformat()}"
    post(RequisitionUnfetched, cause=cause, to=mine.asker, subject=mine, data=data, now=now)
    return len(lines)


@transaction.atomic
def release(requisition: Requisition, *, after: timedelta, now: datetime) -> int:
    """What was reminded of and not fetched is given up, with what is missing of the same thing; asker and storekeepers hear of it."""
    mine, working = _running(requisition), calendar()
    lines = _waited(mine, after, now) if mine else []
    lines = [line for line in lines if _is_over(line.reminded_at, DAY, now, working)]
    if mine is None or not lines:
        return 0
    back = [(line.item, line.reserved) for line in lines]
    for line in lines:
        line.given_up_at = now
    RequisitionLine.objects.bulk_update(lines, ["given_up_at"])
    trail.record("release_unfetched", subject=mine, at=now, details={"lines": [line.pk for line in lines]})
    let_go(mine, lines, now=now)
    close_when_done(mine, now=now)
    cause = f"requisition:{mine.pk}:released:{now.isoformat()}"
    for kind, reader in [(RequisitionReleased, mine.asker), *((SuppliesReleased, keeper) for keeper in storekeepers())]:
        with override(reader.language):
            data = {"number": mine.number, "asker": str(mine.asker), "things": things(back), "path": mine.get_absolute_url()}
        post(kind, cause=cause, to=reader, subject=mine, data=data, now=now)
    return len(lines)


def _running(requisition: Requisition) -> Requisition | None:
    """The paper, held; None when it was closed meanwhile."""
    try:
        return held(requisition)
    except Refused:
        return None


def _waited(requisition: Requisition, after: timedelta, now: datetime) -> list[RequisitionLine]:
    """The lines of a held paper that have waited long enough, as they stand once their balances are held too."""
    working = calendar()
    there = (line for line in locked_lines(requisition) if line.owed and line.reserved)
    return [line for line in there if _is_over(line.ready_at, after, now, working)]


def _is_over(at: datetime | None, after: timedelta, now: datetime, working: Calendar) -> bool:
    """Whether so many working days have gone since."""
    return at is not None and working.add_days(at, after) <= now


def _of(lines: Iterable[RequisitionLine]) -> list[Requisition]:
    """Their papers, each once, who waits longest first."""
    found: Mapping[int, Requisition] = {line.requisition_id: line.requisition for line in lines}
    return list(found.values())
