"""What a form proposes as the time of a visit."""

from datetime import datetime

import pytest
from django.utils import timezone

from tests.moments import HOUR, MINUTE, MONDAY_9AM
from visitors.forms.visits import next_hour

pytestmark = pytest.mark.django_db
CASES = [
    (MONDAY_9AM - 6 * HOUR, "11-23 09:00"),  # before the office opens
    (MONDAY_9AM, "11-23 10:00"),
    (MONDAY_9AM + 31 * MINUTE, "11-23 11:00"),  # at least half an hour ahead
    (MONDAY_9AM + 14 * HOUR, "11-24 09:00"),  # in the evening
    (MONDAY_9AM + 5 * 24 * HOUR, "11-30 09:00"),  # on a Saturday
]


@pytest.mark.parametrize(("now", "proposed"), CASES)
def test_the_time_proposed_is_one_of_office_hours(now: datetime, proposed: str) -> None:
    assert f"{timezone.localtime(next_hour(now)):%m-%d %H:%M}" == proposed
