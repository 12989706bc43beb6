"""Months are closed on their page, and opened again by two."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from supplies.models import ClosedMonth, Movement
from tests.factories.people import PersonFactory
from tests.factories.supplies import put_in, stocked
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
PAGE = "supplies:month_list"


def test_a_month_is_closed_and_opened_again_by_two(olga: Person) -> None:
    stocked(3)
    Movement.objects.update(on="2026-09-30")
    put_in(stocked(1), 3)
    other, staff = PersonFactory(username="oscar", name="奥斯卡", roles=[Role.ADMIN_MANAGER]), Staff(olga)
    assert sorted(f"{month.first:%Y-%m}" for month in staff.open(PAGE).context["months"]) == ["2026-09", "2026-10", "2026-11"]

    assert staff.told(staff.press("supplies:month_close", month="2026-10")) == ["2026-10 is closed."]
    assert "This month is closed already." in words(staff.client.get(staff.press("supplies:month_close", month="2026-10")["Location"]))
    assert "not over yet" in words(staff.client.get(staff.press("supplies:month_close", month="2026-11")["Location"]))
    closed = ClosedMonth.objects.get()
    staff.press("supplies:month_ask", closed.pk, reason="漏记一张单")
    assert [row.reader for row in Notice.objects.filter(kind="supplies.month_asked", channel=Channel.INBOX)] == [other]
    assert "It takes two" in words(staff.client.get(staff.press("supplies:month_open", closed.pk)["Location"]))
    second = Staff(other)
    assert second.told(second.press("supplies:month_open", closed.pk)) == ["2026-10 is open again."]
    assert "漏记一张单" in words(staff.open(PAGE))
