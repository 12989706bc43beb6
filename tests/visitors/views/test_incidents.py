"""Incidents in the browser: reported at the desk by one key, answered, resolved, reported on and closed."""

import pytest

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Todo
from tests.factories.incidents import an_action, an_incident, closed, filed, resolved
from tests.factories.people import PersonFactory
from tests.factories.visitors import left_visit
from tests.queries import queries
from tests.staff import Staff, names_in, words
from visitors.models import Incident, IncidentReading

pytestmark = pytest.mark.django_db


def pressed(staff: Staff, step: str, incident: Incident, **given: object) -> list[str]:
    return staff.told(staff.press(f"visitors:incident_{step}", incident.pk, **given))


def test_reported_from_a_visit_it_names_who_came_and_holds_the_visit(rita: Person, olga: Person, ann: Person) -> None:
    visit, staff = left_visit(ann, name="李思远"), Staff(rita)
    page = staff.open("visitors:incident_new", visit=visit.pk)
    answer = staff.client.post(f"/visitors/incidents/new/?visit={visit.pk}", {"words": "吵闹", "kind": "dispute", "mood": "angry"})
    incident = Incident.objects.get()

    assert "李思远 北辰设备 139 0000 5678" in page.content.decode()
    assert (answer["Location"], incident.visit, incident.severity) == (incident.get_absolute_url(), visit, "ordinary")
    assert "SJ-2026" in words(staff.open("visitors:incident_detail", incident.pk))


def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays(rita: Person, olga: Person) -> None:
    page = Staff(rita).press("visitors:incident_new", words="", kind="", mood="angry", demands="退款")
    said = words(page)
    assert (page.status_code, "Say what happened." in said, "Choose what kind of incident it is." in said) == (422, True, True)
    assert 'value="退款"' in page.content.decode()


def test_a_department_without_a_head_is_said_beside_the_department(rita: Person, olga: Person, product: object) -> None:
    page = Staff(rita).press("visitors:incident_new", words="吵闹", kind="dispute", mood="calm", department=product.pk)
    assert (page.status_code, "has no head who could answer" in words(page), Incident.objects.count()) == (422, True, 0)


def test_the_whole_way_from_the_counter_to_the_end(rita: Person, olga: Person, bo: Person, ann: Person) -> None:
    desk, head, manager = Staff(rita), Staff(bo), Staff(olga)
    desk.press("visitors:incident_new", words="要求退款", kind="service", mood="upset", department=bo.department_id)
    incident = Incident.objects.get()

    assert pressed(head, "answer", incident, words="马上到前台") == [f"{incident.number} is taken in hand"]
    assert pressed(head, "check", incident, is_true="yes", words="订单属实") == ["The claim is checked"]
    assert pressed(head, "resolve", incident, outcome="已退款") == [f"{incident.number} is resolved"]
    sent = head.press("visitors:incident_write", incident.pk, report="经过", lessons="教训")
    assert (sent["Location"].endswith("/report/"), head.told(sent)) == (True, [f"The report of {incident.number} is sent"])
    assert pressed(head, "act", incident, what="修订流程", owner=ann.pk, due_on="2027-03-01") == ["The action is set, they are told"]
    assert Staff(ann).press("visitors:incident_action_done", incident.actions.get().pk, result="已修订").status_code == 302
    assert Staff(ann).press("visitors:incident_read", incident.pk).status_code == 302
    assert pressed(manager, "close", incident, decision="无需追责") == [f"{incident.number} is closed"]

    incident.refresh_from_db()
    page = words(manager.open("visitors:incident_detail", incident.pk))
    assert (incident.state, Todo.objects.open().count(), IncidentReading.objects.get().read_at is not None) == ("closed", 0, True)
    assert all(said in page for said in ("马上到前台", "订单属实", "已退款", "教训", "修订流程", "无需追责"))


def test_a_step_without_its_words_opens_again_with_what_was_typed(rita: Person, olga: Person) -> None:
    incident = an_incident(rita)
    page = Staff(olga).press("visitors:incident_check", incident.pk, is_true="yes", words="")
    assert (page.status_code, '<details class="fd-fold" open>' in page.content.decode()) == (422, True)
    incident.refresh_from_db()
    assert incident.claim_checked_at is None


def test_what_an_action_refuses_is_said_on_the_page(rita: Person, olga: Person, tom: Person) -> None:
    incident = filed(an_incident(rita), olga)
    an_action(incident, tom, olga)
    page = Staff(olga).press("visitors:incident_close", incident.pk)
    assert (page.status_code, "1 corrective action is still open." in words(page)) == (422, True)


@pytest.mark.parametrize("step", ["assign", "grade", "close", "restrict", "name", "answer", "resolve"])
def test_the_desk_follows_an_incident_and_decides_nothing(rita: Person, olga: Person, step: str) -> None:
    assert Staff(rita).press(f"visitors:incident_{step}", an_incident(rita).pk).status_code == 403


def test_a_closed_one_can_only_be_opened_again(rita: Person, olga: Person) -> None:
    incident, staff = closed(an_incident(rita), olga), Staff(olga)
    assert staff.press("visitors:incident_note", incident.pk, words="x").status_code == 403
    assert pressed(staff, "reopen", incident, words="再次投诉") == [f"{incident.number} is open again"]


def test_a_correction_is_kept_beside_what_stood_there(rita: Person, olga: Person) -> None:
    incident, staff = an_incident(rita), Staff(rita)
    given = {"words": incident.words, "kind": "service", "mood": "angry", "demands": "道歉", "happened_at": "2026-11-23T08:50"}
    staff.press("visitors:incident_amend", incident.pk, **given)
    page = words(staff.open("visitors:incident_detail", incident.pk))
    assert "“退款” → “道歉”" in page
    assert "“dispute or row” → “service complaint”" in page


def test_whom_the_report_was_sent_to_reads_it_and_nothing_else_of_the_incident(rita: Person, bo: Person, ann: Person, tom: Person) -> None:
    incident = filed(an_incident(rita, department=bo.department), bo)
    staff = Staff(ann)
    page = words(staff.open("visitors:incident_report", incident.pk))
    assert ("收款前核对订单" in page, "钱守诚" in page) == (True, False)
    assert staff.open("visitors:incident_detail", incident.pk).status_code == 404
    assert staff.told(staff.press("visitors:incident_read", incident.pk)) == ["Noted that you have read it"]
    assert Staff(tom).open("visitors:incident_report", incident.pk).status_code == 404


def test_the_form_on_paper_holds_everything(rita: Person, olga: Person, tom: Person) -> None:
    incident = an_incident(rita)
    an_action(incident, tom, olga)
    filed(incident, olga)
    page = words(Staff(olga, "zh-hans").open("visitors:incident_print", incident.pk))
    assert "突发事件处理登记表" in page
    assert all(
        said in page for said in (incident.number, "退款", "愤怒", "大堂", "钱守诚", "已退款并致歉", "收款前核对订单", "修订退款流程")
    )


def test_found_by_number_words_demands_people_place_and_outcome(rita: Person, olga: Person) -> None:
    resolved(an_incident(rita), olga)
    staff = Staff(rita)
    found = {
        q: len(names_in(staff.open("visitors:incident_list", q=q))) for q in ("001", "争吵", "退款", "钱守诚", "大堂", "致歉", "nobody")
    }
    assert found == {"001": 1, "争吵": 1, "退款": 1, "钱守诚": 1, "大堂": 1, "致歉": 1, "nobody": 0}


def test_filtered_by_where_it_stands_how_bad_it_is_and_whose(rita: Person, olga: Person, bo: Person) -> None:
    an_incident(rita, words="一", department=bo.department)
    an_incident(rita, words="二", severity="major")
    resolved(an_incident(rita, words="三"), olga)
    closed(an_incident(rita, words="四", now=an_incident(rita, words="五").reported_at.replace(month=10)), olga)
    staff = Staff(olga)
    asked = (
        {"state": "open"},
        {"state": "unanswered"},
        {"state": "resolved"},
        {"state": "closed"},
        {"severity": "major"},
        {"month": "2026-10"},
    )
    found = [sorted(names_in(staff.open("visitors:incident_list", **each))) for each in asked]
    assert found == [["一", "三", "二", "五"], ["一", "二", "五"], ["三"], ["四"], ["二"], ["四"]]
    assert names_in(Staff(bo).open("visitors:incident_list", whose="mine")) == ["一"]


def test_the_list_and_the_page_ask_as_often_for_thirty_as_for_one(rita: Person, olga: Person, bo: Person) -> None:
    staff = Staff(olga)
    incident = an_incident(rita, department=bo.department)
    an_action(incident, bo, olga)
    one = [queries(lambda: staff.open("visitors:incident_list")), queries(lambda: staff.open("visitors:incident_detail", incident.pk))]
    for number in range(29):
        an_incident(rita, department=bo.department)
        staff.press("visitors:incident_note", incident.pk, words=f"第{number}条")
        an_action(incident, bo, olga)
    now = [queries(lambda: staff.open("visitors:incident_list")), queries(lambda: staff.open("visitors:incident_detail", incident.pk))]
    assert now == one


def test_who_has_read_the_report_and_who_has_not_stand_apart_with_how_many_they_are(rita: Person, olga: Person, bo: Person) -> None:
    for number in range(3):
        PersonFactory(name=f"Reader {number}", department=bo.department, roles=[Role.EMPLOYEE])
    incident = filed(an_incident(rita, department=bo.department), bo)
    unread = words(Staff(olga).open("visitors:incident_detail", incident.pk))
    names = [str(reading.person) for reading in incident.readings.select_related("person").order_by("person__name_key")]
    assert f"not read yet {len(names)} {' '.join(names)}" in unread
    Staff(IncidentReading.objects.get(person__name="Reader 1").person).press("visitors:incident_read", incident.pk)
    page = words(Staff(olga).open("visitors:incident_detail", incident.pk))
    names.remove("Reader 1")
    assert page.index("read 1 Reader 1") < page.index(f"not read yet {len(names)} {' '.join(names)}")
