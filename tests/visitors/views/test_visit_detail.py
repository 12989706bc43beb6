"""One visit: facts, time line, what is owed and why then, and only the verbs that fit."""

import re

import pytest

from frontdesk.people.models import Person
from frontdesk.places.models import Place
from tests.factories.repairs import a_spot
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import undo, visits
from visitors.models import Answer, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
DETAIL = "visitors:visit_detail"


def verbs(staff: Staff, visit: Visit) -> list[str]:
    """The sub-resources that the page posts to, and the answer page when it is offered."""
    html = staff.open(DETAIL, visit.pk).content.decode()
    return re.findall(rf'(?:action|href)="/visitors/visits/{visit.pk}/([\w-]+)/"', html)


@pytest.mark.parametrize("who", ["ann", "tom", "bo", "rita", "olga"])
def test_host_stand_in_head_and_desk_see_a_visit(who: str, ann: Person, request: pytest.FixtureRequest) -> None:
    visit = expected_visit(ann)
    assert Staff(request.getfixturevalue(who)).open(DETAIL, visit.pk).status_code == 200


def test_it_does_not_exist_for_others(ann: Person, tom: Person, olga: Person) -> None:
    visit = expected_visit(olga)
    assert [Staff(person).open(DETAIL, visit.pk).status_code for person in (ann, tom)] == [404, 404]


def test_a_colleague_who_was_asked_to_come_sees_it(ann: Person, olga: Person, rita: Person) -> None:
    visit = arrived_visit(olga)
    visits.answer(visit, kind=Answer.Kind.COLLEAGUE, colleague=ann, by=olga, now=MONDAY_9AM)
    assert Staff(ann).open(DETAIL, visit.pk).status_code == 200


def test_only_the_verbs_that_fit_are_offered(rita: Person, ann: Person, tom: Person, at) -> None:
    badges(1)
    visit = expected_visit(ann)
    assert (verbs(Staff(rita), visit), verbs(Staff(ann), visit)) == (["check-in", "move", "cancel"], ["move", "cancel", "vip"])
    at(MONDAY_9AM + HOUR)
    visits.check_in(visit, by=rita, now=MONDAY_9AM + HOUR)
    waits = [
        "let-in",
        "badge",
        "answer",
        "badge",
        "wish",
        "undo",
        "escort",
        "turn-away",
        "check-out",
        "identify",
        "belongings",
        "belongings",
    ]
    assert verbs(Staff(rita), visit) == waits
    assert (verbs(Staff(ann), visit), verbs(Staff(tom), visit)) == (["answer"], ["answer"])
    visits.let_in(visit, by=rita, now=MONDAY_9AM + HOUR)
    inside = ["check-out", "leave", "step-out", "undo", "escort", "lose-badge", "identify", "belongings", "belongings", "step-out"]
    assert (verbs(Staff(rita), visit), verbs(Staff(ann), visit)) == (inside, ["check-out", "step-out", "step-out"])
    visits.check_out(visit, by=rita, now=MONDAY_9AM + HOUR)
    assert (verbs(Staff(rita), visit), verbs(Staff(ann), visit)) == (
        ["thanked", "undo", "note", "nothing-to-note"],
        ["thanked", "note", "nothing-to-note"],
    )
    at(MONDAY_9AM + HOUR + 11 * MINUTE)
    assert verbs(Staff(rita), visit) == ["thanked", "note", "nothing-to-note"]


def test_the_time_line_tells_what_happened_what_was_undone_and_what_the_clock_will_do(rita: Person, ann: Person, at) -> None:
    visit = expected_visit(ann)
    visits.check_in(visit, by=rita, now=MONDAY_9AM + HOUR)
    undo.undo(visit, by=rita, now=MONDAY_9AM + HOUR + MINUTE)
    visits.check_in(visit, by=rita, now=MONDAY_9AM + HOUR + 2 * MINUTE)
    visits.answer(visit, kind=Answer.Kind.IN_MINUTES, minutes=5, by=ann, now=MONDAY_9AM + HOUR + 3 * MINUTE)
    at(MONDAY_9AM + HOUR + 4 * MINUTE)
    html = Staff(rita).open(DETAIL, visit.pk).content.decode()
    line = re.findall(r'<li class="is-(\w+)"><time[^>]*>([\d:]+)</time>.*?<span>(.*?)</span></li>', html, re.S)
    assert [(kind, clock, words(text)) for kind, clock, text in line] == [
        ("done", "09:00", "pre-registered, Ann An"),
        ("struck", "10:00", "checked in, Rita Lin"),
        ("done", "10:01", "undone: checked in, Rita Lin"),
        ("done", "10:02", "checked in, Rita Lin"),
        ("done", "10:03", "Ann An: In 5 min"),
        ("now", "10:04", "waiting for 2 min"),
    ]


def test_what_is_owed_says_why_it_is_due_then(rita: Person, ann: Person) -> None:
    page = words(Staff(rita).open(DETAIL, arrived_visit(ann).pk))
    assert "Ann An: answer, 李思远 is waiting in 5 min Ann An Why is it due then? 09:00 the clock starts (round the clock)" in page
    assert "09:02 turns yellow" in page
    assert "09:05 the desk calls the host 09:10 the department head is told" in page


def test_a_visitor_who_comes_again_is_recognised_by_the_number(rita: Person, ann: Person) -> None:
    visits.check_out(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    assert "visit no. 2" in words(Staff(rita).open(DETAIL, arrived_visit(ann).pk))


def test_the_page_asks_as_much_after_thirty_steps_as_after_one(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    visit = expected_visit(ann)
    visits.check_in(visit, by=rita, now=MONDAY_9AM)
    before = queries(lambda: staff.open(DETAIL, visit.pk))
    for number in range(15):
        undo.undo(visit, by=rita, now=MONDAY_9AM + number * MINUTE)
        visits.check_in(visit, by=rita, now=MONDAY_9AM + number * MINUTE)
    assert (queries(lambda: staff.open(DETAIL, visit.pk)), before <= 22) == (before, True)


def test_a_room_of_the_house_is_named_in_the_language_of_its_reader(ann: Person) -> None:
    spot = a_spot("玉兰会议室")
    Place.objects.filter(pk=spot.pk).update(name_en="Magnolia room")
    visits_to = [expected_visit(ann, place=place) for place in ("玉兰会议室", "门厅左侧")]
    pages = [words(Staff(ann).open(DETAIL, each.pk)) for each in visits_to]
    assert ("Magnolia room" in pages[0], "玉兰会议室" in pages[0], "门厅左侧" in pages[1]) == (True, False, True)


def test_the_reason_for_a_day_off_is_read_on_a_day_off_alone(ann: Person) -> None:
    because = {"off_day_reason": "来云山厅参会"}
    on_tuesday, on_saturday = (expected_visit(ann, expected_at=MONDAY_9AM + days * DAY, **because) for days in (1, 5))
    pages = [words(Staff(ann).open(DETAIL, each.pk)) for each in (on_tuesday, on_saturday)]
    assert [("Day off 来云山厅参会" in page, "来云山厅参会" in page) for page in pages] == [(False, False), (True, True)]
