"""Whoever is on the watch-list waits for the desk: the host is not told, no clock of theirs runs, nobody lets them in."""

from typing import Any

import pytest

from frontdesk.invariants import INVARIANTS
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.visitors import a_watch_entry, arrived_visit, badges, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from visitors.actions import undo, visits, watch, watch_deciding
from visitors.models import Visit, WatchEntry, WatchHit

pytestmark = pytest.mark.django_db


def refusal(do: Any, *given: object, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*given, **fields)
    return refused.value.code


def told(since: int = 0) -> list[tuple[str, str]]:
    notices = Notice.objects.filter(channel="inbox", pk__gt=since).order_by("pk").select_related("reader")
    return [(notice.reader.username, notice.kind.partition(".")[2]) for notice in notices]


def clocks() -> list[tuple[str, str]]:
    return [(todo.promise.partition(".")[2], todo.role or todo.holder.username) for todo in Todo.objects.open().order_by("pk")]


def silent() -> list[str]:
    return list(INVARIANTS["visitors.no_silent_wait"][1]())


@pytest.mark.parametrize(("kind", "held"), [("block", True), ("ask", True), ("vip", False)])
def test_who_is_looked_out_for_waits_for_the_desk_and_others_for_their_host(ann: Person, olga: Person, kind: str, held: bool) -> None:
    a_watch_entry(olga, kind=kind, name="Li Siyuan")
    visit = arrived_visit(ann, name="李思远")
    hit = WatchHit.objects.get()
    assert (hit.visit, hit.by_what, hit.score) == (visit, "pinyin", 85)
    host = [("ann", "visit_arrived")]
    assert told() == [("olga", "watch_found"), *([] if held else host)]
    assert clocks() == ([("watch_decided", "receptionist")] if held else [("host_answer", "ann")])
    assert (visit.is_held, silent()) == (held, [])


@pytest.mark.parametrize(("entry", "hits"), [
    ({"name": "Wang Xiaoming"}, 1),
    ({"name": "wangxiaoming"}, 1),
    ({"name": "王小明"}, 1),
    ({"name": "", "phone": "+86 138 0000 1234"}, 1),
    ({"name": "", "email": "WANG@example.com"}, 1),
    ({"name": "王小"}, 0),
    ({"name": "王小明", "until_on": MONDAY_9AM.date()}, 1),
])  # fmt: skip
def test_an_entry_finds_whoever_it_is_about(ann: Person, olga: Person, entry: dict[str, Any], hits: int) -> None:
    a_watch_entry(olga, **entry)
    expected_visit(ann)
    assert WatchHit.objects.count() == hits


def test_reyes_is_not_yes_and_what_has_ended_or_run_out_finds_nobody(ann: Person, olga: Person) -> None:
    a_watch_entry(olga, name="yes")
    watch.end(a_watch_entry(olga, name="Reyes"), by=olga, now=MONDAY_9AM)
    a_watch_entry(olga, name="Reyes", now=MONDAY_9AM - DAY, until_on=(MONDAY_9AM - DAY).date())
    arrived_visit(ann, name="Reyes")
    assert (WatchHit.objects.count(), clocks()) == (0, [("host_answer", "ann")])


def test_nobody_is_let_in_or_answered_before_the_desk_has_decided(ann: Person, rita: Person, olga: Person) -> None:
    badges(1)
    a_watch_entry(olga, name="李思远")
    visit = arrived_visit(ann)
    at = {"now": MONDAY_9AM + MINUTE}
    assert refusal(visits.let_in, visit, by=rita, **at) == "watch"
    assert refusal(visits.lend_badge, visit, by=rita, **at) == "watch"
    assert refusal(visits.answer, visit, kind="on_my_way", by=ann, **at) == "watch"
    assert refusal(watch_deciding.decide, visit, may_enter=True, by=rita, **at) == "words"
    last = Notice.objects.order_by("-pk").values_list("pk", flat=True)[0]

    watch_deciding.decide(visit, may_enter=True, words="与主管确认过", by=rita, **at)

    hit = WatchHit.objects.get()
    assert (hit.may_enter, hit.words, hit.decided_by, told(last)) == (True, "与主管确认过", rita, [("ann", "visit_arrived")])
    assert clocks() == [("host_answer", "ann")]
    assert (Todo.objects.open().get().since_at, silent()) == (at["now"], [])
    assert refusal(watch_deciding.decide, visit, may_enter=False, by=rita, **at) == "decided"
    assert visits.let_in(visit, by=rita, **at).state.value == "on_site"


def test_to_ask_first_needs_no_words(ann: Person, rita: Person, olga: Person) -> None:
    a_watch_entry(olga, kind="ask", name="李思远")
    watch_deciding.decide(arrived_visit(ann), may_enter=True, by=rita, now=MONDAY_9AM)
    assert clocks() == [("host_answer", "ann")]


def test_turned_away_leaves_nothing_open_and_a_slip_brings_the_question_back(ann: Person, rita: Person, olga: Person) -> None:
    badges(1)
    a_watch_entry(olga, name="李思远")
    visit = arrived_visit(ann)
    gone = watch_deciding.decide(visit, may_enter=False, by=rita, now=MONDAY_9AM)
    assert (gone.state.value, clocks(), told(), silent()) == ("turned_away", [], [("olga", "watch_found")], [])

    undo.undo(visit, by=rita, now=MONDAY_9AM + MINUTE)

    assert (clocks(), WatchHit.objects.undecided().count(), silent()) == ([("watch_decided", "receptionist")], 1, [])
    assert refusal(visits.let_in, visit, by=rita, now=MONDAY_9AM + MINUTE) == "watch"


def test_a_check_in_that_was_a_slip_tells_no_host(ann: Person, rita: Person, olga: Person) -> None:
    a_watch_entry(olga, name="李思远")
    undo.undo(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    assert (told(), clocks()) == ([("olga", "watch_found")], [])


def test_leaving_by_themselves_settles_it(ann: Person, olga: Person) -> None:
    a_watch_entry(olga, name="李思远")
    visits.check_out(arrived_visit(ann), now=MONDAY_9AM + MINUTE)
    assert [promise for promise, _who in clocks()] == ["thanks_within_a_day"]


@pytest.mark.parametrize(("kind", "invited"), [("block", 0), ("ask", 1), ("vip", 1)])
def test_an_invitation_waits_only_for_whom_nobody_may_let_in(ann: Person, olga: Person, kind: str, invited: int) -> None:
    a_watch_entry(olga, kind=kind, name="王小明")
    visit = expected_visit(ann)
    sent = Notice.objects.filter(kind="visitors.visit_invited")
    assert (sent.count(), clocks()) == (invited, [] if invited else [("watch_decided", "olga")])
    if not invited:
        watch_deciding.decide(visit, may_enter=True, words="已核实", by=olga, now=MONDAY_9AM)
        assert (sent.count(), clocks()) == (1, [])
        assert visits.check_in(visit, now=MONDAY_9AM + HOUR).is_held is False  # decided once: the host is told at once
        assert clocks() == [("host_answer", "ann")]


def test_who_may_not_come_is_cancelled_before_they_set_out(ann: Person, olga: Person) -> None:
    a_watch_entry(olga, name="王小明")
    done = watch_deciding.decide(expected_visit(ann), may_enter=False, by=olga, now=MONDAY_9AM)
    assert (done.state.value, clocks(), Notice.objects.filter(kind="visitors.visit_invited").count()) == ("cancelled", [], 0)


def test_who_was_announced_and_not_decided_waits_at_the_desk(ann: Person, olga: Person) -> None:
    a_watch_entry(olga, name="王小明")
    visit = visits.check_in(expected_visit(ann), now=MONDAY_9AM + HOUR)
    assert (visit.is_held, clocks(), WatchHit.objects.count()) == (True, [("watch_decided", "receptionist")], 1)


def test_an_entry_is_found_once_a_visit_and_a_new_one_at_the_door(ann: Person, olga: Person) -> None:
    visit = expected_visit(ann)
    a_watch_entry(olga, kind="vip", name="王小明")
    a_watch_entry(olga, kind="ask", name="", phone="13800001234")
    visits.check_in(visit, now=MONDAY_9AM + HOUR)
    assert sorted(WatchHit.objects.values_list("by_what", "score")) == [("name", 95), ("phone", 100)]
    watch.look(visit, now=MONDAY_9AM + HOUR)
    assert WatchHit.objects.count() == 2


def test_a_vip_reception_was_agreed_and_nobody_stands_waiting_for_the_desk(ann: Person, olga: Person) -> None:
    a_watch_entry(olga, name="王小明")
    visit = expected_visit(ann, email="")
    Visit.objects.filter(pk=visit.pk).update(is_vip=True)
    assert visits.check_in(visit, now=MONDAY_9AM + HOUR).is_held is False
    assert ("host_answer", "ann") in clocks()


def test_the_list_is_read_in_one_query_however_long(ann: Person, olga: Person) -> None:
    visit = expected_visit(ann)
    counts = []
    for many in (1, 29):
        for number in range(many):
            a_watch_entry(olga, name=f"nobody at all {number}")
        counts.append(queries(lambda: watch.look(visit, now=MONDAY_9AM)))
    assert (counts, WatchEntry.objects.count()) == ([2, 2], 30)


@pytest.mark.parametrize(("fields", "code"), [
    ({"name": " "}, "nobody"),
    ({"reason": " "}, "reason"),
    ({"until_on": (MONDAY_9AM - DAY).date()}, "past"),
])  # fmt: skip
def test_an_entry_knows_somebody_says_why_and_holds_today(olga: Person, fields: dict[str, Any], code: str) -> None:
    assert refusal(a_watch_entry, olga, **fields) == code
