"""Five doors to one visit: QR, code, phone tail and name, its pinyin, the desk. Whichever is used, it is the same row."""

from collections.abc import Callable

import pytest

from frontdesk.people.models import Person
from tests.factories.visitors import expected_visit
from tests.kiosk import Kiosk
from tests.moments import MONDAY_9AM
from tests.staff import Staff
from visitors import passes
from visitors.models import Visit, VisitEvent
from visitors.models.visit import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def at_kiosk(screen: str, fields: Callable[[Visit], dict[str, str]]) -> Callable[[Visit, Person], None]:
    def enter(visit: Visit, rita: Person) -> None:
        kiosk = Kiosk("en")
        found = kiosk.post(screen, **fields(visit))
        if found.name == "confirm":
            kiosk.confirm(found)

    return enter


DOORS: dict[str, Callable[[Visit, Person], None]] = {
    "the QR code": at_kiosk("find", lambda visit: {"scan": passes.link_of(visit)}),
    "the 6 digits": at_kiosk("find", lambda visit: {"code": visit.code}),
    "phone tail and name": at_kiosk("phone", lambda visit: {"tail": "1234", "who": "王小明"}),
    "phone tail and pinyin": at_kiosk("phone", lambda visit: {"tail": "1234", "who": "wang xiaoming"}),
    "the desk": lambda visit, rita: Staff(rita).press("visitors:visit_check_in", visit.pk) and None,
}


@pytest.mark.parametrize("door", DOORS)
def test_whichever_door_is_used_first_all_five_lead_to_one_row(ann: Person, rita: Person, door: str) -> None:
    visit = expected_visit(ann, now=MONDAY_9AM, expected_at=MONDAY_9AM.replace(minute=30))
    for enter in (DOORS[door], *DOORS.values()):
        enter(visit, rita)
    assert [(each.pk, each.state, each.arrived_at) for each in Visit.objects.all()] == [(visit.pk, State.WAITING, MONDAY_9AM)]
    assert VisitEvent.objects.filter(verb="check_in").count() == 1
