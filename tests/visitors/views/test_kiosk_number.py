"""The identity number at the kiosk: offered where the type asks for it, never required, masked, and not left behind."""

import pytest

from frontdesk import ciphers
from frontdesk.office.traces import traces
from frontdesk.people.models import Person
from tests.kiosk import WALK_IN, Kiosk
from visitors.models import Visit, VisitorType

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
NUMBER = "11010519491231002X"
WORKS = {**WALK_IN, "purpose": "maintenance"}
WHY = {
    "zh-hans": "Asked only of who works on the building",
    "en": "Asked only of who works on the building, so that a permit can be checked. It is kept encrypted; the desk sees it masked.",
}


def test_the_field_says_why_and_is_there_for_the_purposes_that_ask(ann: Person) -> None:
    screen = Kiosk("en").walk_to("details")
    assert (WHY["en"] in screen.words, 'value="maintenance" data-numbered' in screen.html) == (True, True)
    assert screen.html.count("data-numbered") == 1
    VisitorType.objects.filter(code="works").update(asks_id_number=False)
    assert 'name="id_number"' not in Kiosk("en", name="另一台").walk_to("details").html


def test_it_travels_masked_and_lies_sealed(ann: Person) -> None:
    kiosk = Kiosk("en")
    consent = kiosk.choose_host("安然", **WORKS, id_number="110105 19491231 002x")
    done = kiosk.walk_in(**WORKS, id_number="110105 19491231 002x")
    visit = Visit.objects.get()

    assert (consent.name, "110***********002X" in consent.words, NUMBER in consent.words) == ("consent", True, False)
    assert ciphers.opened(visit.id_number_sealed) == NUMBER
    assert [spelling in done.html for spelling in (NUMBER, "110105 19491231 002x")] == [False, False]
    fresh = kiosk.client.get("/kiosk/").content.decode()
    assert ("110105" in fresh, traces(NUMBER)) == (False, [])


@pytest.mark.parametrize(
    ("purpose", "typed", "kept"), [("maintenance", "", ""), ("meeting", NUMBER, ""), ("maintenance", "E1234567", "E1234567")]
)
def test_nobody_must_and_whoever_changes_the_purpose_leaves_no_number(ann: Person, purpose: str, typed: str, kept: str) -> None:
    done = Kiosk("en").walk_in(**{**WALK_IN, "purpose": purpose}, id_number=typed)
    assert (done.name, ciphers.opened(Visit.objects.get().id_number_sealed)) == ("done", kept)


def test_a_number_that_can_not_be_right_is_named_beside_its_field(ann: Person) -> None:
    screen = Kiosk("en").post("details", **WORKS, id_number="110105194912310021")
    assert (screen.name, screen.alerts()) == ("details", ["This number can’t be right. Check it digit by digit, or leave it empty."])
