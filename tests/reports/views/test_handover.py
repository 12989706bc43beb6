"""The desk's handover: its list and the note, the line on the board, one that was given, the earlier ones."""

import re

import pytest

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.timed.models import RuleState
from frontdesk.todos import actions as todos
from reports.actions import handing_over
from reports.models import Handover
from reports.panels import Handed
from tests.factories.handovers import nina, owed_by_desk
from tests.factories.parcels import a_parcel
from tests.factories.visitors import arrived_visit, badges
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import visits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
PAGE, ONE, PAST, DESK = "reports:handover", "reports:handover_detail", "reports:handover_list", "reports:desk"
BEFORE = MONDAY_9AM - 10 * MINUTE


@pytest.fixture(autouse=True)
def the_worker_runs(db: None) -> None:
    RuleState.objects.create(rule="timed.test", live_from=MONDAY_9AM, looked_at=MONDAY_9AM)


def line(person: Person) -> str:
    """The words of the board's line."""
    page = Staff(person).open(DESK).content.decode()
    return next((words(text) for text in re.findall(r"<section.*?</section>", page, re.S) if 'id="desk-handover"' in text), "")


@pytest.mark.parametrize(("who", "status"), [("rita", 200), ("olga", 200), ("ann", 403), ("tom", 403), ("charlie", 403)])
def test_it_is_for_those_who_stand_at_the_desk(who: str, status: int, rita: Person, request: pytest.FixtureRequest) -> None:
    made = handing_over.hand_over(by=rita, now=BEFORE)
    staff = Staff(request.getfixturevalue(who))
    assert [staff.open(PAGE).status_code, staff.open(ONE, made.pk).status_code, staff.open(PAST).status_code] == [status] * 3


def test_the_desk_leads_to_it_by_button_and_key(rita: Person) -> None:
    assert re.search(r'<a class="btn" href="/desk/handover/" data-key="h">', Staff(rita).open(DESK).content.decode())


def test_a_desk_that_owes_nothing_reads_so_in_words(rita: Person) -> None:
    page = words(Staff(rita).open(PAGE))
    for said in ("Late 0 Nothing of the desk is late.", "Due before 11-24 10:00 0 Nothing is due", "0 visitors have not left yet"):
        assert said in page


def test_the_list_says_what_is_late_what_is_soon_who_is_here_and_what_lies_there(rita: Person, ann: Person) -> None:
    badges(2)
    owed_by_desk(ann, "迟的", MONDAY_9AM - 20 * MINUTE)
    owed_by_desk(ann, "明早", MONDAY_9AM + DAY)
    visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    arrived_visit(ann)
    a_parcel(ann)
    response = Staff(rita).open(PAGE)
    page = words(response)
    for said in (
        "Late 1 To-do Due State Thank 迟的 for the visit Due 08:40 20 min over",
        "Thank 明早 for the visit Due 11-24 09:00 in 24 h",
        "2 visitors have not left yet 1 of them waits 1 parcel on the shelf",
    ):
        assert said in page
    assert '<a class="fd-open" href="/visitors/' in response.content.decode()


@pytest.mark.parametrize(("path", "many"), [("/visitors/?day=all&state=here", 2), ("/visitors/?day=all&state=waiting", 1)])
def test_the_numbers_open_as_many_visits(rita: Person, ann: Person, path: str, many: int) -> None:
    badges(2)
    visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    arrived_visit(ann)
    staff = Staff(rita)
    assert path.replace("&", "&amp;") in staff.open(PAGE).content.decode()
    assert staff.client.get(path).content.decode().count('data-row="visit=') == many


def test_handed_over_it_stands_on_the_board_until_another_takes_over(rita: Person, ann: Person) -> None:
    owed_by_desk(ann, "迟的", MONDAY_9AM - HOUR)
    staff, next_one = Staff(rita), nina()
    assert staff.told(staff.press(PAGE, note="钥匙在抽屉里")) == ["Handed over. Somebody else takes over now."]
    made = Handover.objects.get()
    said = "Rita Lin handed over at 09:00 1 to-do was late 钥匙在抽屉里 in 30 min"
    assert (line(rita), line(next_one)) == (f"{said} Withdraw", f"{said} Take over W")
    other = Staff(next_one)
    assert "Take over the desk" not in words(other.open(DESK))  # not among what the desk owes as well
    assert other.told(other.press("reports:handover_take", made.pk, next="/desk/")) == ["You have taken over the desk."]
    assert (line(rita), line(next_one)) == ("", "")
    assert "Take over the desk" not in words(other.open(DESK))


def test_what_is_refused_is_said_in_words(rita: Person) -> None:
    staff, made, other = Staff(rita), handing_over.hand_over(by=rita, now=BEFORE), Staff(nina())
    assert staff.told(staff.press("reports:handover_take", made.pk)) == ["Somebody else takes over from you. You can withdraw it."]
    assert other.told(other.press("reports:handover_withdraw", made.pk)) == ["Only Rita Lin can withdraw it."]
    assert other.told(other.press(PAGE)) == ["Rita Lin handed over at 08:50 and nobody has taken over yet."]
    assert staff.told(staff.press("reports:handover_withdraw", made.pk)) == ["The handover is withdrawn."]
    assert other.told(other.press("reports:handover_take", made.pk)) == ["Rita Lin withdrew it at 09:00."]


def test_while_one_waits_the_page_offers_that_one_and_no_other(rita: Person) -> None:
    handing_over.hand_over(by=rita, note="看一下 <b>样品</b>", now=BEFORE)
    page = Staff(nina()).open(PAGE).content.decode()
    assert ("Rita Lin handed over at 08:50" in words(page), "handover-take" in page, 'name="note"' in page) == (True, True, False)
    assert "看一下 &lt;b&gt;样品&lt;/b&gt;" in page


def test_a_note_that_is_too_long_stays_in_the_form(rita: Person) -> None:
    response = Staff(rita).press(PAGE, note="长" * 501)
    assert (response.status_code, "长" * 501 in response.content.decode(), Handover.objects.exists()) == (422, True, False)


def test_one_that_was_given_shows_what_became_of_its_list(rita: Person, ann: Person) -> None:
    first, second, _third = (owed_by_desk(ann, name, BEFORE) for name in ("甲", "乙", "丙"))
    made = handing_over.hand_over(by=rita, note="钥匙", now=BEFORE)
    handing_over.take_over(made, by=nina(), now=MONDAY_9AM - MINUTE)
    todos.tick(first, by=rita, now=MONDAY_9AM)
    todos.drop(second, now=MONDAY_9AM)
    Handover.objects.filter(pk=made.pk).update(left=[*made.left, 0])
    page = words(Staff(rita).open(ONE, made.pk))
    for said in (
        "By Rita Lin List 3 to-dos were late 4 to-dos in all State Nina Ni took over at 08:59 Note 钥匙",
        "Thank 甲 for the visit Due 08:50 done at 09:00 by Rita Lin",
        "Thank 乙 for the visit Due 08:50 withdrawn at 09:00",
        "Thank 丙 for the visit Due 08:50 10 min over",
        "1 to-do that is forgotten or not for you to see",
    ):
        assert said in page


def test_the_earlier_ones_stand_newest_first_a_page_at_a_time(rita: Person) -> None:
    staff, next_one = Staff(rita), nina()
    assert "Nobody has handed over yet" in words(staff.open(PAST))
    for days in range(31, 0, -1):
        made = handing_over.hand_over(by=rita, now=MONDAY_9AM - days * DAY)
        handing_over.take_over(made, by=next_one, now=MONDAY_9AM - days * DAY + MINUTE)
    page = words(staff.open(PAST))
    assert "11-22 09:00 By Rita Lin Late then 0 Taken over Nina Ni 11-22 09:01 taken over" in page
    assert "1–30 of 31" in page
    assert "10-23 09:00" in words(staff.open(PAST, page=2))


def test_the_board_s_line_is_one_question_and_the_page_costs_the_same_for_many_rows(rita: Person, ann: Person) -> None:
    staff, counts = Staff(rita), []
    assert rita.can(Can.SEE_DESK)  # the board has asked for the roles by then
    asked = [queries(lambda: Handed().context(rita, MONDAY_9AM))]
    for many in (2, 20):
        for _number in range(many):
            owed_by_desk(ann, "某人", BEFORE)
        counts.append(queries(lambda: staff.open(PAGE)))
    handing_over.hand_over(by=rita, now=BEFORE)
    asked.append(queries(lambda: Handed().context(rita, MONDAY_9AM)))
    assert (asked, counts[0] == counts[1]) == ([1, 1], True)
