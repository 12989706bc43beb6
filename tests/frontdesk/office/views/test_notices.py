"""The delivery page: how things leave the house, what waits, what was given up, tests and second tries."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from frontdesk.journal.models import Detail, Entry
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import MONDAY_9AM
from tests.queries import queries
from tests.servers import Gateway, Mailbox
from tests.staff import Staff, words


@pytest.fixture(autouse=True)
def fresh_throttle(db: None) -> None:
    cache.clear()


def readers(page: str) -> list[str]:
    """Who stands in the rows."""
    return re.findall(r'<tr>.*?<td class="is-rest">.*?</td>.*?<td class="is-rest">(.*?)</td>', page, re.S)


def test_without_a_mail_server_it_says_that_mails_are_files(olga: Person, settings: object) -> None:
    page = words(Staff(olga).open("notice_log"))
    assert ("mails are written as files" in page, str(settings.EMAIL_FILE_PATH) in page, "stands exactly once" in page) == (
        True,
        True,
        True,
    )


def test_what_was_given_up_is_listed_with_its_reason_and_without_its_words(olga: Person, ann: Person) -> None:
    arrived_visit(ann)
    Notice.objects.filter(channel="mail").update(dead_at=MONDAY_9AM, error="SMTPException: 451 not now")

    shown = words(Staff(olga).open("notice_log", state="dead"))
    assert ("given up" in shown, "451 not now" in shown, "李思远" in shown) == (True, True, False)


def test_filters_and_the_name_of_the_reader(olga: Person, ann: Person, tom: Person) -> None:
    arrived_visit(ann)
    arrived_visit(tom)
    expected_visit(ann)
    mails = list(Notice.objects.filter(channel="mail").order_by("pk"))
    later = timezone.now() + timedelta(hours=8)
    Notice.objects.filter(pk=mails[0].pk).update(held_until=later, due_at=later)
    Notice.objects.filter(pk=mails[1].pk).update(sent_at=MONDAY_9AM)
    staff = Staff(olga)

    def shown(**asked: str) -> list[str]:
        return readers(staff.open("notice_log", **asked).content.decode())

    assert [shown(), shown(state="held"), shown(state="sent"), shown(state="waiting")] == [
        ["a visitor", "Tom Tan", "Ann An"],
        ["Ann An"],
        ["Tom Tan"],
        ["a visitor", "Ann An"],
    ]
    assert [shown(kind="visitors.visit_invited"), shown(channel="sms"), shown(q="anran"), shown(q="谭工"), shown(q="wang@example.com")] == [
        ["a visitor"],
        [],
        ["Ann An"],
        ["Tom Tan"],
        [],
    ]


def given_up(ann: Person, many: int = 3) -> list[int]:
    for number in range(many):
        arrived_visit(ann, name=f"访客{number}")
    mails = Notice.objects.filter(channel="mail")
    mails.update(dead_at=MONDAY_9AM, tries=10)
    return list(mails.order_by("pk").values_list("pk", flat=True))


def test_one_is_sent_again(olga: Person, ann: Person) -> None:
    pks = given_up(ann)
    staff = Staff(olga)
    told = staff.told(staff.press("notice_resend", pk=pks[0]))
    again = staff.told(staff.press("notice_resend", pk=pks[0]))

    assert (told, again, Notice.objects.dead().count()) == (["1 notice is on its way again."], ["Nothing was given up here."], 2)
    assert [staff.press("notice_resend", pk=pk).status_code for pk in ("x", "9" * 30)] == [404, 404]


def test_all_of_a_filter_are_sent_again_and_no_others(olga: Person, ann: Person, tom: Person) -> None:
    given_up(ann)
    arrived_visit(tom)
    Notice.objects.filter(channel="mail", reader=tom).update(dead_at=MONDAY_9AM)
    staff = Staff(olga)
    page = staff.open("notice_log", state="dead", q="安然").content.decode()
    action = re.search(r'action="(/settings/notices/resend/\?[^"]*)"', page)[1].replace("&amp;", "&")
    staff.client.post(action)

    assert list(Notice.objects.dead().values_list("reader__username", flat=True)) == ["tom"]


def test_a_test_mail_goes_to_one_s_own_address_and_the_page_says_so(olga: Person, mailbox: Mailbox) -> None:
    shown = words(Staff(olga).press("notice_test", channel="mail"))
    assert (f"took the message to {olga.email}" in shown, [mail["To"] for mail in mailbox.mails]) == (True, [olga.email])
    entry = Entry.objects.get(verb="send_test")
    assert (entry.actor_id, Detail.objects.get(entry=entry).data["taken"]) == (olga.pk, True)


def test_what_the_gateway_answers_is_shown(olga: Person, mailbox: Mailbox, gateway: Gateway) -> None:
    mailbox.refuse, gateway.status = True, 503
    staff = Staff(olga)
    shown = [words(staff.press("notice_test", channel=way, number="138 0000 1234")) for way in ("mail", "sms", "robot")]
    assert [("not accepted" in page, why in page) for page, why in zip(shown, ("451", "HTTP 503", "HTTP 503"), strict=True)] == [
        (True, True)
    ] * 3
    gateway.status = 200
    assert "took the message to 13800001234" in words(staff.press("notice_test", channel="sms", number="138 0000 1234"))
    assert gateway.messages[0]["to"] == "13800001234"


def test_a_part_for_the_card_and_a_page_without_scripts(olga: Person, gateway: Gateway) -> None:
    staff = Staff(olga)
    part = staff.press("notice_test", channel="robot", headers={"HX-Request": "true"}).content.decode()
    whole = staff.press("notice_test", channel="robot").content.decode()
    assert (["<html" in page for page in (part, whole)], "The group" in part) == ([False, True], True)


def test_a_test_needs_a_number_and_there_are_five_in_ten_minutes(olga: Person, gateway: Gateway) -> None:
    staff = Staff(olga)
    answers = [staff.press("notice_test", channel="sms", number="12") for _try in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 6
    assert ["Write a mobile number" in words(answers[0]), "Five tests" in words(answers[4]), "Five tests" in words(answers[5])] == [
        True,
        False,
        True,
    ]
    assert staff.press("notice_test", channel="inbox").status_code == 404


@pytest.mark.parametrize("who", ["rita", "ann", "charlie"])
def test_only_the_admin_manager(who: str, request: pytest.FixtureRequest) -> None:
    staff = Staff(request.getfixturevalue(who))
    pages = [staff.open("notice_log"), staff.press("notice_resend"), staff.press("notice_test"), staff.open("notice_text_list")]
    assert [page.status_code for page in pages] == [403] * 4


def test_the_list_asks_the_same_number_of_questions_at_1_and_30_rows(olga: Person, ann: Person) -> None:
    staff = Staff(olga)
    given_up(ann, 1)
    few = queries(lambda: staff.open("notice_log"))
    given_up(ann, 29)

    assert (queries(lambda: staff.open("notice_log")), few <= 10) == (few, True)
