"""Every second Monday security hears who works here: a truth table of moments, holidays, outages and kinds of contact."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from frontdesk.outbox.kinds import KINDS
from frontdesk.outbox.models import Notice
from frontdesk.people.models import DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM, SHANGHAI

RULE = RULES["visitors.staff_list"]
FRIDAY = MONDAY_9AM - 3 * DAY


def at(month: int, day: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def sent(now: datetime) -> list[tuple[str, str, str]]:
    """What a look at this moment posts: kind, channel, to whom."""
    before = set(Notice.objects.values_list("pk", flat=True))
    assert run(RULE, now=now).errors == {}
    new = Notice.objects.exclude(pk__in=before).order_by("pk")
    return [(notice.kind.partition(".")[2], notice.channel, notice.address) for notice in new]


@pytest.fixture
def live(db: None) -> None:
    RuleState.objects.create(rule=RULE.name, live_from=FRIDAY)


@pytest.fixture
def gatekeeper(live: None, tom: Person) -> Person:
    Person.objects.filter(pk=tom.pk).update(email="tom@example.com")
    DutyContact.objects.create(duty=Duty.SECURITY, person=tom)
    DutyContact.objects.create(duty=Duty.NETWORK, outside_number="net@example.com")
    return tom


MAIL = [("staff_list", "mail", "tom@example.com")]


def test_before_at_after_again_and_every_two_weeks(gatekeeper: Person) -> None:
    moments = [MONDAY_9AM - MINUTE, MONDAY_9AM, MONDAY_9AM + HOUR, MONDAY_9AM + 7 * DAY, MONDAY_9AM + 14 * DAY, MONDAY_9AM + 15 * DAY]
    assert [sent(now) for now in moments] == [[], MAIL, [], [], MAIL, []]


def test_after_an_outage_of_ten_weeks_the_newest_goes_out_alone(gatekeeper: Person) -> None:
    assert [sent(MONDAY_9AM + 72 * DAY), sent(MONDAY_9AM + 73 * DAY)] == [MAIL, []]
    assert Notice.objects.filter(cause="staff_list:2027-02-01").count() == 1


def test_a_monday_that_is_no_working_day_moves_to_the_next_one(gatekeeper: Person) -> None:
    """4 May 2026 is a holiday, as is the 5th: the list of that Monday goes out on Wednesday, 6 May."""
    RuleState.objects.filter(rule=RULE.name).update(live_from=at(4, 30))
    assert [sent(at(5, 4)), sent(at(5, 5)), sent(at(5, 6, 8, 59)), sent(at(5, 6))] == [[], [], [], MAIL]
    assert [f"{moment:%m-%d %H:%M}" for _n, moment in zip(range(3), RULE.moments(at(5, 1)), strict=False)] == [
        "05-06 09:00",
        "05-18 09:00",
        "06-01 09:00",
    ]


def test_each_kind_of_contact_is_reached_in_its_way(live: None, ann: Person, bo: Person, olga: Person) -> None:
    Person.objects.filter(pk=bo.pk).update(email="bo@example.com")
    Person.objects.filter(pk=olga.pk).update(email="olga@example.com")
    Person.objects.filter(pk=ann.pk).update(email="")
    DutyContact.objects.create(duty=Duty.SECURITY, department=ann.department)  # Bo is its head
    DutyContact.objects.create(duty=Duty.SECURITY, outside_name="大厦保安", outside_number="gate@example.com")
    DutyContact.objects.create(duty=Duty.SECURITY, outside_name="大厦保安", outside_number="021 5555 8110")
    DutyContact.objects.create(duty=Duty.SECURITY, person=ann)
    assert sent(MONDAY_9AM) == [
        ("staff_list", "mail", "bo@example.com"),
        ("staff_list", "mail", "gate@example.com"),
        ("staff_list_by_hand", "inbox", ""),
        ("staff_list_by_hand", "mail", "olga@example.com"),
        ("staff_list_by_hand", "inbox", ""),
        ("staff_list_by_hand", "mail", "olga@example.com"),
    ]
    told = Notice.objects.filter(kind="visitors.staff_list_by_hand", channel="inbox").order_by("pk")
    assert [notice.data["contact"] for notice in told] == ["大厦保安 021 5555 8110", str(ann)]


def test_when_nobody_is_named_the_admin_manager_hears_it(live: None, olga: Person) -> None:
    Person.objects.filter(pk=olga.pk).update(email="olga@example.com")
    assert sent(MONDAY_9AM) == [("staff_list_by_hand", "inbox", ""), ("staff_list_by_hand", "mail", "olga@example.com")]


def test_the_list_names_who_works_here_as_it_goes_out_and_no_mobile(gatekeeper: Person, ann: Person, bo: Person) -> None:
    sent(MONDAY_9AM)
    Person.objects.filter(pk=ann.pk).update(mobile="13812349876", shares_mobile=True)
    Person.objects.filter(pk=bo.pk).update(retired_at=MONDAY_9AM)
    notice = Notice.objects.get(kind="visitors.staff_list")

    [file] = KINDS["visitors.staff_list"].attachments(notice)

    rows = list(load_workbook(BytesIO(file.content)).active.iter_rows(min_row=2, values_only=True))
    here = Person.objects.active().select_related("department").order_by("staff_number")
    assert rows == [(each.staff_number, each.name, each.department.name, each.extension or None) for each in here]
    assert (bo.staff_number in {row[0] for row in rows}, "13812349876" in str(rows)) == (False, False)
