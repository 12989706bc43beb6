"""The host answers with one tap; who may, and what comes of each answer."""

import pytest

from frontdesk.people.models import Person
from frontdesk.todos import actions as todos
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import MINUTE, MONDAY_9AM
from tests.staff import Staff, words
from visitors.actions import visits
from visitors.models import Answer
from visitors.promises.host_answer import HostAnswer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
ANSWER = "visitors:visit_answer"
KIND = Answer.Kind


@pytest.mark.parametrize("who", ["ann", "tom", "bo", "rita", "olga"])
def test_host_stand_in_head_and_desk_may_answer(who: str, ann: Person, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(who)
    visit = arrived_visit(ann)
    response = Staff(person).press(ANSWER, visit.pk, answer="on_my_way")
    assert (response.status_code, Answer.objects.get().answered_by) == (303, person)


def test_the_desk_passes_on_what_the_host_says_and_comes_back_to_the_board(rita: Person, ann: Person) -> None:
    visit, staff = arrived_visit(ann), Staff(rita)
    page = words(staff.open(ANSWER, visit.pk, next="/desk/?visit=1"))
    assert ("What does Ann An say?" in page, "Expects nobody" in page, "Call the desk" in page) == (True, True, False)
    response = staff.press(ANSWER, visit.pk, answer="in_minutes-5", next="/desk/?visit=1")
    assert response["Location"] == "/desk/?visit=1"
    assert "Rita Lin for Ann An: In 5 min" in words(staff.open("visitors:visit_detail", visit.pk))


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "javascript:alert(1)"])
def test_an_answer_leads_nowhere_else(rita: Person, ann: Person, elsewhere: str) -> None:
    visit, staff = arrived_visit(ann), Staff(rita)
    assert elsewhere not in staff.open(ANSWER, visit.pk, next=elsewhere).content.decode()
    assert staff.press(ANSWER, visit.pk, answer="on_my_way", next=elsewhere)["Location"].startswith("/visitors/")


def test_somebody_who_only_made_the_appointment_may_look_but_not_answer(ann: Person, olga: Person, rita: Person) -> None:
    visit = expected_visit(olga, by=ann)
    visits.check_in(visit, by=rita, now=MONDAY_9AM)
    staff = Staff(ann)
    assert "Olga Ou answers, or the stand-in, the head of the department, or reception." in words(staff.open(ANSWER, visit.pk))
    assert (staff.press(ANSWER, visit.pk, answer="on_my_way").status_code, Answer.objects.count()) == (403, 0)


def test_for_others_there_is_nothing_to_answer(olga: Person, ann: Person) -> None:
    assert Staff(ann).press(ANSWER, arrived_visit(olga).pk, answer="on_my_way").status_code == 404


@pytest.mark.parametrize(
    ("tapped", "kind", "minutes", "said"),
    [
        ("on_my_way", KIND.ON_MY_WAY, None, "Coming"),
        ("in_minutes-5", KIND.IN_MINUTES, 5, "In 5 min"),
        ("in_minutes-10", KIND.IN_MINUTES, 10, "In 10 min"),
        ("in_minutes-15", KIND.IN_MINUTES, 15, "In 15 min"),
        ("bring_up", KIND.BRING_UP, None, "Bring up"),
        ("not_expecting", KIND.NOT_EXPECTING, None, "Not expecting"),
    ],
)
def test_one_tap_is_one_answer(ann: Person, tapped: str, kind: str, minutes: int | None, said: str) -> None:
    visit, staff = arrived_visit(ann), Staff(ann)
    response = staff.press(ANSWER, visit.pk, answer=tapped)
    given = Answer.objects.get()
    assert (given.kind, given.minutes, todos.is_open(HostAnswer, subject=visit)) == (kind, minutes, False)
    assert staff.told(response) == [f"“{said}”: reception and the visitor are told."]
    assert f"{said} Ann An answered at 09:00" in words(staff.open(ANSWER, visit.pk))


def test_a_colleague_is_named_and_asked(ann: Person, tom: Person) -> None:
    visit, staff = arrived_visit(ann), Staff(ann)
    missing = staff.press(ANSWER, visit.pk, answer="colleague", colleague="")
    unknown = staff.press(ANSWER, visit.pk, answer="colleague", colleague="nobody")
    assert ("Choose the colleague who comes." in words(missing), "Nobody here is called “nobody”" in words(unknown)) == (True, True)
    staff.press(ANSWER, visit.pk, answer="colleague", colleague=str(tom.pk))
    assert Answer.objects.get().colleague == tom


@pytest.mark.parametrize("tapped", ["", "nonsense", "in_minutes-99"])
def test_nothing_that_is_not_on_the_page_is_an_answer(ann: Person, tapped: str) -> None:
    response = Staff(ann).press(ANSWER, arrived_visit(ann).pk, answer=tapped)
    assert (response.status_code, "Choose one of the answers." in words(response), Answer.objects.count()) == (422, True, 0)


def test_the_light_turns_with_the_clock_of_the_answer(ann: Person, at) -> None:
    visit, staff = arrived_visit(ann), Staff(ann)
    lights = []
    for minutes in (0, 2, 5):
        at(MONDAY_9AM + minutes * MINUTE)
        page = staff.open(ANSWER, visit.pk).content.decode()
        lights.append(page.partition("<h1>")[2].partition('class="fd-light is-')[2].partition('"')[0])
    assert lights == ["green", "yellow", "red"]


def test_before_the_visitor_comes_and_after_there_is_nothing_to_answer(ann: Person, rita: Person) -> None:
    badges(1)
    staff, visit = Staff(ann), expected_visit(ann)
    assert "The visitor is not here yet. You will be told at once." in words(staff.open(ANSWER, visit.pk))
    visits.check_in(visit, by=rita, now=MONDAY_9AM)
    visits.let_in(visit, by=rita, now=MONDAY_9AM)
    assert "There is nothing to answer any more." in words(staff.open(ANSWER, visit.pk))
