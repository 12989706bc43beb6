"""An entry of the watch-list is forgotten at the request of whom it is about: traces find nothing, the trail says who did it and why."""

from pathlib import Path
from typing import Any

import pytest

from frontdesk.journal.models import Detail, Entry
from frontdesk.journal.seal import seal
from frontdesk.journal.verify import verify
from frontdesk.office.traces import traces
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import a_watch_entry, arrived_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import hold, watch_deciding
from visitors.actions.forgetting import forget_person
from visitors.actions.forgetting.watched import forget_entry
from visitors.models import Visit, WatchEntry, WatchHit

NAME, PHONE, MAIL, WHY = "钱守诚", "13612345678", "qian@example.com", "三月在大堂讨债闹事"
ASKED = "本人11月24日来电要求删除"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_lies_about(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def entry(olga: Person, **more: object) -> WatchEntry:
    return a_watch_entry(olga, name=NAME, phone=PHONE, email=MAIL, reason=WHY, **more)


def code_of(mine: WatchEntry, by: Person, reason: str = ASKED) -> str:
    """The code of a refusal, or '' where nothing was refused."""
    try:
        forget_entry(mine, reason=reason, by=by, now=MONDAY_9AM + DAY)
    except Refused as error:
        return error.code
    return ""


def test_after_it_traces_find_nothing_and_nobody_is_looked_out_for(ann: Person, rita: Person, olga: Person) -> None:
    mine = entry(olga)
    alike = arrived_visit(ann, name="钱守成", phone="13500000000")  # somebody else, who only sounds the same
    watch_deciding.decide(alike, may_enter=True, by=rita, now=MONDAY_9AM + MINUTE, words=f"不是{NAME}本人")
    assert [bool(traces(text)) for text in (NAME, PHONE, MAIL, WHY)] == [True] * 4

    assert code_of(mine, olga) == ""
    seal(now=MONDAY_9AM + DAY + HOUR)

    assert traces(NAME, PHONE, MAIL, WHY) == []
    mine.refresh_from_db()
    assert (mine.forgotten_at, mine.ended_at, mine.ended_by, str(mine)) == (MONDAY_9AM + DAY, MONDAY_9AM + DAY, olga, "—")
    assert WatchEntry.objects.watching((MONDAY_9AM + DAY).date()).count() == 0
    assert (WatchHit.objects.get().may_enter, Notice.objects.filter(subject_type="visitors.watchentry").exclude(data={}).count()) == (
        True,
        0,
    )
    assert verify() == []


def test_the_trail_says_who_did_it_and_why(olga: Person) -> None:
    mine = entry(olga)
    forget_entry(mine, reason=f"  {ASKED} ", by=olga, now=MONDAY_9AM + DAY)
    last = Entry.objects.about(mine).order_by("-pk")[0]
    assert (last.verb, last.actor_id, Detail.objects.get(entry=last).data["reason"]) == ("forget_watch_entry", olga.pk, ASKED)


@pytest.mark.parametrize("reason", [" ", f"{NAME}来电", f"号码 {PHONE}", f"来信 {MAIL}"])
def test_a_reason_is_needed_and_names_nobody(olga: Person, reason: str) -> None:
    mine = entry(olga)
    assert (code_of(mine, olga, reason), WatchEntry.objects.get().name) == ("reason", NAME)


def test_not_while_somebody_like_it_waits_for_a_decision_or_is_held_and_not_twice(ann: Person, rita: Person, olga: Person) -> None:
    mine = entry(olga)
    visit = arrived_visit(ann, name=NAME)
    assert code_of(mine, olga) == "undecided"
    watch_deciding.decide(visit, may_enter=False, by=rita, now=MONDAY_9AM + MINUTE)
    hold.hold(visit, reason="突发事件", by=olga, now=MONDAY_9AM + HOUR)
    assert code_of(mine, olga) == "held"
    hold.release(visit, by=olga, now=MONDAY_9AM + 2 * HOUR)
    assert [code_of(mine, olga), code_of(mine, olga)] == ["", "forgotten"]


def test_whoever_came_themselves_is_gone_everywhere_once_their_visits_are_forgotten_too(ann: Person, rita: Person, olga: Person) -> None:
    mine = entry(olga)
    visit = arrived_visit(ann, name=NAME, phone=PHONE, company="")
    watch_deciding.decide(visit, may_enter=False, by=rita, now=MONDAY_9AM + MINUTE)
    forget_entry(mine, reason=ASKED, by=olga, now=MONDAY_9AM + DAY)
    assert {trace.place.partition(".")[0] for trace in traces(NAME)} >= {"visitors"}

    forget_person(Visit.objects.get(), reason=ASKED, by=olga, now=MONDAY_9AM + DAY)
    assert traces(NAME, PHONE, MAIL, WHY) == []
