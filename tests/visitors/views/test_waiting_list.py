"""The waiting area: who waits longest stands first, with drink, host and answer; live; an apology when several wait too long."""

import re

import pytest

from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from tests.counts import count
from tests.factories.visitors import arrived_visit, badges
from tests.figures import Figure
from tests.moments import MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import serving, visits
from visitors.limits import WaitingLimits
from visitors.models import Serving, Visit
from visitors.models.visit import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def page(person: Person) -> str:
    return Staff(person).open("visitors:waiting_list").content.decode()


def test_the_longest_wait_stands_first_with_host_answer_needs_and_drink(rita: Person, ann: Person, bo: Person, at) -> None:
    late, early = arrived_visit(bo, name="晚到", now=MONDAY_9AM), arrived_visit(ann, name="早到", now=MONDAY_9AM - 7 * MINUTE)
    Visit.objects.filter(pk=early.pk).update(needs="轮椅", companions=2)
    visits.answer(early, kind="in_minutes", minutes=5, by=ann, now=MONDAY_9AM)
    serving.wish(late, drink="tea", by=rita, now=MONDAY_9AM)
    html = page(rita)
    said = words(html)
    assert re.findall(r'fd-wait-name" href="[^"]*">([^<]*)<', html) == ["早到", "晚到"]
    assert all(part in said for part in ("7 min", "In 5 min", "轮椅", "+2", "told at 09:00", "Tea brought"))


@pytest.mark.parametrize(("long", "due"), [(2, False), (3, True)])
def test_an_apology_is_due_when_more_than_two_wait_longer_than_five_minutes(long: int, due: bool, rita: Person, ann: Person) -> None:
    for number in range(5):
        arrived_visit(ann, name=f"访客{number}", now=MONDAY_9AM - (6 if number < long else 5) * MINUTE)
    said = words(page(rita))
    limits_now = WaitingLimits.now()
    assert [words in said for words in (limits_now.sorry, limits_now.sorry_en)] == [due, due]
    assert ("3 visitors have waited longer than 5 min: say sorry" in said) is due


def test_the_manager_s_own_words_and_numbers_are_used(rita: Person, olga: Person, ann: Person) -> None:
    values = {"many": 0, "long": 1, "sorry": "请稍候", "sorry_en": ""}
    limits.change(WaitingLimits, values=values, by=olga, now=MONDAY_9AM)
    arrived_visit(ann, now=MONDAY_9AM - 2 * MINUTE)
    assert "请稍候" in words(page(rita))


def test_live_answers_nothing_while_nothing_moved(rita: Person, ann: Person, at) -> None:
    visit = arrived_visit(ann)
    stamp = re.search(r"live/\?stamp=([\w-]+)", page(rita))
    staff = Staff(rita)
    ask = lambda: staff.client.get(f"/visitors/waiting/live/?stamp={stamp[1]}").status_code  # noqa: E731
    assert ask() == 204
    serving.wish(visit, drink="tea", by=rita, now=MONDAY_9AM)
    assert ask() == 200
    stamp = re.search(r"live/\?stamp=([\w-]+)", page(rita))
    at(MONDAY_9AM + MINUTE)
    assert ask() == 200  # minutes go on though nothing happened


def test_a_drink_takes_one_tap_and_one_more_when_it_is_brought(rita: Person, ann: Person) -> None:
    staff, visit = Staff(rita), arrived_visit(ann)
    assert staff.told(staff.press("visitors:visit_wish", visit.pk, drink="tea")) == ["tea for 李思远 is noted"]
    assert staff.told(staff.press("visitors:visit_serve", visit.pk)) == ["tea was brought to 李思远"]
    assert staff.told(staff.press("visitors:visit_serve", visit.pk)) == ["Nothing is owed: no drink was wished for, or it was brought."]
    assert Serving.objects.wished().count() == 0


def test_taken_up_from_here_they_wait_no_more(rita: Person, ann: Person) -> None:
    badges(1)
    staff, visit = Staff(rita), arrived_visit(ann)
    back = staff.press("visitors:visit_escort", visit.pk, next="/visitors/waiting/")
    assert (back["Location"], staff.told(back)) == ("/visitors/waiting/", ["李思远 is being taken up to Ann An, badge A001"])
    assert (Visit.objects.get().state, "Nobody is waiting" in words(page(rita))) == (State.ON_SITE, True)


def test_who_asked_for_them_to_be_brought_up_makes_take_up_the_main_button(rita: Person, ann: Person) -> None:
    visit = arrived_visit(ann)
    visits.answer(visit, kind="bring_up", by=ann, now=MONDAY_9AM)
    pane = Staff(rita).open("visitors:visit_pane", visit.pk).content.decode()
    assert re.findall(r'class="btn btn-primary"[^>]*data-key="(\w)"', pane) == ["e"]


def test_a_few_and_many_cost_the_same_number_of_queries(rita: Person, ann: Person, figure: Figure) -> None:
    staff, found = Staff(rita), []
    many = count(200, 30)
    for number in range(many):
        visit = arrived_visit(ann, name=f"访客{number}")
        serving.wish(visit, drink="tea", by=rita, now=MONDAY_9AM)
        visits.answer(visit, kind="on_my_way", by=ann, now=MONDAY_9AM)
        if number in (0, many - 1):
            staff.open("visitors:waiting_list")
            found.append(queries(lambda: staff.open("visitors:waiting_list")))
    figure(f"waiting area: {found[0]} queries for 1 row, {found[1]} for {many}")
    assert found[0] == found[1]


def test_a_colleague_who_is_named_takes_the_visitor_up(rita: Person, ann: Person, tom: Person) -> None:
    badges()
    staff, visit = Staff(rita), arrived_visit(ann)
    assert "A colleague takes them up" in words(staff.open("visitors:visit_detail", visit.pk))
    staff.press("visitors:visit_escort", visit.pk, who=tom.name)
    visit.refresh_from_db()
    assert (visit.state, visit.escorted_by, visit.met_by) == (State.ON_SITE, tom, rita)
    assert "A colleague takes them up" not in words(staff.open("visitors:visit_detail", visit.pk))


def test_nobody_goes_up_with_a_name_that_nobody_has(rita: Person, ann: Person) -> None:
    staff, visit = Staff(rita), arrived_visit(ann)
    said = staff.told(staff.press("visitors:visit_escort", visit.pk, who="没有此人"))
    visit.refresh_from_db()
    assert (visit.state, said) == (State.WAITING, ["Nobody here is called “没有此人”. Check the name, or try the pinyin."])
