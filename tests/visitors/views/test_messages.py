"""Messages in the browser: taken at the desk, read and followed up by whom they are for."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from frontdesk.people.models import Person
from tests.factories.visitors import a_message, arrived_visit
from tests.queries import queries
from tests.staff import Staff, names_in, words
from visitors.models import Message

pytestmark = pytest.mark.django_db


def test_from_a_waiting_visitor_it_is_filled_in_and_belongs_to_the_visit(ann: Person, rita: Person) -> None:
    visit, staff = arrived_visit(ann), Staff(rita)
    page = staff.open("visitors:message_new", visit=visit.pk).content.decode()
    given = {"recipient": ann.pk, "name": "李思远", "phone": "13900005678", "words": "请回电", "wants_call_back": "on"}
    answer = staff.client.post(f"/visitors/messages/new/?visit={visit.pk}", given)

    assert ('value="李思远"' in page, "139 0000 5678" in page, 'data-chosen="' in page) == (True, True, True)
    assert (answer["Location"], Message.objects.get().visit) == (visit.get_absolute_url(), visit)
    assert "Message for Ann An" in words(staff.open("visitors:visit_detail", visit.pk))


def test_a_message_without_number_for_a_call_back_says_so_and_keeps_what_was_typed(ann: Person, rita: Person) -> None:
    page = Staff(rita).press("visitors:message_new", recipient=ann.pk, name="唐宁", words="谈合同", wants_call_back="on")
    assert (page.status_code, "A call back needs a number." in words(page), "谈合同" in page.content.decode()) == (422, True, True)


def test_the_recipient_reads_it_follows_it_up_and_it_leaves_the_open_ones(ann: Person, rita: Person) -> None:
    message, staff = a_message(ann, by=rita), Staff(ann)
    assert names_in(staff.open("visitors:message_list", state="open")) == ["唐宁"]
    staff.press("visitors:message_read", message.pk)
    answer = staff.press("visitors:message_follow_up", message.pk, result="已回电")

    assert staff.told(answer) == ["The message of 唐宁 is followed up"]
    assert names_in(staff.open("visitors:message_list", state="open")) == []
    assert "已回电" in words(staff.open("visitors:message_detail", message.pk))


def test_found_by_caller_company_word_recipient_and_number(ann: Person, rita: Person) -> None:
    a_message(ann, by=rita)
    staff = Staff(rita)
    found = {q: len(names_in(staff.open("visitors:message_list", q=q))) for q in ("唐宁", "启明", "合同", "安然", "1234", "nobody")}
    assert found == {"唐宁": 1, "启明": 1, "合同": 1, "安然": 1, "1234": 1, "nobody": 0}


def test_the_file_has_all_that_was_asked_of_the_caller_and_who_wrote_it_down(ann: Person, rita: Person) -> None:
    a_message(ann, by=rita, is_urgent=True, best_time="下午四点后")
    file = Staff(rita).open("visitors:message_export").streaming_content
    heads, row = load_workbook(BytesIO(b"".join(file))).active.iter_rows(values_only=True)
    found = dict(zip(heads, row, strict=True))
    asked = {name: found[name] for name in ("Caller", "Phone", "For", "Urgent", "Call back", "Best time to call", "Taken by")}
    assert asked == {
        **{"Caller": "唐宁", "Phone": "13800001234", "For": "Ann An", "Urgent": "yes", "Call back": "yes"},
        **{"Best time to call": "下午四点后", "Taken by": "Rita Lin"},
    }


def test_the_list_asks_as_often_for_thirty_as_for_one(ann: Person, rita: Person) -> None:
    staff = Staff(rita)
    a_message(ann, by=rita)
    one = queries(lambda: staff.open("visitors:message_list"))
    for _number in range(29):
        a_message(ann, by=rita)
    assert queries(lambda: staff.open("visitors:message_list")) == one
