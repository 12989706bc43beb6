"""Somebody would not register: security and the manager hear at once, and it is kept."""

from typing import Any

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.refusal import Refused
from tests.factories.visitors import a_refusal, arrived_visit
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words
from visitors.actions.refusals import register_refused
from visitors.models import RegisterRefusal, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


@pytest.fixture
def security(tom: Person, bo: Person) -> None:
    for contact in ({"person": tom}, {"department": bo.department}, {"outside_number": "138 0013 8110"}, {"outside_number": "110"}):
        DutyContact.objects.create(duty=Duty.SECURITY, **contact)
    DutyContact.objects.create(duty=Duty.PROPERTY, outside_number="13900139000")


@pytest.mark.parametrize("has_gateway", [True, False])
def test_security_and_the_manager_are_told_at_once_and_a_mobile_outside_by_sms(
    security: None, rita: Person, olga: Person, settings: Any, has_gateway: bool
) -> None:
    settings.SMS_URL = "https://sms.example.com/" if has_gateway else ""
    a_refusal(rita)
    told = Notice.objects.filter(kind="visitors.register_refused")
    assert sorted(told.filter(channel="inbox").values_list("reader__username", flat=True)) == ["bo", "olga", "tom"]
    assert list(told.filter(channel="sms").values_list("address", flat=True)) == (["13800138110"] if has_gateway else [])
    assert {notice.due_at for notice in told} == {MONDAY_9AM}


def test_a_visitor_who_waits_is_turned_away_with_it(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann)
    refusal = register_refused(words="不肯签字", visit=visit, by=rita, now=MONDAY_9AM)
    visit.refresh_from_db()
    assert (refusal.visit, refusal.name, visit.state.value) == (visit, "李思远", "turned_away")


def test_it_is_whole_or_not_at_all(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann)
    for given in ({"words": " ", "visit": visit}, {"words": "走了", "visit": Visit.objects.get(pk=visit.pk)}):
        if given["words"] == "走了":
            Visit.objects.filter(pk=visit.pk).update(cancelled_at=MONDAY_9AM, cancelled_by=rita)
        with pytest.raises(Refused):
            register_refused(**given, by=rita, now=MONDAY_9AM)
    assert (RegisterRefusal.objects.count(), Notice.objects.filter(kind="visitors.register_refused").count()) == (0, 0)


def test_the_desk_writes_it_down_from_the_waiting_visit_and_reads_it(security: None, ann: Person, rita: Person, olga: Person) -> None:
    visit, staff = arrived_visit(ann), Staff(rita)
    address = f"/visitors/refusals/new/?visit={visit.pk}"
    assert address in staff.open("visitors:visit_pane", visit.pk).content.decode()
    assert "李思远, V-1123-" in words(staff.client.get(address))
    empty = staff.client.post(address, {"words": "", "once": "k1"})
    done = staff.client.post(address, {"words": "不留电话", "looks": "红伞", "went": "二楼", "once": "k2"})
    refusal = RegisterRefusal.objects.get()
    page = words(staff.client.get(done["Location"]))
    assert (empty.status_code, "Say what happened." in words(empty), done["Location"]) == (422, True, refusal.get_absolute_url())
    assert [part in page for part in ("不留电话", "红伞", "二楼", "李思远", "138 0013 8110", "from outside: please call")] == [True] * 6
    assert "不留电话" in words(Staff(olga).open("visitors:refusal_list"))
    assert Staff(ann).open("visitors:refusal_list").status_code == 403
