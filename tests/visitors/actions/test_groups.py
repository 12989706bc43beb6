"""Groups: one list, one transaction, a bounded number of statements; checked in together with one notice to the host."""

from collections import Counter

import pytest

from frontdesk.invariants import INVARIANTS
from frontdesk.journal.models import Entry
from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.search.models import SearchRow
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_group, badges, expected_visit
from tests.figures import Figure
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from visitors.actions import approving, groups
from visitors.actions import visits as visits_actions
from visitors.actions.groups import Coming, Known
from visitors.models import Visit, VisitEvent, VisitGroup

pytestmark = pytest.mark.django_db
TEN = MONDAY_9AM + HOUR


def test_each_of_the_list_is_a_visit_with_a_code_its_step_its_trail_and_its_words(ann: Person, rita: Person) -> None:
    group, visits = a_group(ann, 12, by=rita, place="A-301", purpose="tour")

    assert {(v.door, v.group, v.host, v.expected_at, v.place, v.purpose, v.created_by) for v in visits} == {
        ("sheet", group, ann, TEN, "A-301", "tour", rita)
    }
    assert (len({v.code for v in visits}), {len(v.code) for v in visits}, {v.code_on for v in visits}) == (12, {6}, {TEN.date()})
    assert Counter(Entry.objects.values_list("verb", flat=True)) == {"expect": 12, "expect_group": 1}
    assert Counter(VisitEvent.objects.values_list("verb", "happened_by")) == {("expect", rita.pk): 12}
    assert Counter(SearchRow.objects.filter(kind__startswith="visitors").values_list("kind", flat=True)) == {
        "visitors.visit": 12,
        "visitors.visitgroup": 1,
    }


def test_ten_times_as_many_people_cost_hardly_more_statements(ann: Person, figure: Figure) -> None:
    a_group(ann, 2, title="first")  # what is asked once a process
    small = queries(lambda: a_group(ann, 10, title="small", expected_at=TEN + DAY))
    large = queries(lambda: a_group(ann, 100, title="large", expected_at=TEN + 2 * DAY))
    figure(f"a group of 10 takes {small} statements, one of 100 takes {large}")
    assert (large - small <= 10, large <= 50) == (True, True)


def test_the_leader_gets_the_way_to_the_list_and_the_others_their_own_code(ann: Person) -> None:
    rows = [Coming("甲", email="a@example.com"), Coming("乙", email="b@example.com"), Coming("丙")]
    _group, visits = a_group(ann, rows=rows, leader=1)

    told = {notice.address: (notice.kind, written(notice)) for notice in Notice.objects.all()}
    assert [visit.name for visit in visits] == ["乙", "甲", "丙"]
    assert {address: kind for address, (kind, _text) in told.items()} == {
        "a@example.com": "visitors.visit_invited",
        "b@example.com": "visitors.group_invited",
    }
    leaders = told["b@example.com"][1]
    assert (leaders.link.endswith("/group/"), visits[0].shown_code in leaders.body, "启明参观团" in leaders.body) == (True, True, True)


def test_who_is_expected_already_is_left_out_and_named_and_nobody_new_is_refused(ann: Person) -> None:
    expected_visit(ann, name="王小明", phone="13800001234", expected_at=TEN)
    rows = [Coming("王小明", "13800001234"), Coming("王小明", "13911112222"), Coming("李四")]

    group, left_out = groups.expect_group(title="t", host=ann, expected_at=TEN, rows=rows, by=ann, now=MONDAY_9AM)

    assert ([row.phone for row in left_out], group.visits.count()) == (["13800001234"], 2)
    with pytest.raises(Refused) as refused:
        groups.expect_group(title="t", host=ann, expected_at=TEN, rows=rows[:1], by=ann, now=MONDAY_9AM)
    assert (refused.value.code, VisitGroup.objects.count()) == ("nobody", 1)


@pytest.mark.parametrize(
    ("there", "name", "phone", "known"),
    [
        (("王伟", "13800000000"), "王伟", "13800000000", True),
        (("王伟", "13800000000"), "王伟", "13911111111", False),
        (("王伟", ""), "王伟", "13911111111", True),
        (("王伟", "13800000000"), "王伟", "", True),
        (("王伟", "13800000000"), "王玮", "13800000000", False),
        (("Anna  Smith", ""), "anna smith", "", True),
    ],
)
def test_one_person_or_two(there: tuple[str, str], name: str, phone: str, known: bool) -> None:
    assert Known([there]).has(name, phone) is known


@pytest.mark.parametrize(
    ("given", "code"),
    [({"rows": []}, "rows"), ({"rows": [Coming(f"n{n}") for n in range(201)]}, "rows"), ({"expected_at": MONDAY_9AM}, "past")],
)
def test_what_is_refused_leaves_nothing(ann: Person, given: dict, code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_group(ann, **given)
    assert (refused.value.code, VisitGroup.objects.count(), Visit.objects.count()) == (code, 0, 0)


def test_twelve_of_twenty_eight_arrive_and_the_host_hears_one_sentence(ann: Person, rita: Person) -> None:
    badges(40)
    group, visits = a_group(ann, 28)
    Notice.objects.all().delete()

    assert groups.check_in(group, visits[:12], by=rita, now=TEN) == 12

    inbox = Notice.objects.filter(channel="inbox")
    assert [(n.kind, n.reader, written(n).title) for n in inbox] == [("visitors.group_arrived", ann, "启明参观团：已到 12 人，共 28 人")]
    assert list(Todo.objects.open().values_list("promise", "subject_id")) == [("visitors.host_answer", visits[0].pk)]
    assert Visit.objects.waiting().filter(loans__isnull=False).count() == 12
    assert Visit.objects.not_left().count() == 12  # who stands on a roll call: nobody who has not come
    assert list(INVARIANTS["visitors.no_silent_wait"][1]()) == []


def test_all_come_in_and_leave_one_by_one_or_together_and_the_rest_is_cancelled(ann: Person, rita: Person) -> None:
    group, visits = a_group(ann, 6)
    groups.check_in(group, visits[:4], by=rita, now=TEN)
    groups.check_in(group, visits[3:5], by=rita, now=TEN + MINUTE)  # the fourth came already
    assert groups.let_in(visits[:5], by=rita, now=TEN + 2 * MINUTE) == 5
    assert groups.check_out(visits[:1], by=rita, now=TEN + 3 * MINUTE) == 1
    assert groups.check_out(visits, by=rita, now=TEN + HOUR) == 4
    assert groups.cancel(group, by=ann, now=TEN + HOUR) == 1
    counted = VisitGroup.objects.counted().get()
    assert (counted.many, counted.here, counted.gone) == (5, 0, 5)


def test_a_late_joiner_shares_what_the_group_shares_and_comes_once(ann: Person) -> None:
    group, visits = a_group(ann, 2, place="A-301", purpose="tour")

    late = groups.add(group, Coming("钱七", "13800009999", "qian@example.com"), by=ann, now=MONDAY_9AM + MINUTE)

    assert (late.group, late.place, late.purpose, late.expected_at) == (group, "A-301", "tour", TEN)
    assert Notice.objects.filter(address="qian@example.com").get().kind == "visitors.visit_invited"
    assert groups.leader_of(group) == visits[0]
    with pytest.raises(Refused) as refused:
        groups.add(group, Coming("钱七", "13800009999"), by=ann, now=MONDAY_9AM + 2 * MINUTE)
    assert refused.value.code == "known"


SATURDAY = TEN + 5 * DAY


def test_a_group_on_a_saturday_needs_a_reason_and_one_approval(ann: Person, bo: Person) -> None:
    with pytest.raises(Refused) as refused:
        a_group(ann, 3, expected_at=SATURDAY)
    assert refused.value.code == "off-day"

    _group, visits = a_group(ann, 3, expected_at=SATURDAY, off_day_reason="展会")
    assert list(Todo.objects.values_list("promise", "subject_id", "holder")) == [("visitors.day_off_cleared", visits[0].pk, bo.pk)]
    assert (Visit.objects.requested().count(), Notice.objects.filter(kind="visitors.group_invited").count()) == (3, 0)

    approving.clear(visits[2], by=bo, now=MONDAY_9AM + HOUR)
    assert (Visit.objects.expected().count(), Todo.objects.open().count()) == (3, 0)
    assert Notice.objects.get(kind="visitors.group_invited").subject_id == visits[0].pk


def test_a_no_goes_for_all_and_a_leader_who_stays_away_hands_the_approval_on(ann: Person, bo: Person) -> None:
    group, visits = a_group(ann, 3, expected_at=SATURDAY, off_day_reason="展会")
    late = groups.add(group, Coming("钱七"), by=ann, now=MONDAY_9AM)
    visits_actions.cancel(visits[0], by=ann, now=MONDAY_9AM)
    assert Todo.objects.open().get().subject_id == visits[1].pk

    approving.decline(visits[1], by=bo, now=MONDAY_9AM + HOUR, words="no")

    states = [Visit.objects.get(pk=visit.pk).state.value for visit in (*visits, late)]
    assert (states, Todo.objects.open().count()) == (["cancelled", "declined", "declined", "declined"], 0)


def test_cancelling_a_group_that_waits_for_approval_asks_nobody_any_more(ann: Person, bo: Person) -> None:
    group, _visits = a_group(ann, 3, expected_at=SATURDAY, off_day_reason="展会")
    assert groups.cancel(group, by=ann, now=MONDAY_9AM) == 3
    assert (Todo.objects.open().count(), Todo.objects.count()) == (0, 1)
