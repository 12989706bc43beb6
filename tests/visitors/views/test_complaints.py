"""Complaints in the browser: from a call or by themselves, step by step, each by whom it is for."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from frontdesk.files.actions import attach
from frontdesk.files.models import Attachment
from frontdesk.limits import actions as limits
from frontdesk.people.models import Department, Person
from frontdesk.search.finding import find
from tests.factories.calls import a_call, a_complaint
from tests.moments import DAY, MONDAY_9AM
from tests.queries import queries
from tests.sample_files import TEXT, taken
from tests.staff import Staff, names_in, words
from visitors.actions import complaints
from visitors.actions.forgetting.records import forget_records
from visitors.limits import ComplaintLimits
from visitors.models import Complaint

pytestmark = pytest.mark.django_db


def typed(answers: Department, /, **more: object) -> dict[str, object]:
    given = {"name": "罗敏", "phone": "13700004455", "category": "quality", "department": answers.pk, "words": "水泵漏水"}
    return {**given, "order_number": "HT-4711", "product": "P2 水泵", "wish": "换新", **more}


def test_written_down_by_itself_it_is_with_the_head(rita: Person, bo: Person, product: Department) -> None:
    staff = Staff(rita)
    answer = staff.press("visitors:complaint_new", **typed(product))
    complaint = Complaint.objects.get()

    assert (answer["Location"], staff.told(answer)) == (complaint.get_absolute_url(), ["The complaint is with Bo Yan."])
    assert (complaint.order_number, complaint.product, complaint.wish, complaint.call) == ("HT-4711", "P2 水泵", "换新", None)


def test_from_a_call_it_belongs_to_the_call_and_its_clock_begins_with_the_end_of_it(rita: Person, bo: Person, product: Department) -> None:
    call, staff = a_call(rita), Staff(rita)
    staff.client.post(f"/visitors/complaints/new/?call={call.pk}", typed(product))
    complaint = Complaint.objects.get()

    assert (complaint.call, complaint.received_at) == (call, call.ended_at)
    assert complaint.get_absolute_url() in staff.open("visitors:call_detail", call.pk).content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": ""}, "Enter the name of the customer."),
        ({"department": ""}, "Choose the department."),
        ({"words": ""}, "Write down what is wrong."),
        ({"phone": ""}, "Enter a number or an e-mail address: the customer is called back."),
    ],
)
def test_what_is_missing_is_said_beside_the_field(rita: Person, product: Department, given: dict[str, str], said: str) -> None:
    page = Staff(rita).press("visitors:complaint_new", **typed(product, **given))
    assert (page.status_code, said in words(page), "HT-4711" in page.content.decode()) == (422, True, True)


def test_the_apology_stands_beside_the_form_and_the_manager_changes_it(rita: Person, olga: Person) -> None:
    limits.change(ComplaintLimits, values={"apology_en": "So sorry."}, by=olga, now=MONDAY_9AM)
    assert "So sorry." in words(Staff(rita).open("visitors:complaint_new"))
    assert "非常抱歉给您带来不便" in words(Staff(rita, "zh-hans").open("visitors:complaint_new"))


def test_the_head_speaks_to_the_customer_and_answers_and_the_desk_asks(rita: Person, bo: Person, product: Department) -> None:
    complaint, head, desk = a_complaint(rita, product), Staff(bo), Staff(rita)
    head.press("visitors:complaint_contact", complaint.pk, words="已致歉")
    head.press("visitors:complaint_answer", complaint.pk, outcome="换新泵")
    shown = words(desk.open("visitors:complaint_detail", complaint.pk))
    desk.press("visitors:complaint_rate", complaint.pk, score="5", words="很快")

    complaint.refresh_from_db()
    assert ("已致歉" in shown, "换新泵" in shown, "Satisfied, 5 is best" in shown) == (True, True, True)
    assert (complaint.contacted_by, complaint.answered_by, complaint.score, complaint.rating) == (bo, bo, 5, "很快")


def test_how_satisfied_the_customer_is_must_be_chosen_and_nothing_is_chosen_before(rita: Person, bo: Person, product: Department) -> None:
    complaint, desk = a_complaint(rita, product), Staff(rita)
    complaints.answer(complaint, by=bo, now=MONDAY_9AM, outcome="换新泵")
    shown = desk.open("visitors:complaint_detail", complaint.pk).content.decode()
    nothing = desk.press("visitors:complaint_rate", complaint.pk, words="很快")
    silent = desk.press("visitors:complaint_rate", complaint.pk, score="none", words="")
    complaint.refresh_from_db()
    assert (shown.count('type="radio" name="score"'), "checked" in shown) == (6, False)
    assert (nothing.status_code, "Choose what the customer answered." in words(nothing), "很快" in words(nothing)) == (422, True, True)
    assert (silent.status_code, "Say in a few words why there is no answer." in words(silent), complaint.rated_at) == (422, True, None)
    desk.press("visitors:complaint_rate", complaint.pk, score="none", words="三次未接")
    complaint.refresh_from_db()
    assert (complaint.rated_by, complaint.score, complaint.rating) == (rita, None, "三次未接")


def test_an_empty_step_says_what_is_missing(rita: Person, bo: Person, product: Department) -> None:
    complaint, head = a_complaint(rita, product), Staff(bo)
    page = head.press("visitors:complaint_contact", complaint.pk, words="")
    assert (page.status_code, "Say in a few words what was said." in words(page)) == (422, True)


def test_who_gave_it_away_and_sees_it_no_more_is_led_to_the_list(
    rita: Person, bo: Person, ann: Person, product: Department, office: Department, olga: Person
) -> None:
    complaint = a_complaint(rita, product)
    given = Staff(bo).press("visitors:complaint_give", complaint.pk, to=ann.pk)
    routed = Staff(ann).press("visitors:complaint_route", complaint.pk, department=office.pk)
    complaint.refresh_from_db()
    assert (given["Location"], routed["Location"]) == (complaint.get_absolute_url(), "/visitors/complaints/")
    assert (complaint.department, complaint.handler) == (office, olga)


def test_the_desk_gives_it_to_nobody_inside_the_department(rita: Person, bo: Person, ann: Person, product: Department) -> None:
    complaint, staff = a_complaint(rita, product), Staff(rita)
    assert staff.press("visitors:complaint_give", complaint.pk, to=ann.pk).status_code == 403
    assert "Give it to a colleague" not in words(staff.open("visitors:complaint_detail", complaint.pk))


def test_the_chips_leave_what_they_say(rita: Person, bo: Person, product: Department) -> None:
    a_complaint(rita, product, name="新的")
    answered = a_complaint(rita, product, name="已答", category="price")
    Staff(bo).press("visitors:complaint_answer", answered.pk, outcome="退款")
    staff = Staff(rita)
    found = {
        chip: names_in(staff.open("visitors:complaint_list", **dict([chip.split("=")])))
        for chip in (
            "state=contact",
            "state=open",
            "state=rate",
            "state=done",
            "category=price",
            "q=HT-4711",
            "month=2026-11",
            "month=2026-10",
        )
    }
    assert found == {
        "state=contact": ["新的"],
        "state=open": ["新的"],
        "state=rate": ["已答"],
        "state=done": ["已答"],
        "category=price": ["已答"],
        "q=HT-4711": ["已答", "新的"],
        "month=2026-11": ["已答", "新的"],
        "month=2026-10": [],
    }


def test_the_list_asks_as_often_for_thirty_as_for_one(rita: Person, bo: Person, product: Department) -> None:
    staff = Staff(rita)
    a_complaint(rita, product)
    one = queries(lambda: staff.open("visitors:complaint_list"))
    for _number in range(29):
        a_complaint(rita, product)
    assert queries(lambda: staff.open("visitors:complaint_list")) == one


def test_its_number_stands_on_page_list_export_and_is_searched_for(rita: Person, product: Department) -> None:
    a_complaint(rita, product, name="别人")
    complaint, staff = a_complaint(rita, product), Staff(rita)
    assert complaint.number == "TS-2026-002"
    assert complaint.number in words(staff.open("visitors:complaint_detail", complaint.pk))
    assert complaint.number in words(staff.open("visitors:complaint_list"))
    assert names_in(staff.open("visitors:complaint_list", q="TS-2026-002")) == ["罗敏"]
    sheet = load_workbook(BytesIO(b"".join(staff.open("visitors:complaint_export").streaming_content))).active
    assert [row[0] for row in sheet.iter_rows(values_only=True)][1:] == ["TS-2026-002", "TS-2026-001"]
    assert [(hit.number, hit.path) for hit in find("TS-2026-002", rita, limit=5).hits] == [(complaint.number, complaint.get_absolute_url())]


def test_photos_and_papers_lie_beside_it_for_those_who_see_it(
    rita: Person, bo: Person, ann: Person, tom: Person, product: Department
) -> None:
    complaint = a_complaint(rita, product)
    given = {"uploads": [SimpleUploadedFile("leak.txt", b"it leaks")]}
    assert Staff(rita).press("file_add", "visitors.complaint", complaint.pk, **given).status_code == 302
    file = Attachment.objects.get()

    assert "leak.txt" in words(Staff(bo).open("visitors:complaint_detail", complaint.pk))
    answers = {person.username: Staff(person).open("file_download", file.pk).status_code for person in (rita, bo, tom)}
    assert answers == {"rita": 200, "bo": 200, "tom": 404}
    assert Staff(tom).press("file_add", "visitors.complaint", complaint.pk, **given).status_code == 404


def test_once_the_customer_was_asked_nothing_is_added_and_forgotten_the_files_go(rita: Person, bo: Person, product: Department) -> None:
    complaint = a_complaint(rita, product)
    attach(complaint, [taken(TEXT, "leak.txt")], by=rita, now=MONDAY_9AM)
    complaints.answer(complaint, by=bo, now=MONDAY_9AM, outcome="换新")
    complaints.rate(complaint, by=rita, now=MONDAY_9AM, score=5)
    given = {"uploads": [SimpleUploadedFile("more.txt", b"more")]}
    assert Staff(rita).press("file_add", "visitors.complaint", complaint.pk, **given).status_code == 403

    forget_records(Complaint.objects.all(), now=MONDAY_9AM + DAY)
    assert Attachment.objects.filter(removed_at__isnull=True).count() == 0
    assert (Complaint.objects.get().number, Complaint.objects.get().name) == ("TS-2026-001", "*")
