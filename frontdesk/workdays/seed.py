"""The calendar's first content: office hours, and China's holidays and make-up working days from `holidays`.

Used by a migration once, and never asked at run time: from then on the tables are the truth and the office edits them.
"""

import re
from datetime import date, time
from functools import cache
from typing import NamedTuple

import holidays
from django.db import models

OFFICIAL = (2024, 2025, 2026)  # the State Council has published holidays and make-up working days
PROVISIONAL = (2027,)  # holidays follow from the law and the moon; make-up working days are not published
WORKWEEK = range(5)
COUNTRY = "CN"
COUNTRIES = {"CN", "HK", "MO", "TW"}  # ISO 3166; the library knows their holidays in both languages


class SeedDay(NamedTuple):
    """One row of the table of days."""

    on: date
    is_workday: bool
    name_zh: str
    name_en: str


@cache
def days_of(year: int, country: str = COUNTRY) -> tuple[SeedDay, ...]:
    """Holidays and make-up working days of one year, in order."""
    if country not in COUNTRIES:
        return ()
    chinese = holidays.country_holidays(country, years=year, language="zh_CN")
    english = holidays.country_holidays(country, years=year, language="en_US")
    free = [SeedDay(day, False, name, _iso(english[day])) for day, name in chinese.items()]
    worked = [SeedDay(day, True, "调休上班", "Make-up working day") for day in chinese.weekend_workdays if day.year == year]
    return tuple(sorted(free + worked))


def plant(hours: type[models.Model], days: type[models.Model], years: type[models.Model], *, country: str = COUNTRY) -> None:
    """Fill the three tables; rows that are there already stay as the office has them. Of a country nobody knows only the hours.

    The models are given, because a migration has its own.
    """
    usual = {"opens": time(9), "lunch_from": time(12), "lunch_until": time(13), "closes": time(18)}
    known = dict.fromkeys(OFFICIAL, "official") | dict.fromkeys(PROVISIONAL, "provisional") if country in COUNTRIES else {}
    _fill(hours, [hours(weekday=weekday, **usual) for weekday in WORKWEEK])
    _fill(days, [days(**day._asdict()) for year in known for day in days_of(year, country)])
    _fill(years, [years(year=year, status=status) for year, status in known.items()])


def _fill(model: type[models.Model], rows: list[models.Model]) -> None:
    model._default_manager.bulk_create(rows, ignore_conflicts=True)


def _iso(name: str) -> str:
    """The library writes 02/14/2026; the product writes 2026-02-14."""
    return re.sub(r"(\d\d)/(\d\d)/(\d{4})", r"\3-\1-\2", name)
