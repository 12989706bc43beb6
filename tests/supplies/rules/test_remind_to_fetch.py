"""Who has not fetched what is ready is reminded once, so many working days after the last of it came."""

import pytest

from frontdesk.limits.actions import change
from frontdesk.people.models import Person
from supplies.actions.back_orders import share_out
from supplies.models import Balance, Kind
from supplies.rules.remind_to_fetch import RemindToFetch
from tests.factories.supplies import put_in, stocked
from tests.factories.supplies_requisition import agreed
from tests.moments import DAY, MONDAY_9AM
from tests.supplies.rules.test_release_unfetched import look

pytestmark = pytest.mark.django_db


def test_weekends_and_settings_count_and_what_came_later_begins_anew(ann: Person, bo: Person, olga: Person) -> None:
    pens = stocked(1)
    agreed(ann, {pens: 2}, by=bo, now=MONDAY_9AM)
    change(RemindToFetch, values={"limit": 1}, by=olga, now=MONDAY_9AM)
    put_in(pens, 1, kind=Kind.RECEIPT)
    share_out([pens], store=Balance.objects.get().store, now=MONDAY_9AM + 4 * DAY)  # Friday
    assert [look(MONDAY_9AM + days * DAY) for days in (1, 4, 5, 6, 7)] == [
        [],
        [],
        [],
        [],
        ["ann requisition_unfetched"],
    ]
