"""Calls in the browser: written down, recognised, listed, asked about, handed on."""

import re

import pytest
from django.utils import timezone

from frontdesk.limits import actions as limits
from frontdesk.people.models import Person
from tests.factories.calls import a_call, put_through
from tests.factories.visitors import a_message, arrived_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, names_in, words
from visitors.limits import CallLimits
from visitors.models import Call, Complaint, Message

pytestmark = pytest.mark.django_db


def typed(**more: object) -> dict[str, object]:
    now = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    return {
        "name": "唐宁",
        "phone": "021-5555 8000",
        "words": "问报价",
        "about": "question",
        "outcome": "answered",
        "began_at": now,
        **more,
    }


def test_every_page_of_the_desk_has_the_key_and_it_comes_back_there(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    page = staff.open("visitors:message_list").content.decode()
    answer = staff.press("visitors:call_new", **typed(person=ann.pk, outcome="transferred", next="/visitors/messages/"))

    assert 'href="/visitors/calls/new/?next=/visitors/messages/"' in page
    assert 'data-key="f"' in page
    assert 'data-key="f"' not in Staff(ann).open("visitors:message_list").content.decode()
    assert (answer["Location"], staff.told(answer)) == ("/visitors/messages/", ["唐宁 : Ann An has been told."])


def test_who_wrote_it_down_reads_that_sales_has_the_new_customer(rita: Person, ann: Person, bo: Person, olga: Person) -> None:
    limits.change(CallLimits, values={"sales": bo.department_id}, by=olga, now=MONDAY_9AM)
    staff = Staff(rita)
    told = [
        staff.told(staff.press("visitors:call_new", **typed(is_new_customer="on", **given)))
        for given in ({"person": ann.pk}, {"person": ""})
    ]
    assert told == [["唐宁 : Ann An has been told. The new customer is with Product."], ["唐宁 : The new customer is with Product."]]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"outcome": "answered"}, ["name"]),
        ({"outcome": "transferred"}, ["name", "person"]),
        ({"outcome": "transferred", "company": "启明"}, ["person"]),
        ({"outcome": "message"}, ["phone", "name", "person", "words"]),
        ({"outcome": "message", "company": "启明", "phone": "13800001234"}, ["person", "words"]),
        ({"outcome": "answered", "phone": "abc"}, ["phone"]),
    ],
)
def test_all_that_is_missing_is_named_at_once_and_nothing_of_it_is_called_optional(
    rita: Person, given: dict[str, str], wrong: list[str]
) -> None:
    page = Staff(rita).press("visitors:call_new", **typed(name="", phone="", words="") | given)
    html = page.content.decode()
    found = re.findall(r'<(?:input|textarea)[^>]*name="(\w+)"[^>]*is-invalid', html)
    optional = re.findall(r'for="id_(\w+)">[^<]*<span class="fd-optional"', html)

    assert (page.status_code, sorted(found)) == (422, sorted(wrong))
    assert {"phone", "name", "company"} & set(optional) == set()


def test_an_address_elsewhere_is_never_followed(rita: Person) -> None:
    assert Staff(rita).press("visitors:call_new", **typed(next="https://evil.example.com/"))["Location"] == "/visitors/calls/"


def test_what_is_kept_is_what_was_typed_to_the_minute(rita: Person, ann: Person) -> None:
    given = {"began_at": "2026-11-23T08:57", "ended_at": "2026-11-23T08:59", "in_three_rings": "on", "company": "启明"}
    Staff(rita).press("visitors:call_new", **typed(person=ann.pk, outcome="transferred", asks_if_solved="on", **given))
    call = Call.objects.get()

    assert (call.began_at, call.ended_at) == (MONDAY_9AM - 3 * MINUTE, MONDAY_9AM - MINUTE)
    assert (call.phone, call.person, call.outcome, call.asks_if_solved, call.in_three_rings, call.taken_by) == (
        "02155558000",
        ann,
        "transferred",
        True,
        True,
        rita,
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "", "phone": ""}, "Enter who called: a name, a company or a number."),
        ({"outcome": "transferred"}, "Choose the colleague."),
        ({"phone": "O2155558000"}, "Write the number in digits, with the area code."),
        ({"began_at": ""}, "Choose the day and the time."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(rita: Person, given: dict[str, str], said: str) -> None:
    page = Staff(rita).press("visitors:call_new", **typed(**given))
    assert (page.status_code, said in words(page), "问报价" in page.content.decode(), Call.objects.count()) == (422, True, True, 0)


def test_what_is_wrong_is_summed_up_once_though_the_form_is_drawn_in_two_parts(rita: Person) -> None:
    page = Staff(rita).press("visitors:call_new", **typed(name="", phone="")).content.decode()

    assert page.count('class="fd-errors"') == 1


def test_a_message_is_left_and_the_way_to_it_stands_on_the_call(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    answer = staff.press("visitors:call_new", **typed(person=ann.pk, outcome="message"))
    call, message = Call.objects.get(), Message.objects.get()

    assert staff.told(answer) == ["唐宁 : A message is left for Ann An."]
    assert message.get_absolute_url() in staff.open("visitors:call_detail", call.pk).content.decode()
    assert call.get_absolute_url() in staff.open("visitors:message_detail", message.pk).content.decode()


def test_the_second_button_goes_on_to_the_complaint_without_retyping(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    answer = staff.press("visitors:call_new", **typed(person=ann.pk, then="complaint"))
    call = Call.objects.get()
    page = staff.client.get(answer["Location"]).content.decode()

    assert answer["Location"] == f"/visitors/complaints/new/?call={call.pk}"
    assert ('value="唐宁"' in page, 'value="021 5555 8000"' in page, "问报价</textarea>" in page, Complaint.objects.count()) == (
        True,
        True,
        True,
        0,
    )
    assert f'<option value="{ann.department_id}" selected>' in page


def test_the_house_script_stands_beside_the_form_in_both_languages_and_the_manager_changes_it(rita: Person, olga: Person) -> None:
    limits.change(CallLimits, values={"greeting": "您好，远山科技。", "greeting_en": "Yuanshan, good day."}, by=olga, now=MONDAY_9AM)
    english, chinese = words(Staff(rita).open("visitors:call_new")), words(Staff(rita, "zh-hans").open("visitors:call_new"))

    assert ("Yuanshan, good day." in english, "Let me read it back" in english) == (True, True)
    assert ("您好，远山科技。" in chinese, "我跟您核对一下" in chinese) == (True, True)
    assert "/rules/visitors.calls/" not in Staff(rita).open("visitors:call_new").content.decode()
    assert "visitors.calls" in Staff(olga).open("visitors:call_new").content.decode()


def known(staff: Staff, phone: str) -> str:
    return words(staff.open("visitors:call_known", phone=phone))


def test_the_caller_is_recognised_from_the_newest_of_calls_messages_and_visits(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    assert known(staff, "13800001234") == ""
    a_message(ann, by=rita, name="留言的人", now=MONDAY_9AM - DAY)
    first = known(staff, "138 0000 1234")
    arrived_visit(ann, name="来访的人", phone="13800001234", now=MONDAY_9AM - HOUR)
    second = known(staff, "13800001234")
    put_through(rita, ann, name="打电话的人", phone="13800001234")
    third = known(staff, "+86 138 0000 1234")
    assert [each.split()[0] for each in (first, second, third)] == ["留言的人", "来访的人", "打电话的人"]
    assert "Ann An" in third


@pytest.mark.parametrize("phone", ["", "8021", "0215555", "138000012", "' or 1=1"])
def test_a_part_of_a_number_is_nobody(rita: Person, ann: Person, phone: str) -> None:
    a_call(rita, phone="02155558000")
    arrived_visit(ann, phone="13800001234")
    assert known(Staff(rita), phone) == ""


def test_found_by_caller_company_word_colleague_and_number(rita: Person, ann: Person) -> None:
    put_through(rita, ann)
    staff = Staff(rita)
    found = {q: len(names_in(staff.open("visitors:call_list", q=q))) for q in ("唐宁", "启明", "报价", "安然", "8000", "nobody")}
    assert found == {"唐宁": 1, "启明": 1, "报价": 1, "安然": 1, "8000": 1, "nobody": 0}


def test_the_chips_leave_what_they_say(rita: Person, ann: Person) -> None:
    put_through(rita, ann, name="转接")
    a_call(rita, name="新客", is_new_customer=True, about="business")
    a_call(rita, name="旧的", now=MONDAY_9AM - 40 * DAY)
    staff = Staff(rita)
    found = {
        chip: names_in(staff.open("visitors:call_list", **dict([chip.split("=")])))
        for chip in ("outcome=transferred", "more=solved", "more=new", "about=business", "month=2026-11", "month=x", "day=today")
    }
    assert found == {
        "outcome=transferred": ["转接"],
        "more=solved": ["转接"],
        "more=new": ["新客"],
        "about=business": ["新客"],
        "month=2026-11": ["新客", "转接"],
        "month=x": ["新客", "转接", "旧的"],
        "day=today": [],
    }


def test_yes_and_no_of_whether_it_was_solved(rita: Person, ann: Person) -> None:
    call, staff = put_through(rita, ann), Staff(rita)
    wordless = staff.press("visitors:call_unsolved", call.pk, result="")
    no = staff.told(staff.press("visitors:call_unsolved", call.pk, result="等配件"))
    yes = staff.told(staff.press("visitors:call_solved", call.pk, result="已修好"))

    assert (wordless.status_code, "Say in a few words what is missing." in words(wordless)) == (422, True)
    assert (no[0].startswith("Noted: not solved yet."), yes) == (True, ["Noted: it was solved."])
    assert "Was it solved?" not in words(staff.open("visitors:call_detail", call.pk))


def test_the_list_asks_as_often_for_thirty_as_for_one(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    put_through(rita, ann)
    one = queries(lambda: staff.open("visitors:call_list"))
    for _number in range(29):
        put_through(rita, ann)
    assert queries(lambda: staff.open("visitors:call_list")) == one


def test_a_colleague_sees_their_own_calls_and_no_button_to_write_one_down(rita: Person, ann: Person, charlie: Person) -> None:
    put_through(rita, ann)
    a_call(rita, name="别人的")
    page = Staff(ann).open("visitors:call_list")
    assert (names_in(page), "/visitors/calls/new/" in page.content.decode()) == (["唐宁"], False)
