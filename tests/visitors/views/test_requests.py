"""The desk's pages about requests: who asked, whether the host is known, what was told; and the host's two taps."""

from collections.abc import Callable
from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.web.once import new_key
from tests.factories.visitors import asked_to_come
from tests.moments import HOUR, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff
from visitors.actions import approving, requests
from visitors.models import Visit, VisitRequest
from visitors.models.visit import Door, State

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]
LIST = "/visitors/requests/"


@pytest.fixture(autouse=True)
def ann_is_known(ann: Person, at: At) -> None:
    Person.objects.filter(pk=ann.pk).update(email="ann@example.com")
    at(MONDAY_9AM)


@pytest.fixture
def desk(rita: Person) -> Staff:
    Person.objects.filter(pk=rita.pk).update(language="en")
    return Staff(rita)


def post(staff: Staff, path: str, **fields: object) -> int:
    return staff.client.post(path, {"once": new_key(), **fields}).status_code


def matched(**fields: object) -> VisitRequest:
    return requests.match(asked_to_come(**fields), now=MONDAY_9AM)


def test_the_list_shows_how_each_stands_and_finds(desk: Staff, ann: Person) -> None:
    matched()
    matched(name="韩梅", host_contact="nobody@example.com")
    approving.accept(matched(name="Laura Reyes", email="").visit, by=ann, now=MONDAY_9AM)
    asked_to_come(name="赵雷")
    shown = desk.client.get(LIST).content.decode()

    assert [
        words for words in ("Host asked", "Host not found", "Agreed: tell the visitor", "Just in", "“安然”") if words not in shown
    ] == []
    found = desk.client.get(f"{LIST}?q=Laura&state=open").content.decode()
    assert ("Laura Reyes" in found, "韩梅" in found) == (True, False)
    assert desk.open("visitors:request_export").status_code == 200


def test_the_list_asks_the_same_for_one_and_for_thirty(desk: Staff) -> None:
    counts = []
    for many in (1, 29):
        for _number in range(many):
            matched()
        counts.append(queries(lambda: desk.client.get(LIST)))

    assert counts[0] == counts[1]


def test_a_host_who_was_not_found_is_chosen_by_the_desk(desk: Staff, ann: Person) -> None:
    request = matched(host_name="小安")
    path = f"{LIST}{request.pk}/"
    assert "“小安”" in desk.client.get(path).content.decode()
    assert post(desk, f"{path}host/", host="没有这个人") == 422
    assert post(desk, f"{path}host/", host=str(ann.pk)) == 302

    request.refresh_from_db()
    assert (request.visit.host, request.visit.state) == (ann, State.REQUESTED)
    assert "has been asked" in desk.client.get(path).content.decode()


def test_it_is_closed_with_a_word(desk: Staff) -> None:
    request = matched(host_name="小安")
    path = f"{LIST}{request.pk}/"

    assert [post(desk, f"{path}close/", words=""), post(desk, f"{path}close/", words="广告")] == [422, 302]
    assert "广告" in desk.client.get(path).content.decode()
    assert Todo.objects.open().count() == 0


def test_being_checked_then_told_by_phone(desk: Staff, ann: Person) -> None:
    request = matched(email="")
    path = f"{LIST}{request.pk}/"
    assert post(desk, f"{path}checking/") == 302
    assert "told them that it is being checked" in desk.client.get(path).content.decode()
    approving.accept(request.visit, by=ann, now=MONDAY_9AM)
    assert "Call them:" in desk.client.get(path).content.decode()
    assert post(desk, f"{path}told/") == 302

    request.refresh_from_db()
    assert (request.confirmed_at, request.confirmed_by.username, request.checking_by.username) == (MONDAY_9AM, "rita", "rita")
    assert Todo.objects.open().count() == 0
    assert "told them by phone" in desk.client.get(path).content.decode()


@pytest.mark.parametrize(("door", "kept"), [("call", Door.CALL), ("mail", Door.MAIL)])
def test_from_a_call_or_a_mail_the_host_is_asked_at_once(desk: Staff, ann: Person, door: str, kept: Door) -> None:
    typed = {"name": "唐宁", "phone": "13700009999", "purpose": "meeting", "people": "2", "wished_at": "2026-11-25T14:30", "language": "en"}
    wrong = post(desk, f"{LIST}new/", **typed, door=door, host=str(ann.pk), plate="!!")
    key = new_key()
    answers = [desk.client.post(f"{LIST}new/", {**typed, "door": door, "host": str(ann.pk), "once": key}).status_code for _ in range(2)]
    visit = Visit.objects.get()

    assert (wrong, answers) == (422, [302, 302])
    assert (visit.door, visit.state, visit.people, visit.request.received_by.username) == (kept, State.REQUESTED, 2, "rita")
    assert Todo.objects.get(promise="visitors.host_accepts").holder == ann


def test_short_notice_is_said_to_the_desk(desk: Staff) -> None:
    request = matched(wished_at=MONDAY_9AM + 5 * HOUR)

    assert "Short notice" in desk.client.get(f"{LIST}{request.pk}/").content.decode()


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"answer": "agree"}, State.EXPECTED),
        ({"answer": "decline", "words": "出差"}, State.DECLINED),
        ({"answer": "decline"}, State.REQUESTED),
        ({"answer": "maybe"}, State.REQUESTED),
    ],
)
def test_the_host_says_yes_or_no_in_two_taps(ann: Person, fields: dict[str, str], state: State) -> None:
    visit = matched().visit
    path = f"/visitors/visits/{visit.pk}/accept/"
    staff = Staff(ann)

    assert staff.client.get(path).status_code == 200
    assert post(staff, path, **fields) == (422 if state is State.REQUESTED else 302)
    visit.refresh_from_db()
    assert visit.state is state
    assert staff.client.get(path).status_code == 200


def test_the_stand_in_the_head_and_the_desk_may_answer_and_nobody_else(tom: Person, bo: Person, rita: Person, charlie: Person) -> None:
    for person in (tom, bo, rita):
        visit = matched().visit
        assert post(Staff(person), f"/visitors/visits/{visit.pk}/accept/", answer="agree") == 302
    assert post(Staff(charlie), f"/visitors/visits/{matched().visit.pk}/accept/", answer="agree") == 403


def test_the_visits_page_leads_to_the_answer_and_the_request(desk: Staff, ann: Person) -> None:
    visit = matched().visit
    links = [f"/visitors/visits/{visit.pk}/accept/", f"{LIST}{visit.request.pk}/"]
    seen = [
        [link in Staff(person).client.get(visit.get_absolute_url()).content.decode() for link in links] for person in (ann, desk.person)
    ]

    assert seen == [[True, False], [True, True]]


def test_the_board_has_one_line_with_the_oldest_light(desk: Staff, at: At) -> None:
    matched()
    matched()
    early = desk.client.get("/desk/").content.decode()
    at(MONDAY_9AM + 2 * HOUR)
    late = desk.client.get("/desk/").content.decode()

    assert ("2 requests to come" in early, "60 min" in early or "1 h" in early) == (True, True)
    assert "is-red" in late.partition('id="desk-requests"')[2].partition("</a>")[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Tell them that it is being checked"),
        ({"email": ""}, "Told: it is being checked"),
        ({"host_name": "小安"}, "Tell them that it is being checked"),
    ],
)
def test_the_desk_tells_once_that_it_is_being_checked(desk: Staff, ann: Person, typed: dict[str, str], words: str) -> None:
    request = matched(**typed)
    path = f"{LIST}{request.pk}/"
    assert words in desk.client.get(path).content.decode()
    assert post(desk, f"{path}checking/") == 302

    page = desk.client.get(path).content.decode()
    assert ("told them that it is being checked" in page, f"{path}checking/" in page) == (True, False)
