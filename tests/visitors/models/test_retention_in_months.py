"""A retention that was set in days before it was set in months."""

from importlib import import_module

import pytest
from django.apps import apps

from frontdesk.limits.models import Version
from frontdesk.people.models import Person
from tests.moments import MONDAY_9AM
from visitors.limits import RetentionLimits

in_months = import_module("visitors.migrations.0013_retention_in_months").in_months


@pytest.mark.django_db
def test_what_was_set_in_days_becomes_the_nearest_months(olga: Person) -> None:
    for number, days in enumerate((93, 183, 200, 3650), 1):
        Version.objects.create(of="visitors.retention", number=number, values={"visits": days}, changed_at=MONDAY_9AM, changed_by=olga)
    in_months(apps, None)
    assert [version.values["visits"] for version in Version.objects.order_by("number")] == [3, 6, 7, 120]
    assert RetentionLimits.shown(Version.objects.get(number=2))["visits"] == "6 个月"
