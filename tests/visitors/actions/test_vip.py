"""A VIP reception: planned, named, prepared, agreed; each refusal; and whom a silent host's ladder tells."""

from collections.abc import Callable
from datetime import datetime

import pytest

from frontdesk.journal.models import Entry
from frontdesk.outbox.kinds import readable
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from tests.factories.people import PersonFactory
from tests.factories.visitors import expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI
from visitors.actions import vip, visits
from visitors.models import VipItem, VipNamed, VipPlan, Visit


@pytest.fixture
def visit(ann: Person) -> Visit:
    return expected_visit(ann, expected_at=MONDAY_9AM + DAY + HOUR)


def code_of(do: Callable[[], object]) -> str:
    """The code of a refusal, or '' where nothing was refused."""
    try:
        do()
    except Refused as error:
        return error.code
    return ""


def test_planned_it_is_known_to_host_creator_and_named_and_they_are_told(
    visit: Visit, ann: Person, rita: Person, olga: Person, bo: Person
) -> None:
    made = vip.plan(visit, named=[rita], schedule=" 10:00 ", background="老客户", route="东门", by=ann, now=MONDAY_9AM)

    seen = [Visit.objects.visible_to(reader).count() for reader in (ann, rita, olga, bo, ann.stand_in)]
    assert (seen, made.schedule, Visit.objects.get().is_vip) == ([1, 1, 0, 0, 0], "10:00", True)
    told = Notice.objects.filter(kind="visitors.vip_named", channel="inbox")
    assert [notice.reader for notice in told] == [rita]
    assert [entry.verb for entry in Entry.objects.about(visit).order_by("pk")][-2:] == ["name_for_vip", "plan_vip"]
    assert list(Visit.objects.reserved_for_others(olga)) == [visit]


def test_somebody_who_checks_visitors_in_must_know_of_it(visit: Visit, ann: Person, bo: Person, rita: Person) -> None:
    assert code_of(lambda: vip.plan(visit, named=[bo], by=ann, now=MONDAY_9AM)) == "nobody-receives"
    assert (Visit.objects.get().is_vip, VipPlan.objects.count(), VipNamed.objects.count()) == (False, 0, 0)

    by_desk = expected_visit(ann, by=rita, name="前台登记")
    assert code_of(lambda: vip.plan(by_desk, by=rita, now=MONDAY_9AM)) == ""


def test_refusals(visit: Visit, ann: Person, rita: Person, bo: Person, charlie: Person) -> None:
    gone = PersonFactory(username="gone", roles=[], retired_at=MONDAY_9AM)
    assert code_of(lambda: vip.name(visit, person=bo, by=ann, now=MONDAY_9AM)) == "not-vip"
    vip.plan(visit, named=[rita], by=ann, now=MONDAY_9AM)
    item = vip.add_item(visit, what="鲜花", holder=rita, by=ann, now=MONDAY_9AM)
    other = expected_visit(ann, name="另一位")

    assert {
        "gone": code_of(lambda: vip.name(visit, person=gone, by=ann, now=MONDAY_9AM)),
        "no role": code_of(lambda: vip.name(visit, person=charlie, by=ann, now=MONDAY_9AM)),
        "last at the desk": code_of(lambda: vip.unname(visit, person=rita, by=ann, now=MONDAY_9AM)),
        "empty": code_of(lambda: vip.add_item(visit, what="  ", holder=rita, by=ann, now=MONDAY_9AM)),
        "not named": code_of(lambda: vip.add_item(visit, what="水", holder=bo, by=ann, now=MONDAY_9AM)),
        "past": code_of(lambda: vip.add_item(visit, what="水", holder=rita, until=MONDAY_9AM - HOUR, by=ann, now=MONDAY_9AM)),
        "no schedule": code_of(lambda: vip.agree(visit, by=ann, now=MONDAY_9AM)),
        "not vip": code_of(lambda: vip.drop_item(other, item=item, by=ann, now=MONDAY_9AM)),
    } == {
        "gone": "gone",
        "no role": "gone",
        "last at the desk": "nobody-receives",
        "empty": "what",
        "not named": "not-named",
        "past": "past",
        "no schedule": "empty",
        "not vip": "not-vip",
    }
    visits.cancel(visit, by=ann, now=MONDAY_9AM)
    assert code_of(lambda: vip.plan(visit, by=ann, now=MONDAY_9AM)) == "cancelled"


def test_unnamed_they_see_it_no_more_unless_they_still_hold_something(visit: Visit, ann: Person, rita: Person, olga: Person) -> None:
    vip.plan(visit, named=[rita, olga], by=ann, now=MONDAY_9AM)
    item = vip.add_item(visit, what="鲜花", holder=olga, by=ann, now=MONDAY_9AM)
    assert code_of(lambda: vip.unname(visit, person=olga, by=ann, now=MONDAY_9AM)) == "holds"

    vip.drop_item(visit, item=item, by=ann, now=MONDAY_9AM)
    vip.unname(visit, person=olga, by=ann, now=MONDAY_9AM)
    assert (Visit.objects.visible_to(olga).count(), [named.person for named in VipNamed.objects.all()]) == (0, [rita])


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (MONDAY_9AM, "11-23 17:00"),
        (MONDAY_9AM + 9 * HOUR, "11-24 10:00"),  # the day before is over: when the visitor comes
    ],
)
def test_without_a_moment_of_its_own_an_item_is_due_on_the_working_day_before(
    visit: Visit, ann: Person, rita: Person, now: datetime, until: str
) -> None:
    vip.plan(visit, named=[rita], by=ann, now=now)
    vip.add_item(visit, what="鲜花", holder=rita, by=ann, now=now)

    todo = Todo.objects.get(subject_type=VipItem._meta.label_lower)
    assert f"{todo.due_at.astimezone(SHANGHAI):%m-%d %H:%M}" == until


def test_a_second_plan_changes_the_words_and_tells_nobody_twice(visit: Visit, ann: Person, rita: Person) -> None:
    vip.plan(visit, named=[rita], schedule="一", by=ann, now=MONDAY_9AM)
    vip.plan(visit, named=[rita], schedule="二", by=ann, now=MONDAY_9AM + HOUR)

    assert (VipPlan.objects.get().schedule, Todo.objects.count(), Notice.objects.filter(channel="inbox").count()) == ("二", 1, 1)


def test_a_silent_host_of_a_vip_climbs_to_who_is_named_and_to_nobody_else(
    visit: Visit, ann: Person, rita: Person, olga: Person, bo: Person, tom: Person
) -> None:
    """Tom stands in for Ann, Bo is her head, a second receptionist stands at the desk: none of them is named."""
    PersonFactory(username="second", roles=["receptionist"])
    vip.plan(visit, named=[rita], by=ann, now=MONDAY_9AM)
    arrived = MONDAY_9AM + DAY + HOUR
    visits.check_in(visit, by=rita, now=arrived)
    told = []
    for minutes in (2, 5, 10, 15):
        before = set(Notice.objects.values_list("pk", flat=True))
        run(RULES["timed.climb_ladders"], now=arrived + minutes * MINUTE)
        fresh = Notice.objects.exclude(pk__in=before).filter(channel="inbox")
        told.append(sorted({notice.reader.username for notice in fresh}))

    assert told == [["ann", "rita"], ["rita"], ["rita"], ["rita"]]
    mine = Notice.objects.filter(reader=rita, channel="inbox")
    assert len(readable(rita, list(mine))) == 5  # named, and four rungs: she may read them all


def test_made_by_mistake_it_is_taken_back_and_all_see_the_visit_as_before(visit: Visit, ann: Person, rita: Person, bo: Person) -> None:
    before = {reader: Visit.objects.visible_to(reader).count() for reader in (ann, rita, bo, ann.stand_in)}
    vip.plan(visit, named=[rita], schedule="10:00", by=ann, now=MONDAY_9AM)
    vip.add_item(visit, what="鲜花", holder=rita, by=ann, now=MONDAY_9AM)
    assert Visit.objects.visible_to(bo).count() == 0

    vip.take_back(visit, by=ann, now=MONDAY_9AM + MINUTE)

    assert {reader: Visit.objects.visible_to(reader).count() for reader in before} == before
    assert (Todo.objects.open().count(), set(Todo.objects.values_list("outcome", flat=True))) == (0, {"withdrawn"})
    assert (VipPlan.objects.count(), VipNamed.objects.count(), VipItem.objects.filter(dropped_at__isnull=True).count()) == (0, 0, 0)
    assert Entry.objects.about(visit).order_by("-pk")[0].verb == "take_back_vip"
    assert list(Visit.objects.reserved_for_others(bo)) == []


def test_what_was_taken_back_can_be_planned_anew_with_nothing_of_before(visit: Visit, ann: Person, rita: Person) -> None:
    vip.plan(visit, named=[rita], schedule="10:00", by=ann, now=MONDAY_9AM)
    vip.add_item(visit, what="鲜花", holder=rita, by=ann, now=MONDAY_9AM)
    vip.take_back(visit, by=ann, now=MONDAY_9AM + MINUTE)

    made = vip.plan(visit, named=[rita], by=ann, now=MONDAY_9AM + 2 * MINUTE)

    visit.refresh_from_db()
    assert (made.schedule, vip.items_of(visit)) == ("", [])
    assert list(Todo.objects.open().values_list("promise", "subject_id")) == [("visitors.vip_schedule_agreed", made.pk)]
    assert Notice.objects.filter(kind="visitors.vip_named", channel="inbox", reader=rita).count() == 2


def test_once_the_visitor_is_here_or_when_there_is_no_plan_nothing_is_taken_back(visit: Visit, ann: Person, rita: Person) -> None:
    assert code_of(lambda: vip.take_back(visit, by=ann, now=MONDAY_9AM)) == "not-vip"
    vip.plan(visit, named=[rita], by=ann, now=MONDAY_9AM)
    visits.check_in(visit, by=rita, now=MONDAY_9AM + DAY + HOUR)
    assert code_of(lambda: vip.take_back(visit, by=ann, now=MONDAY_9AM + DAY + HOUR)) == "already"
    assert (Visit.objects.get().is_vip, VipPlan.objects.count()) == (True, 1)
