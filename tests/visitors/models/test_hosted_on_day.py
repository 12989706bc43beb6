"""Whose visitors come today: the two indexes find what `hosted_by` and `of_day` say."""

import pytest

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from visitors.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def test_expected_today_or_arrived_today_each_once_and_nobody_elses(ann: Person, bo: Person) -> None:
    today = [expected_visit(ann, name="今天", expected_at=MONDAY_9AM + HOUR), arrived_visit(ann)]
    expected_visit(ann, name="明天", expected_at=MONDAY_9AM + DAY)
    expected_visit(bo, name="别人的")

    found = Visit.objects.hosted_on_day(ann, MONDAY_9AM)

    assert sorted(found.values_list("pk", flat=True)) == sorted(visit.pk for visit in today)
    for moment in (MONDAY_9AM - DAY, MONDAY_9AM, MONDAY_9AM + DAY):
        assert set(Visit.objects.hosted_on_day(ann, moment)) == set(Visit.objects.hosted_by(ann).of_day(moment))
