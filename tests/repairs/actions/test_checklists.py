"""Checklists: what makes sense, two who edit one, other times owed from now on, open rounds that go to other hands."""

from collections.abc import Callable
from typing import Any

import pytest

from frontdesk.people.editing import Changed
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from repairs.actions import checklists, teams
from repairs.models import Checklist, RoundKind
from tests.factories.repairs import a_category, a_spot, a_team
from tests.factories.repairs_rounds import AUGUST, a_checklist, a_round, item_of
from tests.moments import HOUR, MONDAY_9AM

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(Refused) as error:
        do()
    return str(error.value.code)


def made(by: Person, times: tuple[str, ...] = ("10:00",), **more: Any) -> Checklist:
    values = {"name": "早巡检", "kind": RoundKind.OPENING, "category": a_category(), "place": a_spot(), "person": by, **more}
    return checklists.add(values=values, times=times, by=by, now=MONDAY_9AM)


def changed(
    checklist: Checklist, by: Person, times: tuple[str, ...] = ("09:30",), seen: dict[str, Any] | None = None, **values: Any
) -> Checklist:
    before = {name: getattr(checklist, name) for name in values if name not in ("person", "team")}
    return checklists.change(checklist, values=values, times=times, seen=seen or before, by=by, now=MONDAY_9AM + HOUR)


def test_a_new_one_stands_last_and_owes_from_now_on(rita: Person, olga: Person) -> None:
    a_checklist(rita, name="晚", position=4)
    new = made(olga, times=("15:00", "08:30", "15:00"))
    assert (new.times, new.since_at, new.position) == (["08:30", "15:00"], MONDAY_9AM, 5)


def test_what_makes_no_sense_is_refused(rita: Person, ann: Person, tom: Person) -> None:
    made(rita)
    wrong: dict[str, dict[str, Any]] = {
        "name": {"name": " "},
        "twice": {},
        "times": {"times": ()},
        "weekdays": {"repeat": "weekly"},
        "day": {"repeat": "monthly"},
        "who": {"team": a_team(tom)},
        "person": {"person": ann},  # an employee may not do rounds
        "where": {"floor": a_spot().floor},
    }
    found = {}
    for code, more in wrong.items():
        name = {} if code == "twice" else {"name": "另一份"}
        found[code] = refused(lambda given=name | more: made(rita, **given))
    assert found == {code: code for code in wrong}


def test_other_times_are_owed_from_now_on_and_other_words_are_not(rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita)
    assert changed(checklist, olga, name_en="Morning").since_at == AUGUST
    moved = changed(checklist, olga, times=("08:00",))
    assert (moved.times, moved.since_at) == (["08:00"], MONDAY_9AM + HOUR)


def test_of_two_who_edit_the_times_the_second_sees_both(rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita)
    changed(checklist, olga, times=("08:00",), seen={"times": "09:30"})
    with pytest.raises(Changed) as error:
        changed(checklist, rita, times=("07:30",), seen={"times": "09:30"})
    assert error.value.fields == {"times": ("08:00", "07:30")}
    assert changed(checklist, rita, times=("09:30",), seen={"times": "09:30"}).times == ["08:00"]  # who did not touch them


def test_open_rounds_go_to_whoever_is_responsible_now(rita: Person, tom: Person, olga: Person) -> None:
    checklist = a_checklist(rita)
    round_ = a_round(checklist)
    changed(checklist, olga, person=tom)
    todo = Todo.objects.open().get()
    assert (todo.holder, todo.subject_id, todo.due_at) == (tom, round_.pk, round_.due_at)


def test_with_another_lead_a_team_s_rounds_are_theirs(rita: Person, tom: Person, olga: Person) -> None:
    team = a_team(tom, rita)
    a_round(a_checklist(None, team=team))
    teams.change(team, values={"lead": olga}, seen={"lead": tom.pk}, by=olga, now=MONDAY_9AM)
    assert Todo.objects.open().get().holder == olga


def test_closed_it_opens_no_more_and_opened_again_it_owes_from_then_on(rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita)
    assert [checklists.close(checklist, by=olga, now=MONDAY_9AM) for _turn in range(2)] == [True, False]
    assert not Checklist.objects.timed().exists()
    assert [checklists.reopen(checklist, by=olga, now=MONDAY_9AM + HOUR) for _turn in range(2)] == [True, False]
    checklist.refresh_from_db()
    assert checklist.since_at == MONDAY_9AM + HOUR


def test_an_item_names_a_place_where_its_checklist_names_none(rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita, items=(), place=None)
    assert refused(lambda: checklists.add_item(checklist, values={"name": "灯已关"}, by=olga, now=MONDAY_9AM)) == "where"
    checklists.add_item(checklist, values={"name": "灯已关", "place": a_spot()}, by=olga, now=MONDAY_9AM)
    item = item_of(checklist)
    seen = {"place": a_spot().pk}
    assert refused(lambda: checklists.change_item(item, values={"place": None}, seen=seen, by=olga, now=MONDAY_9AM)) == "where"


def test_items_of_one_name_stand_once_and_a_closed_one_comes_back(rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita)
    assert refused(lambda: checklists.add_item(checklist, values={"name": "地面干净"}, by=olga, now=MONDAY_9AM)) == "twice"
    item = item_of(checklist)
    checklists.close(item, by=olga, now=MONDAY_9AM)
    checklists.add_item(checklist, values={"name": "地面干净"}, by=olga, now=MONDAY_9AM)
    assert refused(lambda: checklists.reopen(item, by=olga, now=MONDAY_9AM)) == "twice"


def test_whoever_leads_a_team_with_checklists_may_do_rounds(ann: Person, tom: Person, olga: Person) -> None:
    """The lead has the to-do, so nobody who could not open it is named."""
    assert refused(lambda: made(olga, person=None, team=a_team(ann, tom))) == "team"
    team = a_team(tom, olga, name="保洁组")
    made(olga, person=None, team=team)
    assert refused(lambda: teams.change(team, values={"lead": ann}, seen={"lead": tom.pk}, by=olga, now=MONDAY_9AM)) == "lead"
    assert teams.change(team, values={"lead": olga}, seen={"lead": tom.pk}, by=olga, now=MONDAY_9AM).lead == olga
