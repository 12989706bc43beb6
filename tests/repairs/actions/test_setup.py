"""What a manager sets up for repairs: categories with safety steps, things, teams with members, contractors, rules of dispatch."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.editing import Changed
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from repairs.actions import categories, contractor_list, routes, teams, things
from repairs.actions.categories import Words
from repairs.actions.teams import Stretch
from repairs.models import Category, HandOff, Membership, Route, SafetyStep
from tests.factories.repairs import a_category, a_contractor, a_spot, a_team, reported
from tests.moments import HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
NOW = MONDAY_9AM
NAMES = {"name": "水电", "name_en": "Water and power", "position": 0}
EARLY, LATE = Stretch(0, time(8), time(16)), Stretch(0, time(16), time.max)


def code(do: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as refused:
        do()
    return refused.value.code


def test_a_category_keeps_its_steps_in_order_and_what_was_ticked_stays(olga: Person) -> None:
    sign, valve = Words("放警示牌", "Put out the sign"), Words("关阀门")
    made = categories.add({**NAMES, "kind": "building", "icon": "droplet"}, steps=[sign, valve], by=olga, now=NOW)
    seen = {**NAMES, "position": made.position, "steps": categories.in_words([sign, valve])}
    categories.change(made, values={"name": "水"}, steps=[valve], seen=seen, by=olga, now=NOW)
    assert (categories.steps_of(made), SafetyStep.objects.count()) == ([valve], 2)
    with pytest.raises(Changed):
        categories.change(made, values={}, steps=[], seen=seen, by=olga, now=NOW)
    categories.change(made, values={}, steps=[valve, sign], seen={}, by=olga, now=NOW)
    assert (categories.steps_of(made), SafetyStep.objects.count()) == ([valve, sign], 2)
    assert list(Entry.objects.about(made).values_list("verb", flat=True).order_by("pk")) == ["add_category", *["change_category"] * 2]


def test_every_noun_has_one_open_row_of_a_name_and_is_closed_and_opened_again(olga: Person) -> None:
    makers: dict[Any, Callable[[str], Any]] = {
        categories: lambda name: categories.add({**NAMES, "name": name, "kind": "other", "icon": "tool"}, by=olga, now=NOW),
        things: lambda name: things.add({"name": name, "name_en": "", "place": a_spot(), "category": None}, by=olga, now=NOW),
        contractor_list: lambda name: contractor_list.add({"name": name, "name_en": ""}, by=olga, now=NOW),
        teams: lambda name: teams.add({"name": name, "name_en": "", "lead": olga}, by=olga, now=NOW),
    }
    for noun, make in makers.items():
        make("甲")
        second = make("乙")
        assert (code(lambda make=make: make("甲")), code(lambda make=make: make(" "))) == ("twice", "name")
        assert [noun.close(second, by=olga, now=NOW) for _turn in range(2)] == [True, False]
        make("乙")
        assert code(lambda noun=noun, row=second: noun.reopen(row, by=olga, now=NOW)) == "twice"


def test_the_usual_categories_come_once(olga: Person) -> None:
    made = categories.take_usual(by=olga, now=NOW)
    assert (len(made), categories.take_usual(by=olga, now=NOW), Category.objects.count()) == (10, [], 10)
    assert SafetyStep.objects.filter(category__name="水和管道").count() == 2


def test_with_the_first_team_comes_the_rule_that_gives_it_everything(olga: Person) -> None:
    first, _second = (teams.add({"name": name, "name_en": "", "lead": olga}, by=olga, now=NOW) for name in ("甲", "乙"))
    route = Route.objects.get()
    assert (route.team, route.category, route.place, route.floor, route.hours) == (first, None, None, None, "any")
    assert code(lambda: teams.close(first, by=olga, now=NOW)) == "routes"


def test_a_member_repairs_and_their_shifts_do_not_overlap(olga: Person, tom: Person, ann: Person) -> None:
    team = a_team(olga)
    assert code(lambda: teams.take_in(team, ann, by=olga, now=NOW)) == "technician"
    assert code(lambda: teams.take_in(team, tom, shifts=[EARLY, Stretch(0, time(15), time(18))], by=olga, now=NOW)) == "shifts"
    member = teams.take_in(team, tom, skills=[a_category()], shifts=[LATE, EARLY], by=olga, now=NOW)
    assert (code(lambda: teams.take_in(team, tom, by=olga, now=NOW)), teams.shifts_of(member)) == ("member", [EARLY, LATE])
    seen = {"skills": [a_category().pk], "shifts": teams.written([EARLY, LATE])}
    teams.change_member(member, skills=[], shifts=[EARLY], seen=seen, by=olga, now=NOW)
    assert (member.skills.count(), teams.written(teams.shifts_of(Membership.objects.get()))) == (0, "0 08:00-16:00")
    with pytest.raises(Changed):
        teams.change_member(member, skills=[a_category(name="电")], shifts=[LATE], seen=seen, by=olga, now=NOW)


def test_who_still_has_tickets_is_not_let_go_and_a_team_with_tickets_is_not_closed(olga: Person, tom: Person, ann: Person) -> None:
    team = a_team(olga, tom)
    ticket = reported(ann, team=team)
    type(ticket).objects.update(assigned_to=tom, assigned_at=NOW)
    member = team.memberships.get()
    assert (code(lambda: teams.let_go(member, by=olga, now=NOW)), code(lambda: teams.close(team, by=olga, now=NOW))) == ("work", "work")
    type(ticket).objects.update(resolved_at=NOW, resolved_by=tom)
    assert [teams.let_go(member, by=olga, now=NOW) for _turn in range(2)] == [True, False]
    assert teams.close(team, by=olga, now=NOW)


def test_rules_are_moved_and_closed_ones_count_no_more(olga: Person) -> None:
    team = a_team(olga)
    water = routes.add({"team": team, "category": a_category()}, by=olga, now=NOW)
    rest = routes.add({"team": team}, by=olga, now=NOW)

    def order() -> list[int]:
        return list(Route.objects.open().in_order().values_list("pk", flat=True))

    assert order() == [water.pk, rest.pk]
    moved = [routes.move(rest, up=up, by=olga, now=NOW) for up in (True, True, False, False)]
    assert (moved, order()) == ([True, False, True, False], [water.pk, rest.pk])
    assert (routes.close(water, by=olga, now=NOW), order(), routes.move(water, up=True, by=olga, now=NOW)) == (True, [rest.pk], False)
    assert (routes.reopen(water, by=olga, now=NOW), order()) == (True, [rest.pk, water.pk])
    wrong = {"team": team, "place": a_spot(), "floor": a_spot().floor}
    assert code(lambda: routes.add(wrong, by=olga, now=NOW)) == "where"
    type(team).objects.update(closed_at=NOW, closed_by=olga)
    assert code(lambda: routes.add({"team": team}, by=olga, now=NOW)) == "closed"


def test_a_contractor_with_a_ticket_in_hand_is_not_closed(olga: Person, ann: Person) -> None:
    firm = a_contractor()
    contractor_list.change(firm, values={"phone": " 021 5555 "}, categories=[a_category()], seen={}, by=olga, now=NOW)
    firm.refresh_from_db()
    assert (firm.phone, firm.categories.count()) == ("021 5555", 1)
    out = {"contractor": firm, "cycle": 1, "handed_at": NOW, "handed_by": olga, "due_at": NOW + HOUR, "expires_at": NOW + HOUR}
    HandOff.objects.create(ticket=reported(ann), **out)
    assert code(lambda: contractor_list.close(firm, by=olga, now=NOW)) == "out"
