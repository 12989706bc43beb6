"""Each print is noted; a second one of the same visit says why."""

import pytest

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import HOUR, MONDAY_9AM
from visitors.actions import visits
from visitors.actions.printing import print_badges
from visitors.models import BadgePrint

pytestmark = pytest.mark.django_db


def test_the_first_print_asks_nothing_the_second_why(ann: Person, rita: Person) -> None:
    old, new = arrived_visit(ann), expected_visit(ann)
    print_badges([old], size="100x62", by=rita, now=MONDAY_9AM)
    with pytest.raises(Refused) as no:
        print_badges([new, old], size="100x62", by=rita, now=MONDAY_9AM)
    assert (no.value.code, old.name in str(no.value), BadgePrint.objects.count()) == ("reason", True, 1)
    with pytest.raises(Refused):
        print_badges([old], size="100x62", by=rita, now=MONDAY_9AM, reason="other", words="  ")

    print_badges([new, old], size="a4", by=rita, now=MONDAY_9AM + HOUR, reason="damaged")
    print_badges([old], size="a4", by=rita, now=MONDAY_9AM + HOUR, reason="other", words=" coffee  on it ")

    made = list(BadgePrint.objects.values_list("visit", "size", "reason", "printed_by"))
    second = [(old.pk, "a4", "damaged", rita.pk), (new.pk, "a4", "", rita.pk), (old.pk, "a4", "coffee on it", rita.pk)]
    assert made == [(old.pk, "100x62", "", rita.pk), *second]
    assert list(old.events.filter(verb="print_badge").order_by("pk").values_list("words", flat=True))[::2] == ["", "coffee on it"]


@pytest.mark.parametrize("ended", ["left", "cancelled", "nobody"])
def test_nothing_is_printed_for_who_is_gone(ann: Person, rita: Person, ended: str) -> None:
    if ended == "cancelled":
        visit = visits.cancel(expected_visit(ann), by=ann, now=MONDAY_9AM)
    else:
        visit = visits.check_out(arrived_visit(ann), by=rita, now=MONDAY_9AM)
    with pytest.raises(Refused) as no:
        print_badges([] if ended == "nobody" else [visit], size="a4", by=rita, now=MONDAY_9AM)
    assert (no.value.code, BadgePrint.objects.count()) == (ended, 0)
