"""The visitor's own pages: whoever holds the link sees what holds now, in their language, and nothing that would hurt."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Company, Person
from frontdesk.todos.models import Todo
from frontdesk.web.once import new_key
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.kiosk import Screen
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors import passes
from visitors.actions import thanks, visits
from visitors.models import Feedback, Visit

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]


def page(visit: Visit, part: str = "page", **query: str) -> Screen:
    return Screen(Client().get(reverse(f"visitors:pass_{part}", args=[passes.token_of(visit)]), query))


def ask(visit: Visit, **fields: str) -> Screen:
    """Post the one question."""
    path = reverse("visitors:pass_feedback", args=[passes.token_of(visit)])
    client = Client()
    response = client.post(path, {"once": new_key(), "language": "en", **fields})
    return Screen(client.get(response["Location"]) if "Location" in response.headers else response)


@pytest.fixture
def left(ann: Person, at: At) -> Visit:
    """Wang Xiaoming was here for an hour."""
    badges(1)
    return visits.check_out(visits.check_in(expected_visit(ann), now=MONDAY_9AM), now=MONDAY_9AM + HOUR)


@pytest.mark.parametrize(("language", "parts"), [
    ("zh-hans", ["王小明，欢迎您来", "今天 10:00", "，安然接待您", "到前台扫码，或输入这 6 位访客码", "云山路 18 号", "加入日历"]),
    ("en", ["Welcome, 王小明", "Today 10:00", ", with Ann An", "or enter this code", "18 Yunshan Road", "021 5555 0100", "calendar"]),
])  # fmt: skip
def test_before_the_visit_it_is_a_pass(language: str, parts: list[str], ann: Person, at: At) -> None:
    Company.objects.create(address="云山路 18 号", address_en="18 Yunshan Road", desk_phone="021 5555 0100")
    visit = expected_visit(ann, language=language)
    shown = page(visit)

    assert [part for part in [*parts, f"{visit.code[:3]} {visit.code[3:]}"] if part not in shown.words] == []
    assert (shown.status, "<svg" in shown.html) == (200, True)


@pytest.mark.parametrize(("later", "word"), [(0 * DAY, "Today"), (DAY, "Tomorrow"), (3 * DAY, "Thu 26 November")])
def test_the_day_is_said_as_people_say_it(later: object, word: str, ann: Person, at: At) -> None:
    visit = expected_visit(ann, language="en", expected_at=MONDAY_9AM + HOUR + later)

    assert f"{word} 10:00" in page(visit).words


def test_the_language_can_be_chosen_without_a_log_in(ann: Person, at: At) -> None:
    visit = expected_visit(ann, language="zh-hans")
    shown = page(visit, language="en")

    assert ("Welcome, 王小明" in shown.words, shown.response["Content-Language"], 'lang="en"' in shown.html) == (True, "en", True)
    assert "王小明，欢迎您来" in page(visit, language="fr").words


def test_nobody_learns_the_link_from_the_page_and_no_engine_keeps_it(ann: Person, at: At) -> None:
    headers = page(expected_visit(ann)).response.headers

    assert {key: headers[key] for key in ("Referrer-Policy", "X-Robots-Tag", "Cache-Control")} == {
        "Referrer-Policy": "same-origin",
        "X-Robots-Tag": "noindex, nofollow",
        "Cache-Control": "no-store, private",
    }


def test_the_answer_is_on_the_page_and_comes_by_itself(ann: Person, at: At) -> None:
    badges(1)
    visit = visits.check_in(expected_visit(ann, language="en"), now=MONDAY_9AM)
    before = page(visit, "status")
    visits.answer(visit, kind="in_minutes", minutes=10, by=ann, now=MONDAY_9AM + MINUTE)
    after = page(visit, "status", key="waiting-0-A001-0")

    assert ("We have told Ann An" in before.words, "A001" in before.words, "every 4s" in before.html) == (True, True, True)
    assert ("Ann An is on the way" in after.words, "About 10 minutes" in after.words, "about 9:11" in after.words) == (True, True, True)
    assert page(visit, "status", key=f"waiting-{visit.answers.get().pk}-A001-0").status == 204


def test_a_visitor_nobody_expects_never_reads_so(ann: Person, at: At) -> None:
    visit = arrived_visit(ann, language="en")
    visits.answer(visit, kind="not_expecting", by=ann, now=MONDAY_9AM + MINUTE)
    words = page(visit).words

    assert ("Please speak to reception" in words, "xpecting" in words) == (True, False)


def test_a_visitor_turned_away_is_thanked_and_asked_nothing(ann: Person, rita: Person, at: At) -> None:
    visit = visits.turn_away(arrived_visit(ann, language="en"), by=rita, now=MONDAY_9AM + MINUTE)
    shown = page(visit)

    assert ("Thank you for coming" in shown.words, "One question" in shown.words, "turned" in shown.words) == (True, False, False)


def test_a_cancelled_visit_says_so_kindly_and_shows_no_code(ann: Person, at: At) -> None:
    visit = visits.cancel(expected_visit(ann, language="en"), by=ann, now=MONDAY_9AM)
    shown = page(visit)

    assert ("This visit will not take place" in shown.words, visit.code in shown.words.replace(" ", ""), "every" in shown.html) == (
        True,
        False,
        False,
    )


def test_a_pass_of_yesterday_has_passed(ann: Person, at: At) -> None:
    visit = expected_visit(ann, language="en")
    at(MONDAY_9AM + DAY)

    assert ("This appointment has passed" in page(visit).words, f"{visit.code[:3]} {visit.code[3:]}" in page(visit).words) == (True, False)


def test_after_the_visit_it_thanks_and_leads_to_the_question(left: Visit) -> None:
    shown = page(left, language="en")

    assert ("Thank you for coming, 王小明" in shown.words, "One question" in shown.words, "left at 10:00" in shown.words) == (
        True,
        True,
        True,
    )


def test_the_calendar_file_is_an_event_in_the_visitors_language(ann: Person, at: At) -> None:
    response = page(expected_visit(ann, language="en"), "calendar").response

    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert (b"DTSTART:20261123T020000Z" in response.content, b"Visit to Ann An" in response.content) == (True, True)


def test_who_walked_in_has_no_calendar_file(ann: Person, at: At) -> None:
    assert page(arrived_visit(ann), "calendar").status == 404


@pytest.mark.parametrize("token", ["1-x", "0-", "x", "999999999999999999999-a", "1", "%00", "١-a"])
@pytest.mark.parametrize("part", ["", "status/", "visit.ics", "feedback/"])
def test_an_unknown_link_gets_words(token: str, part: str, ann: Person, at: At) -> None:
    expected_visit(ann)
    shown = Screen(Client().get(f"/v/{token}/{part}", {"language": "en"}))

    assert (shown.status, "We don’t know this link" in shown.words) == (404, True)


def test_a_visit_that_was_forgotten_has_no_page_any_more(left: Visit) -> None:
    Visit.objects.filter(pk=left.pk).update(forgotten_at=MONDAY_9AM)

    assert page(left).status == 404


def test_links_can_not_be_tried_through(ann: Person, at: At) -> None:
    visit, client = expected_visit(ann), Client()
    statuses = {client.get(f"/v/{number}-abc/").status_code for number in range(60)}
    refused = Screen(client.get("/v/1-abc/", {"language": "en"}))

    assert (statuses, refused.status, "Wait ten minutes" in refused.words) == ({404}, 429, True)
    assert page(visit).status == 200  # a true link opens for everybody behind the same address
    at(MONDAY_9AM + 11 * MINUTE)
    assert client.get("/v/1-abc/").status_code == 404


def test_one_question_five_answers_and_words_if_one_likes(left: Visit, ann: Person) -> None:
    shown = page(left, "feedback", language="en")
    given = ask(left, score="4", words="停车不好找")

    assert ("How were you received?" in shown.words, shown.html.count('name="score"')) == (True, 5)
    assert (Feedback.objects.get().score, Feedback.objects.get().words) == (4, "停车不好找")
    assert ("Thank you for your answer" in given.words, 'name="score"' in given.html) == (True, False)
    assert Notice.objects.filter(kind="visitors.visit_feedback", reader=ann).exists()


@pytest.mark.parametrize(("fields", "words"), [
    ({}, "Choose one of the five."),
    ({"score": "0"}, "Choose one of the five."),
    ({"score": "6"}, "Choose one of the five."),
    ({"score": "five", "words": "kept"}, "Choose one of the five."),
    ({"score": "5", "words": "字" * 1001}, "This is too long. Enter at most 1000 characters."),
])  # fmt: skip
def test_what_can_not_be_taken_gets_words_and_stays(fields: dict[str, str], words: str, left: Visit) -> None:
    shown = ask(left, **fields)

    assert (words in shown.words, fields.get("words", "") in shown.html, Feedback.objects.count()) == (True, True, 0)


def test_a_double_touch_answers_once(left: Visit) -> None:
    key = new_key()
    shown = [ask(left, score="5", once=key) for _touch in range(2)]

    assert (["Thank you for your answer" in one.words for one in shown], Feedback.objects.count()) == ([True, True], 1)


def test_a_second_answer_from_another_tab_changes_nothing(left: Visit) -> None:
    thanks.give_feedback(left, score=2, now=MONDAY_9AM + HOUR)
    ask(left, score="5")

    assert Feedback.objects.get().score == 2


def test_the_question_waits_until_the_visit_is_over(ann: Person, at: At) -> None:
    visit = arrived_visit(ann, language="en")
    ask(visit, score="5")

    assert ("You can answer after your visit" in page(visit, "feedback").words, Feedback.objects.count()) == (True, 0)


def test_no_more_messages_settles_the_thanks_and_says_so(left: Visit) -> None:
    shown = ask(left, stop="1")
    left.refresh_from_db()

    assert ("We send you no more messages." in shown.words, left.no_thanks) == (True, True)
    assert Todo.objects.open().filter(promise="visitors.thanks_within_a_day").count() == 0


@pytest.mark.parametrize("moment", ["expected", "arrived", "left"])
def test_the_visitors_page_never_shows_phone_or_mail_of_anybody(moment: str, ann: Person, at: At) -> None:
    visit = expected_visit(ann, language="en")
    if moment != "expected":
        visits.check_in(visit, now=MONDAY_9AM)
    if moment == "left":
        visits.check_out(visit, now=MONDAY_9AM + HOUR)

    assert [value for value in (ann.email, ann.extension, visit.phone, visit.email) if value and value in page(visit).html] == []
