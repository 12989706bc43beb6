"""A walk-in at the desk: on a page of its own or in the side pane."""

import pytest

from frontdesk.people.models import Person
from tests.factories.visitors import badges
from tests.staff import Staff, words
from visitors.models import Visit
from visitors.models.visit import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
WALK_IN = "visitors:visit_walk_in"
GIVEN = {"name": "李思远", "phone": "13900005678", "purpose": "meeting", "company": "", "email": "", "language": "zh-hans"}
HTMX = {"HX-Request": "true"}


def test_rita_registers_somebody_who_waits_at_once_with_a_badge(rita: Person, ann: Person) -> None:
    badges(1)
    staff = Staff(rita)
    response = staff.press(WALK_IN, host=str(ann.pk), next="/desk/", **GIVEN)
    visit = Visit.objects.get()
    assert (visit.state, visit.host, visit.arrived_by, visit.badge_number) == (State.WAITING, ann, rita, "A001")
    assert response["Location"] == f"/desk/?visit={visit.pk}"
    assert staff.told(response) == ["李思远 is checked in, badge A001. Ann An has been told."]


def test_without_a_board_to_go_back_to_the_visit_itself_is_shown(rita: Person, ann: Person) -> None:
    response = Staff(rita).press(WALK_IN, host=str(ann.pk), next="https://elsewhere.example/", **GIVEN)
    assert response["Location"] == Visit.objects.get().get_absolute_url()


def test_an_empty_drawer_is_no_reason_to_send_anybody_away(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    assert staff.told(staff.press(WALK_IN, host="anran", **GIVEN)) == ["李思远 is checked in, no badge. Ann An has been told."]


def test_the_side_pane_gets_the_form_and_its_errors_without_the_shell(rita: Person) -> None:
    staff = Staff(rita)
    form = staff.open(WALK_IN, headers=HTMX)
    wrong = staff.press(WALK_IN, host="", headers=HTMX, **GIVEN)
    assert [page.content.decode().strip().startswith('<aside class="fd-pane is-form" id="pane"') for page in (form, wrong)] == [True, True]
    assert (wrong.status_code, wrong["HX-Retarget"], wrong["HX-Reselect"]) == (422, "#pane", "#pane")
    assert "Choose the host." in words(wrong)
    assert 'value="李思远"' in wrong.content.decode()


def test_ann_may_not_check_people_in(ann: Person) -> None:
    assert [Staff(ann).open(WALK_IN).status_code, Staff(ann).press(WALK_IN, **GIVEN).status_code] == [403, 403]
