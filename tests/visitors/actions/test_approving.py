"""Weekends and holidays: a reason, an approval, and only then an invitation or a way in."""

from contextlib import nullcontext
from datetime import datetime
from threading import Barrier
from types import SimpleNamespace

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.figures import Figure
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import approving, undo, visits
from visitors.models import Badge, Visit, VisitEvent
from visitors.models.visit import State

SATURDAY = MONDAY_9AM + 5 * DAY
MAKE_UP_SUNDAY = datetime(2026, 9, 20, 9, tzinfo=MONDAY_9AM.tzinfo)  # worked before the National Day holiday
HOLIDAY = datetime(2026, 10, 1, 9, tzinfo=MONDAY_9AM.tzinfo)  # a Thursday
REASON = "设备检修只能周末进行"
CROWD, FEW = count(80, 20), 8


def fresh(visit: Visit) -> Visit:
    return Visit.objects.select_related("host__department").get(pk=visit.pk)


def on_saturday(host: Person, **fields: object) -> Visit:
    return expected_visit(host, expected_at=SATURDAY, off_day_reason=REASON, **fields)


def told(kind: str) -> list[str]:
    notices = Notice.objects.filter(kind=f"visitors.{kind}").exclude(channel="mail", reader__isnull=False).order_by("pk")
    return [str(notice.reader or notice.address) for notice in notices]


def code_of(do: object, *args: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*args, **more)
    assert str(refused.value)
    return refused.value.code


@pytest.mark.parametrize(("day", "is_off"), [(SATURDAY, True), (HOLIDAY, True), (MAKE_UP_SUNDAY, False), (MONDAY_9AM, False)])
def test_a_day_off_asks_why(ann: Person, day: datetime, is_off: bool) -> None:
    before = day - DAY
    if is_off:
        assert code_of(expected_visit, ann, expected_at=day, now=before, off_day_reason="  ") == "off-day"
    visit = expected_visit(ann, expected_at=day, now=before, off_day_reason=REASON if is_off else "")
    assert (visit.state, visit.clearance_asked_at) == ((State.REQUESTED, before) if is_off else (State.EXPECTED, None))


def test_the_head_is_asked_and_the_visitor_is_invited_only_once_it_is_approved(ann: Person, bo: Person, rita: Person) -> None:
    visit = on_saturday(ann, by=rita)
    assert (told("day_off_asked"), told("visit_invited"), Todo.objects.open().get().holder) == (["薄岩"], [], bo)
    assert code_of(visits.check_in, visit, now=SATURDAY) == "not-approved"

    approving.clear(visit, by=bo, now=MONDAY_9AM + MINUTE)

    assert (fresh(visit).state, fresh(visit).cleared_by, told("visit_invited")) == (State.EXPECTED, bo, ["wang@example.com"])
    assert (told("day_off_approved"), Todo.objects.get().outcome) == (["安然", "林若溪"], "agreed")


def test_for_a_head_and_for_who_has_none_the_admin_managers_are_asked(ann: Person, bo: Person, olga: Person) -> None:
    alone = PersonFactory(name="孤云", department=None)
    for host in (bo, alone):
        on_saturday(host)
    assert set(Todo.objects.values_list("holder", "role")) == {(None, Role.ADMIN_MANAGER)}
    assert told("day_off_asked") == ["欧丽", "欧丽"]


def test_a_no_says_why_to_host_and_announcer_and_the_visitor_hears_nothing(ann: Person, bo: Person, rita: Person) -> None:
    visit = on_saturday(ann, by=rita)
    assert code_of(approving.decline, visit, by=bo, now=MONDAY_9AM, words=" ") == "words"

    approving.decline(visit, by=bo, now=MONDAY_9AM, words="请改在周一")

    event = VisitEvent.objects.get(verb="decline")
    assert (fresh(visit).state, event.words, Todo.objects.get().outcome) == (State.DECLINED, "请改在周一", "refused")
    assert (told("visit_declined"), told("visit_not_possible"), told("visit_invited")) == (["安然", "林若溪"], [], [])


def test_who_asked_to_come_is_invited_when_the_host_and_the_house_agree(ann: Person, bo: Person) -> None:
    visit = on_saturday(ann, by=None, requested_at=MONDAY_9AM)
    assert (visit.state, Todo.objects.count()) == (State.REQUESTED, 0)
    approving.accept(visit, by=ann, now=MONDAY_9AM)
    assert (fresh(visit).state, told("visit_invited"), Todo.objects.open().count()) == (State.REQUESTED, [], 1)
    approving.clear(visit, by=bo, now=MONDAY_9AM)
    assert (fresh(visit).state, told("visit_invited")) == (State.EXPECTED, ["wang@example.com"])


def test_who_asked_for_a_working_day_is_invited_at_once_when_accepted_and_hears_a_no(ann: Person) -> None:
    yes, no = (expected_visit(ann, by=None, requested_at=MONDAY_9AM, email=f"{word}@example.com") for word in ("yes", "no"))
    approving.accept(yes, by=ann, now=MONDAY_9AM)
    approving.decline(no, by=ann, now=MONDAY_9AM, words="那天不在")
    assert (told("visit_invited"), told("visit_not_possible")) == (["yes@example.com"], ["no@example.com"])


@pytest.mark.parametrize(("agreed", "state"), [(True, State.EXPECTED), (False, State.DECLINED)])
def test_the_plain_approval_of_the_to_do_says_the_same(ann: Person, bo: Person, agreed: bool, state: State) -> None:
    visit = on_saturday(ann)
    todos.decide(Todo.objects.get(), by=bo, agreed=agreed, now=MONDAY_9AM, words="可以" if agreed else "不行")
    assert (fresh(visit).state, VisitEvent.objects.filter(verb__in=["clear", "decline"]).get().words) == (
        state,
        "可以" if agreed else "不行",
    )


def test_nobody_approves_their_own_visitors_but_an_admin_manager_above_whom_nobody_is(ann: Person, bo: Person, olga: Person) -> None:
    hosts, own = (bo, olga), [on_saturday(host) for host in (bo, olga)]
    assert code_of(approving.clear, own[0], by=hosts[0], now=MONDAY_9AM) == "own"
    assert code_of(todos.decide, Todo.objects.order_by("pk")[0], by=bo, agreed=True, now=MONDAY_9AM) == "own"
    assert Todo.objects.open().count() == 2  # what the action refuses is not decided either
    assert approving.clear(own[1], by=olga, now=MONDAY_9AM).state is State.EXPECTED


def test_a_walk_in_on_a_day_off_waits_for_the_approval(ann: Person, bo: Person, olga: Person, rita: Person) -> None:
    badges(1)
    visit = arrived_visit(ann, now=SATURDAY, by=rita)
    assert (visit.state, told("day_off_asked")) == (State.WAITING, ["薄岩", "欧丽"])
    assert code_of(visits.let_in, visit, by=rita, now=SATURDAY + MINUTE) == "off-day"

    approving.clear(visit, by=olga, now=SATURDAY + MINUTE)

    assert visits.let_in(visit, by=rita, now=SATURDAY + 2 * MINUTE).state is State.ON_SITE
    assert told("day_off_approved") == ["安然", "林若溪"]


def test_a_walk_in_who_is_declined_gives_the_badge_back_and_goes(ann: Person, bo: Person, rita: Person) -> None:
    badges(1)
    visit = arrived_visit(ann, now=SATURDAY)
    approving.decline(visit, by=bo, now=SATURDAY + MINUTE, words="没有预约")
    assert (fresh(visit).state, Badge.objects.free().count(), Todo.objects.open().count()) == (State.DECLINED, 1, 0)
    assert (told("visit_declined"), Visit.objects.not_left().count()) == (["安然", "林若溪"], 0)


@pytest.mark.parametrize("end", [visits.cancel, visits.turn_away, visits.check_out])
def test_what_ends_otherwise_asks_nobody_and_an_undo_asks_again(ann: Person, bo: Person, rita: Person, end: object) -> None:
    visit = on_saturday(ann) if end is visits.cancel else arrived_visit(ann, now=SATURDAY)
    now = MONDAY_9AM if end is visits.cancel else SATURDAY
    asked = Todo.objects.filter(promise__in=["visitors.day_off_cleared", "visitors.walk_in_cleared"])
    end(visit, by=rita, now=now)
    assert asked.open().count() == 0
    undo.undo(visit, by=rita, now=now + MINUTE)
    assert asked.open().count() == 1


def test_undoing_a_walk_in_on_a_day_off_asks_nobody_any_more(ann: Person, bo: Person, rita: Person) -> None:
    undo.undo(arrived_visit(ann, now=SATURDAY), by=rita, now=SATURDAY + MINUTE)
    assert Todo.objects.open().count() == 0


def test_the_day_that_is_over_is_not_approved(ann: Person, bo: Person) -> None:
    assert code_of(approving.clear, on_saturday(ann), by=bo, now=SATURDAY + DAY) == "over"


def test_whoever_the_silence_climbs_to_sees_the_visit_and_nothing_else(ann: Person, bo: Person) -> None:
    aide = PersonFactory(name="代理", roles=[Role.EMPLOYEE])
    Person.objects.filter(pk=bo.pk).update(stand_in=aide)
    saturday, _monday = on_saturday(ann), expected_visit(ann)
    assert list(Visit.objects.visible_to(aide)) == [saturday]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_decide_at_once_one_does(ann: Person, bo: Person, olga: Person, figure: Figure) -> None:
    """By both ways at once: the button on the visit's page and the plain approval of the to-do; yes and no."""
    visit = on_saturday(ann)
    todo = Todo.objects.get()

    def decide(number: int) -> object:
        if number % 2:
            return todos.decide(todo, by=bo, agreed=number % 4 == 1, now=MONDAY_9AM, words="不")
        return (approving.clear if number % 4 else approving.decline)(visit, by=olga, now=MONDAY_9AM, words="不")

    answers = together(CROWD, decide)

    refused = [answer for answer in answers if isinstance(answer, Refused)]
    figure(f"{CROWD} decide on one day off at once: {CROWD - len(refused)} does")
    assert (len(refused), {answer.code for answer in refused} <= {"cleared", "declined", "done", "agreed"}) == (CROWD - 1, True)
    assert not [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)]
    assert (VisitEvent.objects.filter(verb__in=["clear", "decline"]).count(), Todo.objects.exclude(outcome="").count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_more_than_one_decides(ann: Person, bo: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure) -> None:
    visit, all_have_read = on_saturday(ann), Barrier(FEW)

    def unlocked(visit: Visit) -> Visit:
        found = fresh(visit)
        all_have_read.wait()
        return found

    monkeypatch.setattr(approving, "locked", unlocked)
    monkeypatch.setattr(approving, "transaction", SimpleNamespace(atomic=nullcontext))
    together(FEW, lambda number: approving.clear(visit, by=bo, now=MONDAY_9AM))

    done = VisitEvent.objects.filter(verb="clear").count()
    figure(f"{FEW} decide at once without the lock: {done} do")
    assert done > 1
