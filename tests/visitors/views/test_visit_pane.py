"""The side pane of the desk, by itself."""

import re

import pytest

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.staff import Staff, words
from visitors.models.visit import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def test_the_pane_names_the_visitor_the_wait_and_the_next_step(rita: Person, ann: Person) -> None:
    badges(1)
    visit = arrived_visit(ann)
    page = Staff(rita).open("visitors:visit_pane", visit.pk)
    assert page.content.decode().startswith(f'<aside class="fd-pane" id="pane" data-selected="{visit.pk}"')
    assert "Just arrived V-1123-" in words(page)
    assert "Let in, give badge I Lend badge B Pass on the answer A Take a message M Lend" in words(page)
    assert "A001 reserved" in words(page)


def test_whoever_lets_a_visitor_in_says_in_the_pane_who_takes_them_up(rita: Person, ann: Person, tom: Person) -> None:
    badges(1)
    visit, staff = arrived_visit(ann), Staff(rita)
    page = staff.open("visitors:visit_pane", visit.pk)
    assert ("A colleague takes them up E" in words(page), f'/visits/{visit.pk}/escort/" hx-boost="true"' in page.content.decode()) == (
        True,
        True,
    )
    back = staff.press("visitors:visit_escort", visit.pk, who=tom.name, next=f"/desk/?visit={visit.pk}")
    visit.refresh_from_db()
    assert (back.headers["Location"], visit.state, visit.escorted_by) == (f"/desk/?visit={visit.pk}", State.ON_SITE, tom)
    assert "A colleague takes them up" not in words(staff.open("visitors:visit_pane", visit.pk))


def test_what_is_pressed_in_the_pane_leads_back_to_the_desk(rita: Person, ann: Person) -> None:
    visit = arrived_visit(ann)
    page = Staff(rita).open("visitors:visit_pane", visit.pk).content.decode()
    assert set(re.findall(r'name="next" value="([^"]*)"', page)) == {f"/desk/?visit={visit.pk}"}
    assert f'/visitors/visits/{visit.pk}/answer/?next=/desk/%3Fvisit%3D{visit.pk}"' in page


def test_there_is_no_pane_of_what_one_may_not_see(ann: Person, olga: Person, charlie: Person) -> None:
    visit = expected_visit(olga)
    assert [Staff(person).open("visitors:visit_pane", visit.pk).status_code for person in (ann, charlie)] == [404, 403]
