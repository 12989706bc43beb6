"""Reading the calendar, and what its tables refuse."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from frontdesk.workdays.calendar import Hours, Special, YearStatus
from frontdesk.workdays.load import calendar
from frontdesk.workdays.models import Day, OfficeHours, Year

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare():
    for model in (OfficeHours, Day, Year):
        model.objects.all().delete()


def test_the_calendar_is_what_the_tables_say(bare):
    OfficeHours.objects.create(weekday=0, opens=time(8), lunch_from=time(12), lunch_until=time(14), closes=time(17))
    OfficeHours.objects.create(weekday=5, opens=time(9), closes=time(12))
    Day.objects.create(on=date(2026, 11, 21), is_workday=False, name_zh="司庆", name_en="Founding day")
    Year.objects.create(year=2026, status="official")
    loaded = calendar()
    assert loaded.hours == {0: Hours(time(8), time(17), time(12), time(14)), 5: Hours(time(9), time(12))}
    assert loaded.specials == {date(2026, 11, 21): Special(False, "司庆", "Founding day")}
    assert loaded.years == {2026: YearStatus.OFFICIAL}
    assert loaded.tz == timezone.get_default_timezone()


def test_reading_it_costs_three_queries(django_assert_num_queries):
    with django_assert_num_queries(3):
        calendar()


def test_an_empty_calendar_can_be_read(bare):
    loaded = calendar()
    assert (loaded.hours, loaded.specials, loaded.year_status(2026)) == ({}, {}, YearStatus.NONE)


@pytest.mark.parametrize(
    "row",
    [
        {"weekday": 7, "opens": time(9), "closes": time(18)},
        {"weekday": 0, "opens": time(18), "closes": time(9)},
        {"weekday": 0, "opens": time(9), "closes": time(18), "lunch_from": time(12)},
        {"weekday": 0, "opens": time(9), "closes": time(18), "lunch_from": time(13), "lunch_until": time(12)},
        {"weekday": 0, "opens": time(9), "closes": time(18), "lunch_from": time(9), "lunch_until": time(12)},
        {"weekday": 0, "opens": time(9), "closes": time(18), "lunch_from": time(17), "lunch_until": time(18)},
    ],
)
def test_hours_out_of_order_are_refused_by_the_table(row, bare):
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficeHours.objects.create(**row)


@pytest.mark.parametrize(
    ("model", "row"),
    [
        (OfficeHours, {"weekday": 0, "opens": time(9), "closes": time(18)}),
        (Day, {"on": date(2026, 2, 14), "is_workday": True}),
        (Year, {"year": 2026, "status": "official"}),
    ],
)
def test_a_weekday_a_day_and_a_year_stand_once(model, row, bare):
    model.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**row)


def test_a_status_nobody_knows_is_refused(bare):
    with pytest.raises(IntegrityError), transaction.atomic():
        Year.objects.create(year=2026, status="guessed")
