"""A complaint becomes an incident once, with its words, and keeps its own clocks."""

import pytest

from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.calls import a_complaint
from tests.factories.incidents import an_action
from tests.moments import HOUR, MONDAY_9AM
from tests.races import together
from tests.staff import Staff
from visitors.actions.complaint_raising import raise_to_incident
from visitors.models import Complaint, Incident

pytestmark = pytest.mark.django_db
NOW = MONDAY_9AM + HOUR


@pytest.mark.parametrize(("category", "kind", "severity"), [("quality", "quality", "major"), ("delivery", "service", "ordinary")])
def test_words_wish_customer_and_department_go_along(
    rita: Person, bo: Person, product: Department, category: str, kind: str, severity: str
) -> None:
    complaint = a_complaint(rita, product, category=category, wish="退款", order_number="D-88", product="打印机")
    made = raise_to_incident(complaint, by=rita, now=NOW)
    assert (made.kind, made.severity, made.demands, made.department) == (kind, severity, "退款", product)
    assert made.words == f"{complaint.words}\nD-88 · 打印机"
    assert complaint.name in made.people
    assert Todo.objects.open().filter(promise="visitors.complaint_contacted").count() == 1


def test_once_and_by_who_reports_incidents(ann: Person, rita: Person, product: Department) -> None:
    complaint = a_complaint(rita, product)
    for by, code in ((ann, "not-yours"), (rita, ""), (rita, "twice")):
        if not code:
            raise_to_incident(complaint, by=by, now=NOW)
            continue
        with pytest.raises(Refused) as refused:
            raise_to_incident(complaint, by=by, now=NOW)
        assert refused.value.code == code


def test_one_press_on_its_page_and_the_page_leads_there(rita: Person, product: Department) -> None:
    complaint = a_complaint(rita, product)
    staff = Staff(rita)
    staff.press("visitors:complaint_raise", complaint.pk)
    page = staff.open("visitors:complaint_detail", complaint.pk).content.decode()
    assert Incident.objects.get().number in page


def test_the_incident_leads_back_to_its_complaint_for_who_sees_that(
    rita: Person, bo: Person, ann: Person, product: Department, olga: Person
) -> None:
    complaint = a_complaint(rita, product)
    made = raise_to_incident(complaint, by=rita, now=NOW)
    an_action(made, ann, olga)  # Ann sees the incident, and nothing of the complaint
    link = f'href="{complaint.get_absolute_url()}">{complaint.number}</a>'
    pages = {each.username: Staff(each).open("visitors:incident_detail", made.pk) for each in (rita, bo, ann)}
    assert {name: (page.status_code, link in page.content.decode()) for name, page in pages.items()} == {
        "rita": (200, True),
        "bo": (200, True),
        "ann": (200, False),
    }


@pytest.mark.django_db(transaction=True)
def test_raised_by_many_at_once_it_is_one_incident(rita: Person, product: Department) -> None:
    complaint = a_complaint(rita, product)
    answers = together(6, lambda _number: raise_to_incident(complaint, by=rita, now=NOW))
    assert len([each for each in answers if isinstance(each, Refused)]) == 5
    assert (Incident.objects.count(), Complaint.objects.get().incident) == (1, Incident.objects.get())
