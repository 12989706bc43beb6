"""What nobody fetches: reminded once after five working days, given up after ten, and whoever is next has it."""

from datetime import datetime, timedelta

import pytest

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from supplies import invariants
from supplies.actions import unfetched
from supplies.models import Balance, Requisition, RequisitionLine
from supplies.rules.release_unfetched import ReleaseUnfetched
from supplies.rules.remind_to_fetch import RemindToFetch
from tests.factories.supplies import stocked
from tests.factories.supplies_requisition import agreed, handed
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db
REMIND, RELEASE = MONDAY_9AM + 7 * DAY, MONDAY_9AM + 14 * DAY  # five and ten working days later


def look(now: datetime) -> list[str]:
    """Whom both rules told what at this moment."""
    before = set(Notice.objects.values_list("pk", flat=True))
    for rule in (RemindToFetch, ReleaseUnfetched):
        run(RULES[rule.name], now=now)
    rows = Notice.objects.filter(channel=Channel.INBOX).exclude(pk__in=before).select_related("reader")
    return sorted(f"{row.reader.username} {row.kind.removeprefix('supplies.')}" for row in rows)


def test_reminded_once_and_given_up_before_at_after_and_again(ann: Person, bo: Person, rita: Person) -> None:
    pens = stocked(5, name="中性笔")
    mine = agreed(ann, {pens: 3}, by=bo)
    later = agreed(ann, {pens: 4}, by=bo, now=MONDAY_9AM + HOUR)
    handed(later, by=rita, now=MONDAY_9AM + HOUR)  # two of four, so that only two are waited for
    moments = (REMIND - MINUTE, REMIND, REMIND + DAY, RELEASE - MINUTE, RELEASE, RELEASE + DAY)
    assert [look(now) for now in moments] == [
        [],
        ["ann requisition_unfetched"],
        [],
        [],
        ["ann requisition_ready", "ann requisition_released", "rita supplies_released"],
        [],
    ]
    mine.refresh_from_db()
    line = later.lines.get()
    assert (mine.done_at, line.reserved, line.ready_at, Balance.objects.get().reserved) == (RELEASE, 2, RELEASE, 2)
    assert list(invariants.balances()) == []
    told = Notice.objects.get(kind="supplies.supplies_released", channel=Channel.INBOX)
    assert "安然" in written(told).body
    assert "中性笔 3支" in written(told).body


def test_after_an_outage_a_working_day_lies_between_the_reminder_and_the_end(ann: Person, bo: Person) -> None:
    agreed(ann, {stocked(1): 1}, by=bo)
    late = MONDAY_9AM + 28 * DAY
    assert look(late) == ["ann requisition_unfetched"]
    assert look(late + DAY - MINUTE) == []
    assert look(late + DAY) == ["ann requisition_released"]


def test_what_is_fetched_in_time_is_left_alone(ann: Person, bo: Person, rita: Person) -> None:
    mine = agreed(ann, {stocked(2): 2}, by=bo)
    handed(mine, by=rita)
    assert [look(now) for now in (REMIND, RELEASE)] == [[], []]


@pytest.mark.django_db(transaction=True)
def test_what_is_handed_out_while_it_is_given_up_is_one_or_the_other(ann: Person, bo: Person, rita: Person, figure: Figure) -> None:
    mine = agreed(ann, {stocked(2): 2}, by=bo)
    RequisitionLine.objects.update(reminded_at=REMIND)
    after = timedelta(days=10)
    deeds = (lambda: handed(mine, by=rita, now=RELEASE), lambda: unfetched.release(mine, after=after, now=RELEASE))
    together(2, lambda turn: deeds[turn]())
    line, balance = mine.lines.get(), Balance.objects.get()
    is_fetched = line.issued == 2
    which = "handed out" if is_fetched else "given up"
    figure(f"handed out and given up at once: {which}, {balance.on_hand} left, {balance.reserved} reserved")
    assert (bool(line.given_up_at), balance.on_hand, balance.reserved) == (not is_fetched, 0 if is_fetched else 2, 0)
    assert (list(invariants.balances()), Requisition.objects.get().done_at) == ([], RELEASE)


def test_control_without_the_lock_what_was_handed_out_is_given_up_too(
    ann: Person, bo: Person, rita: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = agreed(ann, {stocked(2): 2}, by=bo)
    RequisitionLine.objects.update(reminded_at=REMIND)
    stale = list(mine.lines.select_related("item"))
    handed(mine, by=rita, now=RELEASE)
    assert unfetched.release(mine, after=timedelta(days=10), now=RELEASE) == 0
    monkeypatch.setattr(unfetched, "held", lambda requisition: requisition)
    monkeypatch.setattr(unfetched, "locked_lines", lambda requisition: stale)
    assert unfetched.release(mine, after=timedelta(days=10), now=RELEASE) == 1
    line = mine.lines.get()
    assert (line.issued, line.given_up_at) == (2, RELEASE)
