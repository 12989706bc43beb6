"""What an attacker tried: each of these was a hole once, or would be one."""

import time
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from frontdesk.outbox.kinds import KINDS, written
from frontdesk.outbox.models import Notice
from frontdesk.people.actions import duty_contacts
from frontdesk.people.models import DutyContact, Person
from frontdesk.timed.rule import RULES
from frontdesk.todos.models import Todo
from frontdesk.web.models import FormKey
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit, expected_visit
from tests.kiosk import Kiosk
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.staff import Staff, words
from visitors import passes
from visitors.actions import day_before, forgetting, groups, messages, requests, roll_call, thanks, vip, visits, watch, watch_deciding
from visitors.actions.groups import Coming
from visitors.forms import group_rows
from visitors.models import RecurringPass, Visit


def test_pairing_codes_can_not_be_guessed_from_one_network_nor_from_many(db: None) -> None:
    def guess(address: str) -> int:
        return Client(REMOTE_ADDR=address).post("/kiosk/pair/", {"code": "12345678"}).status_code

    assert [guess(f"2001:db8::{number:x}") for number in range(12)] == [200] * 10 + [429] * 2
    assert [guess(f"2001:db8:{number:x}::1") for number in range(100)][-1] == 429


def test_asking_for_links_does_not_flush_the_counters(db: None) -> None:
    cache.set("counter", 1)
    for number in range(400):
        cache.set(f"other{number}", 1)

    assert cache.get("counter") == 1


def test_what_was_found_masked_stays_masked_whatever_the_browser_says(ann: Person) -> None:
    expected_visit(ann, expected_at=MONDAY_9AM + HOUR)
    kiosk = Kiosk()

    asked = kiosk.post("phone", tail="1234", who="wangxiaoming")
    confirmed = kiosk.post("confirm", visit=asked.field("visit"), masked="")

    assert ("王小明" in asked.html, "王小明" in confirmed.html) == (False, False)


def test_initials_are_not_enough_to_find_a_visit_by_phone(ann: Person) -> None:
    expected_visit(ann, expected_at=MONDAY_9AM + HOUR)

    assert Kiosk().post("phone", tail="1234", who="wxm").name == "phone"


def test_who_never_checked_out_is_forgotten_too(ann: Person) -> None:
    visit = arrived_visit(ann)

    assert forgetting.forget_visits(forgetting.ended_before(MONDAY_9AM + DAY), now=MONDAY_9AM + 200 * DAY) == 1
    visit.refresh_from_db()
    assert (visit.name, visit.phone) == ("*", "")


def test_no_row_holds_what_opens_a_visitors_page(ann: Person) -> None:
    visit = visits.check_out(arrived_visit(ann, email="li@example.com"), now=MONDAY_9AM)
    expected_visit(ann)
    thanks.send(visit, now=MONDAY_9AM)
    Client().post(reverse("visitors:pass_feedback", args=[passes.token_of(visit)]), {"score": "5", "once": "abc"})

    token = passes.token_of(visit)
    rows = [str(row) for model in (Notice, FormKey) for row in model.objects.values()]
    assert [row for row in rows if token in row or "/v/" in row] == []
    assert token in written(Notice.objects.get(kind="visitors.visit_thanks")).body


def test_a_visitor_can_not_put_a_link_into_a_mail(ann: Person) -> None:
    from frontdesk.outbox.channels.mail import paragraphs  # noqa: PLC0415

    arrived_visit(ann, name="log in at http://evil.example/x <b>", company="http://evil.example")
    html = paragraphs(written(Notice.objects.get(kind="visitors.visit_arrived", channel="mail")))

    assert ('href="http://evil' in html, "<b>" in html, html.count("<a ")) == (False, False, 1)


@pytest.mark.usefixtures("at")  # tries are counted by the minute of the clock
def test_a_kiosk_registers_no_more_people_than_it_may_look_up(ann: Person) -> None:
    kiosk = Kiosk()
    for number in range(15):  # two look-ups each, of thirty a minute
        kiosk.walk_in(name=f"访客{number}")

    with pytest.raises(AssertionError, match="Too many searches"):
        kiosk.walk_in(name="再来一位")
    assert Visit.objects.count() == 15


def test_who_lost_the_role_reads_the_notices_no_more(ann: Person, rita: Person) -> None:
    visits.answer(arrived_visit(ann, name="秘密访客"), kind="not_expecting", by=ann, now=MONDAY_9AM)
    rita.posts.all().delete()
    client = Client()
    client.force_login(rita)
    notice = Notice.objects.get(kind="visitors.visit_not_expected", channel="inbox")

    assert ("秘密访客" in client.get("/inbox/").content.decode(), client.post(f"/inbox/{notice.pk}/").status_code) == (False, 404)
    assert KINDS[notice.kind].may_read(Notice.objects.select_related("reader").get(pk=notice.pk)) is False


def test_what_the_world_settled_is_not_opened_again_by_hand(ann: Person) -> None:
    visits.check_out(arrived_visit(ann), now=MONDAY_9AM)
    todo = Todo.objects.get(promise="visitors.host_answer")
    client = Client()
    client.force_login(ann)
    client.post(reverse("todo_untick", args=[todo.pk]))

    todo.refresh_from_db()
    assert todo.done_at == MONDAY_9AM


def test_the_door_says_nothing_about_who_worked_here(ann: Person) -> None:
    ann.set_password("a long password")
    ann.retired_at = MONDAY_9AM
    ann.save()

    answers = [
        Client().post("/accounts/login/", {"login": "ann", "password": word}, follow=True) for word in ("a long password", "wrong password")
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [answer.wsgi_request.user.is_authenticated for answer in answers] == [False, False]


@pytest.mark.parametrize("seen", ["", "a/b", "x" * 300])
def test_a_wrong_slip_at_the_kiosks_call_is_no_error(ann: Person, seen: str) -> None:
    assert Kiosk().post("call", htmx="", call="1", seen=seen).status == 200


def test_a_null_character_is_refused_at_the_staffs_pages(rita: Person) -> None:
    client = Client()
    client.force_login(rita)

    assert [
        client.get("/visitors/", {"q": "\0"}).status_code,
        client.post("/visitors/visits/walk-in/", {"host": "9" * 5000}).status_code,
    ] == [400, 422]


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-16", "rot13", "undefined"])
@pytest.mark.parametrize("path", ["/visit-us/", "/accounts/login/", "/kiosk/pair/"])
def test_nobody_chooses_the_encoding_of_what_they_send(ann: Person, path: str, charset: str) -> None:
    half = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n\\ud800\r\n--b--\r\n'
    sent = Client().generic("POST", path, half.encode(), content_type=f"multipart/form-data; boundary=b; charset={charset}")

    assert sent.status_code == 400
    assert Client().get(path, headers={"Content-Type": "text/html; charset=UTF-8"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *(f"/visitors/?on={day}" for day in ("9999-12-31", "0001-01-01", "2026-02-30", "x")),
        *(f"/visitors/?month={month}" for month in ("9999-12", "0000-01", "0001-01", "2026-13", "x")),
        *(f"/visitors/welcome/{day}/" for day in ("9999-12-31", "0001-01-01", "2026-02-30")),
    ],
)
def test_a_day_at_the_end_of_all_days_is_no_error(rita: Person, path: str) -> None:
    client = Client()
    client.force_login(rita)

    assert client.get(path).status_code == (404 if "welcome" in path else 200)


@pytest.mark.parametrize("taps", ["[" * 100_000, "9" * 5000, '[{"visit": ' + "9" * 5000 + "}]", '"\\ud800"', "NaN"])
def test_taps_that_are_none_are_no_error(rita: Person, taps: str) -> None:
    call, _made = roll_call.begin(by=rita, now=MONDAY_9AM)
    client = Client()
    client.force_login(rita)
    mark, begin = reverse("visitors:roll_call_mark", args=[call.pk]), reverse("visitors:roll_call_begin")

    assert [client.post(path, {"taps": taps}).status_code for path in (mark, begin)] == [404, 302]


def test_a_long_line_without_an_address_is_read_at_once() -> None:
    began = time.process_time()
    sheets = [group_rows.pasted(sign * 60_000) for sign in ("a", "单", "1-", '"')]

    assert (len(sheets), time.process_time() - began < 3) == (4, True)


def test_while_the_list_of_a_group_is_read_nobody_waits_for_a_lock(ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    taken, read = list[int](), group_rows.pasted

    def pasted(text: str) -> Any:
        taken.append(FormKey.objects.count())  # the first write of a view that holds the lock
        return read(text)

    monkeypatch.setattr(group_rows, "pasted", pasted)
    given = {"title": "团", "expected_at": "2099-01-01T10:00", "purpose": "tour", "language": "zh-hans", "off_day_reason": "x"}
    Staff(ann).press("visitors:group_new", **given, pasted="王小明")

    assert taken == [0]


def test_who_forgets_a_visitor_does_not_learn_of_their_vip_reception(ann: Person, rita: Person, olga: Person) -> None:
    once = visits.check_out(arrived_visit(ann, phone="13912345678"), now=MONDAY_9AM)
    secret = expected_visit(rita, phone="13912345678", expected_at=MONDAY_9AM + HOUR)
    vip.plan(secret, named=[], schedule="", background="", route="", by=rita, now=MONDAY_9AM)
    visits.cancel(secret, by=rita, now=MONDAY_9AM)

    page = words(Staff(olga).open("visitors:visit_forget", once.pk))
    assert ("1 visit of the same person" in page, secret.number in page) == (True, False)
    Staff(olga).press("visitors:visit_forget", once.pk, reason="asked by phone")
    secret.refresh_from_db()
    assert secret.forgotten_at is not None


def test_a_request_that_the_desk_closed_is_matched_with_nobody(ann: Person, rita: Person) -> None:
    asked = {"name": "王小明", "phone": "13800001234", "host_name": ann.name, "host_contact": ann.email}
    request = requests.receive(**asked, wished_at=MONDAY_9AM + DAY, now=MONDAY_9AM)
    requests.close(request, words="a joke", by=rita, now=MONDAY_9AM)

    requests.match(request, now=MONDAY_9AM)  # the rule had read it while it was open
    assert (Visit.objects.count(), Todo.objects.count()) == (0, 0)


def test_whom_nobody_may_let_in_gets_no_code_the_day_before_until_somebody_decides(ann: Person, olga: Person) -> None:
    watch.add(kind="block", reason="-", owner=olga, name="王小明", by=olga, now=MONDAY_9AM)
    visit = expected_visit(ann, name="王小明", email="wang@example.com", expected_at=MONDAY_9AM + DAY)

    def to_confirm() -> list[Visit]:
        return day_before.to_confirm((MONDAY_9AM + DAY).date(), told_before=MONDAY_9AM + HOUR)

    assert to_confirm() == []
    watch_deciding.decide(visit, may_enter=True, words="she knows him", by=olga, now=MONDAY_9AM)
    assert to_confirm() == [visit]


def test_who_cancels_a_group_does_not_cancel_the_vip_whom_they_do_not_know_of(ann: Person, rita: Person) -> None:
    second = PersonFactory(username="second", roles=["receptionist"])
    coming = [Coming("李思远", "13800000001"), Coming("欧阳震华", "13800000002")]
    group, _known = groups.expect_group(title="团", host=ann, expected_at=MONDAY_9AM + HOUR, rows=coming, by=ann, now=MONDAY_9AM)
    secret = Visit.objects.get(name="欧阳震华")
    vip.plan(secret, named=[rita], by=ann, now=MONDAY_9AM)

    staff = Staff(second)
    assert staff.told(staff.press("visitors:group_cancel", group.pk)) == ["1 visit is cancelled"]
    secret.refresh_from_db()
    assert secret.cancelled_at is None


def test_nobody_notes_that_somebody_else_has_read_a_message(ann: Person, rita: Person) -> None:
    message = messages.take(recipient=ann, name="王小明", words="-", wants_call_back=False, by=rita, now=MONDAY_9AM)

    assert [Staff(person).press("visitors:message_read", message.pk).status_code for person in (rita, ann)] == [403, 302]
    message.refresh_from_db()
    assert message.read_by == ann


@pytest.mark.parametrize("year", ["9999", "2999", "0001"])
def test_nobody_is_expected_outside_our_calendar(rita: Person, ann: Person, year: str) -> None:
    staff, shared = Staff(rita), {"host": str(ann.pk), "language": "en", "off_day_reason": "x"}
    visit = staff.press("visitors:visit_new", **shared, name="王小明", purpose="meeting", door="host", expected_at=f"{year}-12-31T10:00")
    group = staff.press("visitors:group_new", **shared, title="-", purpose="tour", pasted="王小明", expected_at=f"{year}-12-31T10:00")
    days = {"weekdays": ["1"], "comes_at": "09:00", "from_on": f"{year}-12-31", "until_on": f"{year}-12-31"}
    comes = staff.press("visitors:recurring_new", **shared, **days, name="王小明", purpose="maintenance")

    assert [answer.status_code for answer in (visit, group, comes)] == [422] * 3
    assert (Visit.objects.count(), RecurringPass.objects.count()) == (0, 0)


def test_the_watch_list_tells_nobody_that_a_vip_comes(ann: Person, rita: Person, olga: Person) -> None:
    entries = [watch.add(kind="ask", reason="-", owner=owner, name="欧阳震华", by=olga, now=MONDAY_9AM) for owner in (olga, rita)]
    other = watch.add(kind="ask", reason="-", owner=olga, name="李思远", by=olga, now=MONDAY_9AM)
    expected_visit(ann, name="李思远", email="li@example.com", expected_at=MONDAY_9AM + HOUR)
    secret = expected_visit(ann, expected_at=MONDAY_9AM + HOUR)
    vip.plan(secret, named=[rita], by=ann, now=MONDAY_9AM)
    Visit.objects.filter(pk=secret.pk).update(name="欧阳震华")  # so that the list is looked at for a VIP
    visits.check_in(secret, by=rita, now=MONDAY_9AM)

    told = [(notice.reader, notice.subject_id) for notice in Notice.objects.filter(kind="visitors.watch_found").order_by("pk")]
    found = {entry.pk: entry.found for entry in Staff(olga).open("visitors:watch_list").context["list"].on_page}
    assert told == [(olga, other.pk), (rita, entries[1].pk)]
    assert found == {entries[0].pk: 0, entries[1].pk: 0, other.pk: 1}


def test_a_browser_that_becomes_a_kiosk_keeps_no_list_of_who_is_in_the_house(db: None) -> None:
    assert "js/log_in.js" in Client().get("/kiosk/pair/").content.decode()


def test_the_staff_list_goes_to_nobody_who_was_taken_off_the_list_of_contacts(ann: Person, bo: Person, olga: Person) -> None:
    gone, stays = (
        duty_contacts.add(duty="security", outside_number=f"{name}@example.com", by=olga, now=MONDAY_9AM) for name in ("gone", "stays")
    )
    inside = duty_contacts.add(duty="security", person=ann, by=olga, now=MONDAY_9AM)
    for contact in (gone, stays, inside):
        RULES["visitors.staff_list"].send(contact, MONDAY_9AM.date(), MONDAY_9AM)

    def still_sent() -> list[str]:
        notices = Notice.objects.filter(kind="visitors.staff_list").order_by("pk")
        return [notice.address for notice in notices if not KINDS[notice.kind].is_obsolete(notice)]

    assert still_sent() == ["gone@example.com", "stays@example.com", ann.email]
    duty_contacts.remove(gone, by=olga, now=MONDAY_9AM)
    DutyContact.objects.filter(pk=inside.pk).update(person=bo)
    assert still_sent() == ["stays@example.com"]


def test_a_group_of_any_title_is_a_file_that_opens(ann: Person) -> None:
    coming = [Coming("李思远", plate="ß" * 12)]
    group, _known = groups.expect_group(title="团\x01\x1b*", host=ann, expected_at=MONDAY_9AM + HOUR, rows=coming, by=ann, now=MONDAY_9AM)

    file = Staff(ann).open("visitors:group_export", group.pk)
    [_heads, row] = load_workbook(BytesIO(b"".join(file.streaming_content))).active.iter_rows(values_only=True)
    assert (row[0], row[4]) == ("李思远", "S" * 12)  # as long as the table takes


def test_a_null_character_in_a_name_at_the_kiosk_is_not_there(ann: Person, at: object) -> None:
    expected_visit(ann, name="王小明", phone="13800001234", expected_at=MONDAY_9AM + MINUTE)

    assert Kiosk().post("phone", tail="1234", who="王\0小明").name == "confirm"


def test_a_list_of_names_does_not_find_out_which_of_them_is_a_vip(ann: Person, rita: Person) -> None:
    second = PersonFactory(username="second", roles=["receptionist"])
    coming = [Coming("李思远", "13800000001"), Coming("欧阳震华", "13800000002")]
    group, _known = groups.expect_group(title="团", host=ann, expected_at=MONDAY_9AM + HOUR, rows=coming, by=ann, now=MONDAY_9AM)
    vip.plan(Visit.objects.get(name="欧阳震华"), named=[rita], by=ann, now=MONDAY_9AM)

    knows = {who: groups.expected_with(ann, MONDAY_9AM + HOUR, by=who).has("欧阳震华", "13800000002") for who in (rita, second)}
    assert knows == {rita: True, second: False}
    assert groups.add(group, coming[1], by=second, now=MONDAY_9AM).group == group
