"""It is checked who somebody is where their type asks for it; a number lies sealed and is found nowhere in plain."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from frontdesk import ciphers
from frontdesk.office.traces import traces
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.staff import Staff
from visitors.actions import identity, undo, visits
from visitors.actions.forgetting.visits import forget_visits
from visitors.models import Visit, VisitorType
from visitors.models.visit import IdentityProof

pytestmark = pytest.mark.django_db
NUMBER = "11010519491231002X"


def works(host: Person, **fields: object) -> Visit:
    """Somebody who works on the building, and waits."""
    visit = arrived_visit(host, purpose="maintenance", **fields)
    Visit.objects.filter(pk=visit.pk).update(visitor_type=VisitorType.objects.get(code="works"))
    return Visit.objects.get(pk=visit.pk)


def refusal(do: Any, *given: object, **fields: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*given, **fields)
    return refused.value.code


@pytest.mark.parametrize("proof", IdentityProof.values)
def test_each_of_the_six_proofs_opens_the_door(ann: Person, rita: Person, proof: str) -> None:
    visit = works(ann)
    assert refusal(visits.let_in, visit, by=rita, now=MONDAY_9AM) == "identity"
    identity.identify(visit, proof=proof, by=rita, now=MONDAY_9AM)
    done = visits.let_in(visit, by=rita, now=MONDAY_9AM)
    assert (done.identity_at, done.identity_by, done.identity_proof, done.state.value) == (MONDAY_9AM, rita, proof, "on_site")


def test_what_is_refused(ann: Person, rita: Person) -> None:
    visit, customer = works(ann), arrived_visit(ann)
    at = {"by": rita, "now": MONDAY_9AM}
    assert refusal(identity.identify, visit, proof="a nod", **at) == "proof"
    assert refusal(identity.identify, visit, proof="id_card", id_number="110105194912310021", **at) == "id-number"
    assert refusal(identity.identify, customer, proof="id_card", id_number=NUMBER, **at) == "not-asked"
    assert refusal(identity.identify, expected_visit(ann), proof="id_card", **at) == "not-here"
    identity.identify(visit, proof="known", **at)
    assert refusal(identity.identify, visit, proof="known", **at) == "already"


def test_it_can_be_undone_for_ten_minutes_and_the_number_goes_with_it(ann: Person, rita: Person) -> None:
    visit = works(ann)
    identity.identify(visit, proof="id_card", id_number=NUMBER, by=rita, now=MONDAY_9AM)
    late = refusal(undo.undo, visit, by=rita, now=MONDAY_9AM + 11 * MINUTE)
    back = undo.undo(visit, by=rita, now=MONDAY_9AM + 10 * MINUTE)
    back.refresh_from_db()
    assert (late, back.identity_at, back.identity_by, back.identity_proof, back.id_number_sealed) == ("nothing", None, None, "", "")
    assert refusal(visits.let_in, visit, by=rita, now=MONDAY_9AM + 10 * MINUTE) == "identity"


def test_a_number_from_the_kiosk_stays_when_the_desks_check_is_undone(ann: Person, rita: Person) -> None:
    visit = works(ann)
    identity.note(visit, NUMBER)
    identity.identify(visit, proof="id_card", by=rita, now=MONDAY_9AM)
    undo.undo(visit, by=rita, now=MONDAY_9AM)
    assert identity.masked(Visit.objects.get(pk=visit.pk)) == "110***********002X"


def test_a_number_is_nowhere_in_plain_and_gone_once_forgotten(
    ann: Person, rita: Person, olga: Person, settings: Any, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    visit, staff = works(ann), Staff(rita)
    staff.press("visitors:visit_identify", visit.pk, proof="id_card", id_number="110105 19491231 002x")
    visit.refresh_from_db()
    page = staff.open("visitors:visit_detail", visit.pk).content.decode()

    assert (traces(NUMBER), traces("110105 19491231 002x")) == ([], [])
    assert ciphers.opened(visit.id_number_sealed) == NUMBER
    assert ("110***********002X" in page, NUMBER in page) == (True, False)
    control = visit.note
    Visit.objects.filter(pk=visit.pk).update(note=NUMBER)
    assert traces(NUMBER) != []  # control: it looks there
    Visit.objects.filter(pk=visit.pk).update(note=control)

    visits.check_out(visit, by=rita, now=MONDAY_9AM + timedelta(hours=1))
    forget_visits(Visit.objects.filter(pk=visit.pk), now=MONDAY_9AM + 200 * DAY)
    assert Visit.objects.get(pk=visit.pk).id_number_sealed == ""


def test_a_wrong_number_is_said_in_words_without_the_number(ann: Person, rita: Person) -> None:
    visit, staff = works(ann), Staff(rita)
    told = staff.told(staff.press("visitors:visit_identify", visit.pk, proof="id_card", id_number="110105194912310021"))
    assert told == ["This number can't be right. Check it digit by digit, or leave it out."]
    assert Visit.objects.get(pk=visit.pk).identity_at is None


def test_the_desk_sees_an_open_point_and_nobody_else_does(ann: Person, rita: Person) -> None:
    visit, customer = works(ann), arrived_visit(ann)
    seen = {
        "pane": "still open" in Staff(rita).open("visitors:visit_pane", visit.pk).content.decode(),
        "page": "still open" in Staff(rita).open("visitors:visit_detail", visit.pk).content.decode(),
        "another type": "Check who it is" in Staff(rita).open("visitors:visit_pane", customer.pk).content.decode(),
        "host": "Check who it is" in Staff(ann).open("visitors:visit_detail", visit.pk).content.decode(),
    }
    assert seen == {"pane": True, "page": True, "another type": False, "host": False}
