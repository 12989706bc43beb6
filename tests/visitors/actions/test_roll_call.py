"""A roll call: a frozen list, taps that merge by their own time, an end with a report."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from frontdesk.journal.models import Entry
from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import roll_call, visits
from visitors.actions.roll_call import Tap
from visitors.models import RollCall, RollCallName, Visit

pytestmark = pytest.mark.django_db
TEN = MONDAY_9AM + HOUR


@pytest.fixture
def house(ann: Person, rita: Person) -> dict[str, Visit]:
    """One waits with two companions, one is on site, one stepped out, one has left, one is expected."""
    waiting, on_site, out, left = (arrived_visit(ann, name=name, phone="") for name in ("等待", "在场", "外出", "已走"))
    Visit.objects.filter(pk=waiting.pk).update(companions=2)
    for visit in (on_site, out, left):
        visits.let_in(visit, by=rita, now=MONDAY_9AM)
    Visit.objects.filter(pk=out.pk).update(out_at=MONDAY_9AM + MINUTE)
    visits.check_out(left, by=rita, now=MONDAY_9AM + 30 * MINUTE)
    expected_visit(ann, name="未到")
    return {"waiting": waiting, "on_site": on_site, "out": out, "left": left}


def seen(call: RollCall) -> dict[str, datetime | None]:
    return dict(call.names.values_list("visit__name", "safe_at"))


def test_the_list_is_who_was_in_the_house_then_and_companions_count(house: dict[str, Visit], rita: Person, bo: Person) -> None:
    call, made = roll_call.begin(by=rita, now=TEN)
    visits.check_out(house["on_site"], by=rita, now=TEN + MINUTE)  # the list is frozen

    assert (made, list(call.names.values_list("visit__name", "people"))) == (True, [("等待", 3), ("在场", 1), ("外出", 0)])
    assert call.figures == {"people": 4, "found": 0}
    assert roll_call.begin(by=bo, now=TEN + MINUTE) == (call, False)
    drill, made = roll_call.begin(by=bo, now=TEN, is_drill=True)  # a drill does not hold up a real one, nor the other way round
    assert (made, drill.pk != call.pk, RollCall.objects.running().count()) == (True, True, 2)


def test_taps_merge_the_first_wins_and_none_counts_twice(house: dict[str, Visit], rita: Person, bo: Person) -> None:
    call, _made = roll_call.begin(by=rita, now=TEN)
    waiting, on_site = house["waiting"].pk, house["on_site"].pk
    later, early = Tap(waiting, True, TEN + 3 * MINUTE, "a"), Tap(waiting, True, TEN + 2 * MINUTE, "b")

    assert roll_call.mark(call, [later], by=rita, now=TEN + 3 * MINUTE) == 1
    assert roll_call.mark(call, [early, Tap(on_site, True, TEN + DAY, "c")], by=bo, now=TEN + 5 * MINUTE) == 2  # bo was offline
    assert seen(call) == {"等待": TEN + 2 * MINUTE, "在场": TEN + 5 * MINUTE, "外出": None}  # never after now
    assert RollCallName.objects.get(visit=waiting).safe_by == bo
    assert roll_call.mark(call, [later], by=rita, now=TEN + 6 * MINUTE) == 0  # the second tap does not move it
    assert roll_call.mark(call, [Tap(waiting, False, TEN + 7 * MINUTE)], by=rita, now=TEN + 7 * MINUTE) == 1
    assert roll_call.mark(call, [early], by=bo, now=TEN + 8 * MINUTE) == 0  # sent again, because the answer was lost
    assert (seen(call)["等待"], call.figures) == (None, {"people": 4, "found": 1})
    assert roll_call.mark(call, [Tap(waiting, True, TEN - HOUR)], by=bo, now=TEN + 9 * MINUTE) == 1
    assert seen(call)["等待"] == TEN  # never before the call began
    assert roll_call.mark(call, [Tap(house["left"].pk, True, TEN)], by=bo, now=TEN + 9 * MINUTE) == 0  # is on no list
    assert list(Entry.objects.filter(subject_type="visitors.rollcall").order_by("pk").values_list("verb", flat=True)) == [
        *("begin_roll_call", "found", "found", "found", "missing", "found")
    ]


def test_after_the_end_only_what_was_tapped_before_it_is_taken(house: dict[str, Visit], rita: Person) -> None:
    call, _made = roll_call.begin(by=rita, now=TEN)
    ended = roll_call.end(call, by=rita, now=TEN + 12 * MINUTE)
    assert (ended.minutes, roll_call.end(call, by=rita, now=TEN + HOUR).ended_at) == (12, TEN + 12 * MINUTE)
    with pytest.raises(Refused) as no:
        roll_call.mark(call, [Tap(house["waiting"].pk, True, TEN + 13 * MINUTE)], by=rita, now=TEN + 13 * MINUTE)
    late = Tap(house["waiting"].pk, True, TEN + 11 * MINUTE, "x")
    assert (no.value.code, roll_call.mark(call, [late], by=rita, now=TEN + HOUR)) == ("ended", 1)
    assert roll_call.begin(by=rita, now=TEN + HOUR)[1]


@pytest.mark.parametrize(("said", "is_then"), [(TEN - 5 * MINUTE, TEN - 5 * MINUTE), (TEN + HOUR, TEN), (TEN - 3 * DAY, TEN - DAY)])
def test_a_call_begun_without_network_is_dated_back_but_not_far(rita: Person, said: datetime, is_then: datetime) -> None:
    assert roll_call.begin(by=rita, now=TEN, began_at=said)[0].began_at == is_then


def test_a_real_call_is_told_at_once_at_night_too_a_drill_only_reports(house: dict[str, Visit], rita: Person, olga: Person) -> None:
    night = MONDAY_9AM + timedelta(hours=14)
    for is_drill in (False, True):
        call, _made = roll_call.begin(by=rita, now=night, is_drill=is_drill)
        roll_call.mark(call, [Tap(house["waiting"].pk, True, night + MINUTE)], by=rita, now=night + MINUTE)
        roll_call.end(call, by=rita, now=night + 12 * MINUTE)
    told = list(Notice.objects.filter(reader=olga, kind__startswith="visitors.roll_call", channel="inbox").order_by("pk"))
    assert [notice.kind for notice in told] == ["visitors.roll_call_began", "visitors.roll_call_ended", "visitors.roll_call_ended"]
    mail = Notice.objects.get(reader=olga, kind="visitors.roll_call_began", channel="mail")
    assert mail.due_at == night
    begun, report, drill = (written(notice) for notice in told)
    clocks = [f"{timezone.localtime(at):%H:%M}" for at in (night, night + 12 * MINUTE)]
    assert (all(clock in report.body for clock in clocks), "4" in begun.title, drill.title != report.title) == (True, True, True)
    assert "等待" not in begun.body + report.body  # no visitor is named in a notice
