"""The page on which a visitor is forgotten at their request: what is found is shown first, nothing goes without a reason."""

import pytest

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit
from tests.moments import HOUR, MONDAY_9AM
from tests.staff import Staff, words
from visitors.actions import visits
from visitors.models import Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(ann: Person) -> list[Visit]:
    return [visits.check_out(arrived_visit(ann), now=MONDAY_9AM + HOUR) for _ in range(3)]


def test_every_visit_is_listed_and_all_go_with_one_reason(mine: list[Visit], olga: Person) -> None:
    staff = Staff(olga)
    page = words(staff.open("visitors:visit_forget", mine[1].pk))
    assert ("3 visits of the same person" in page, [visit.number in page for visit in mine]) == (True, [True] * 3)

    answer = staff.press("visitors:visit_forget", mine[1].pk, reason="asked by phone")

    assert staff.told(answer) == ["3 visits are anonymous now."]
    assert set(Visit.objects.values_list("name", flat=True)) == {"*"}
    assert staff.open("visitors:visit_forget", mine[1].pk).status_code == 404


def test_without_a_reason_or_with_a_name_in_it_the_form_says_so_and_nothing_goes(mine: list[Visit], olga: Person) -> None:
    staff = Staff(olga)
    pages = [staff.press("visitors:visit_forget", mine[0].pk, reason=reason) for reason in ("", "李思远要求")]
    assert [page.status_code for page in pages] == [422, 422]
    assert ("Say in a few words why" in words(pages[0]), "Leave name, number and address out" in words(pages[1])) == (True, True)
    assert ("李思远要求" in pages[1].content.decode(), Visit.objects.filter(forgotten_at=None).count()) == (True, 3)


def test_only_the_admin_manager_may(mine: list[Visit], rita: Person, ann: Person, olga: Person) -> None:
    link = f"/visitors/visits/{mine[0].pk}/forget/"
    shown = [link in Staff(person).open("visitors:visit_detail", mine[0].pk).content.decode() for person in (rita, ann, olga)]
    status = [Staff(person).press("visitors:visit_forget", mine[0].pk, reason="x").status_code for person in (rita, ann)]
    assert (shown, status, Visit.objects.filter(forgotten_at=None).count()) == ([False, False, True], [403, 403], 3)
