"""A lost badge from the visit's page and from the drawer; lost ones are listed with their fee and go out as a file."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words
from visitors.actions import visits
from visitors.models import BadgeLoan, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST, LOSE = "visitors:badge_list", "visitors:visit_lose_badge"


@pytest.fixture
def visit(ann: Person, rita: Person) -> Visit:
    badges(3)
    return visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM)


def test_the_desk_notes_the_loss_and_hands_over_another(visit: Visit, rita: Person) -> None:
    staff = Staff(rita)
    assert "A001 goes out of use, and the visitor gets another one at once." in words(staff.open("visitors:visit_detail", visit.pk))
    assert staff.told(staff.press(LOSE, visit.pk, fee="twenty")) == ["Write the fee as a number, for example 20 or 20.50."]
    assert BadgeLoan.objects.lost().count() == 0
    assert staff.told(staff.press(LOSE, visit.pk, fee="20.50")) == ["The lost badge is out of use. 李思远 has badge A002 now."]
    lost, all_of_them = words(staff.open(LIST, state="lost")), words(staff.open(LIST))
    assert ("A001 lost 李思远 10:00" in lost or "A001 lost 李思远" in lost, "fee 20.50 yuan" in lost, "A002" in lost) == (True, True, False)
    assert "A002 lent 李思远" in all_of_them
    sheet = load_workbook(BytesIO(b"".join(staff.open("visitors:badge_export", state="lost")))).active
    [row] = list(sheet.iter_rows(min_row=2, values_only=True))
    assert (row[0], row[1], row[2], row[4], float(row[5])) == ("A001", "lost", "李思远", "Rita Lin", 20.5)


def test_found_again_it_goes_back_and_one_stays_where_one_was(visit: Visit, rita: Person) -> None:
    staff, here = Staff(rita), "/visitors/badges/?state=lost"
    assert staff.press(LOSE, visit.pk, next="/visitors/badges/?state=out")["Location"] == "/visitors/badges/?state=out"
    badge = BadgeLoan.objects.lost().get().badge
    assert "Found, put back" in words(staff.open(LIST, state="lost"))
    back = staff.press("visitors:badge_put_back", badge.pk, next=here)
    assert (back["Location"], staff.told(back)) == (here, ["Badge A001 is in use again"])
    assert "No badge fits" in words(staff.open(LIST, state="lost"))
    retired = staff.press("visitors:badge_retire", badge.pk, next="/visitors/badges/?state=free")
    assert retired["Location"] == "/visitors/badges/?state=free"
    undo = f'action="/visitors/badges/{badge.pk}/put-back/"'
    assert undo in staff.client.get(retired["Location"]).content.decode()  # of the toast: it stands on no row of this filter


def test_a_number_typed_or_scanned_in_the_pane_is_the_one_that_is_lent(ann: Person, rita: Person) -> None:
    badges(3)
    waiting = arrived_visit(ann)
    staff = Staff(rita)
    assert 'name="number"' in staff.open("visitors:visit_pane", waiting.pk).content.decode()
    assert staff.told(staff.press("visitors:visit_lend_badge", waiting.pk, number="a003")) == ["李思远 has badge A003"]
    assert 'name="number"' not in staff.open("visitors:visit_pane", waiting.pk).content.decode()
    assert [(loan.badge.number, loan.lent_at is not None) for loan in BadgeLoan.objects.out()] == [("A003", True)]


def test_a_host_may_not_note_a_loss(visit: Visit, ann: Person) -> None:
    staff = Staff(ann)
    assert staff.press(LOSE, visit.pk).status_code == 403
    assert "The badge is lost" not in words(staff.open("visitors:visit_detail", visit.pk))
