"""Templates of minutes: kept by the office, changed by one at a time, and minutes that were begun keep their words."""

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from meetings.actions import minutes_templates
from meetings.models import MinutesTemplate
from tests.moments import HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db


def refused(code: str, do: object) -> None:
    with pytest.raises(Refused) as error:
        do()
    assert error.value.code == code


def made(by: Person, name: str = "例会") -> MinutesTemplate:
    return minutes_templates.add(name=name, body="一、上周进展", by=by, now=MONDAY_9AM)


def test_added_by_the_office_under_a_name_of_its_own(rita: Person, ann: Person) -> None:
    made(rita)
    refused("twice", lambda: made(rita))
    refused("not-yours", lambda: made(ann, "别的"))
    refused("name", lambda: made(rita, " "))
    refused("body", lambda: minutes_templates.add(name="空", body=" ", by=rita, now=MONDAY_9AM))


def test_changed_by_who_saw_it_as_it_stands(rita: Person) -> None:
    mine, seen = made(rita), MONDAY_9AM
    values = {"name": "周例会", "body": "一、进展", "seen": seen, "by": rita}
    assert minutes_templates.change(mine, **values, now=MONDAY_9AM + HOUR).name == "周例会"
    refused("changed", lambda: minutes_templates.change(mine, **values, now=MONDAY_9AM + 2 * HOUR))


def test_closed_it_is_chosen_no_more_and_its_name_is_free(rita: Person, ann: Person) -> None:
    mine = made(rita)
    refused("not-yours", lambda: minutes_templates.close(mine, by=ann, now=MONDAY_9AM))
    minutes_templates.close(mine, by=rita, now=MONDAY_9AM)
    refused("over", lambda: minutes_templates.close(mine, by=rita, now=MONDAY_9AM))
    assert (MinutesTemplate.objects.open().count(), made(rita).name) == (0, "例会")
