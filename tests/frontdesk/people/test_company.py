"""The company is set up once, whoever else tries, and changed knowingly."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from threading import Barrier

import pytest
from django.utils import timezone

from frontdesk.journal.models import Entry
from frontdesk.people import company_here, zone
from frontdesk.people.actions import company as companies
from frontdesk.people.models import Company, Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.workdays.models import Day, Year
from tests.counts import count
from tests.moments import MONDAY_9AM
from tests.races import together

ABOUT = {
    "name": "清河设计",
    "name_en": "Qinghe Design",
    "address": "",
    "address_en": "",
    "desk_phone": "021 5555 0000",
    "language": "en",
    "time_zone": "Asia/Urumqi",
}


def set_up(username: str = "olga", country: str = "CN", **more: str) -> Person:
    manager = {"username": username, "name": "欧丽", "staff_number": "1", "password": "correct horse battery"}
    return companies.set_up(**{**ABOUT, **more}, country=country, manager=manager, now=MONDAY_9AM)


@pytest.mark.django_db
def test_the_first_manager_may_begin_everything() -> None:
    first = set_up()
    may = [first.can(can) for can in (Can.CHANGE_COMPANY, Can.RUN_KIOSKS, Can.RECEIVE_VISITORS, Can.USE_OFFICE)]
    assert (Company.objects.get().name, may, first.language, first.check_password("correct horse battery")) == (
        "清河设计",
        [True] * 4,
        "en",
        True,
    )
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == ["join", "set_up"]


@pytest.mark.django_db
def test_nobody_sets_up_a_second_time(ann: Person) -> None:
    people = Person.objects.count()
    with pytest.raises(Refused):
        set_up()
    assert (Company.objects.exists(), Person.objects.count()) == (False, people)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_set_up_at_once_one_becomes_the_manager() -> None:
    many = count(200, 20)
    answers = together(many, lambda number: set_up(username=f"first{number}"))
    assert [type(answer).__name__ for answer in answers].count("Refused") == many - 1
    assert (Person.objects.count(), Company.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_control_asking_first_lets_several_in() -> None:
    asked = Barrier(20)

    def naively(number: int) -> None:
        is_first = not Person.objects.exists()
        asked.wait(timeout=30)
        if is_first:
            companies.join(username=f"first{number}", name="x", staff_number=str(number), now=MONDAY_9AM)

    together(20, naively)
    assert Person.objects.count() > 1


@pytest.mark.django_db
@pytest.mark.parametrize(("country", "holiday", "years"), [("CN", True, 4), ("HK", True, 4), ("", False, 0)])
def test_the_calendar_begins_with_the_holidays_of_the_country(country: str, holiday: bool, years: int) -> None:
    set_up(country=country)
    assert (Day.objects.filter(on=date(2026, 10, 1)).exists(), Year.objects.count()) == (holiday, years)
    assert Day.objects.filter(on=date(2026, 5, 25), is_workday=False).exists() is (country == "HK")  # the Buddha's Birthday


@pytest.mark.django_db
def test_days_begin_where_the_company_is() -> None:
    set_up(time_zone="America/New_York")
    zone.work_in_it()
    assert timezone.localdate(MONDAY_9AM) == date(2026, 11, 22)


@pytest.mark.django_db
def test_a_change_is_journaled_and_holds_at_once(django_capture_on_commit_callbacks: object) -> None:
    by = set_up()
    with django_capture_on_commit_callbacks(execute=True):
        companies.change(by=by, now=MONDAY_9AM, seen=companies.stamp(Company.objects.get()), **ABOUT | {"time_zone": "Europe/Berlin"})
    assert (str(zone.office_zone()), Entry.objects.filter(verb="change_company").count()) == ("Europe/Berlin", 1)


@pytest.mark.django_db
def test_who_saw_the_company_otherwise_looks_again() -> None:
    by = set_up()
    seen = companies.stamp(Company.objects.get())
    companies.change(by=by, now=MONDAY_9AM, seen=seen, **ABOUT | {"desk_phone": "1"})
    with pytest.raises(Refused):
        companies.change(by=by, now=MONDAY_9AM, seen=seen, **ABOUT | {"desk_phone": "2"})
    assert Company.objects.get().desk_phone == "1"


@pytest.mark.django_db
def test_the_same_again_is_nothing() -> None:
    by = set_up()
    companies.change(by=by, now=MONDAY_9AM, seen=companies.stamp(Company.objects.get()), **ABOUT)
    assert not Entry.objects.filter(verb="change_company").exists()


@pytest.mark.django_db
def test_what_stands_on_every_page_is_asked_for_once_a_minute(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    monkeypatch.setattr(company_here, "FRESH", 60)
    clock = iter([0.0, 59.0, 61.0, 61.0])
    monkeypatch.setattr(company_here, "monotonic", lambda: next(clock))
    set_up()
    Company.objects.update(name="另一家")  # by another process
    with django_assert_num_queries(0):
        assert company_here.company_here().name == ABOUT["name"]
    with django_assert_num_queries(1):
        assert company_here.company_here().name == "另一家"


@pytest.mark.django_db
def test_before_the_set_up_it_is_asked_for_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company_here, "FRESH", 60)
    company_here.remember(Company())
    assert company_here.company_here().pk is None
    Company.objects.create(name="远帆")  # by another process
    assert company_here.company_here().name == "远帆"
