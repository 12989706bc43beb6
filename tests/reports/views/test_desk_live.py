"""The live part of the board: nothing when nothing moved, the whole board when something did."""

import re

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import visits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIVE = "reports:desk_live"


def stamp(staff: Staff) -> str:
    return re.search(r'data-stamp="([^"]*)"', staff.open("reports:desk").content.decode())[1]


def test_nothing_is_sent_while_nothing_moves(rita: Person, ann: Person) -> None:
    arrived_visit(ann)
    staff = Staff(rita)
    assert (staff.open(LIVE, stamp=stamp(staff)).status_code, staff.open(LIVE, stamp="old").status_code) == (204, 200)


def test_asking_in_vain_costs_three_questions_of_which_one_is_the_stamp(rita: Person, ann: Person) -> None:
    arrived_visit(ann)
    staff = Staff(rita)
    taken = stamp(staff)
    assert queries(lambda: staff.open(LIVE, stamp=taken)) == 3


def test_who_checks_in_at_a_kiosk_is_on_the_board_with_the_next_question(rita: Person, ann: Person) -> None:
    visit, staff = expected_visit(ann), Staff(rita)
    taken = stamp(staff)
    visits.check_in(visit, now=MONDAY_9AM)
    response = staff.open(LIVE, stamp=taken)
    assert (response.status_code, "0 min 王小明" in words(response)) == (200, True)


def test_a_failed_notice_moves_the_board(rita: Person, ann: Person) -> None:
    arrived_visit(ann)
    staff = Staff(rita)
    taken = stamp(staff)
    Notice.objects.filter(channel="mail").update(dead_at=MONDAY_9AM)
    assert staff.open(LIVE, stamp=taken).status_code == 200


def test_minutes_and_lights_are_drawn_again_every_half_minute(rita: Person, ann: Person, at) -> None:
    arrived_visit(ann)
    staff = Staff(rita)
    taken = stamp(staff)
    at(MONDAY_9AM + 29 * MINUTE / 60)
    assert staff.open(LIVE, stamp=taken).status_code == 204
    at(MONDAY_9AM + 30 * MINUTE / 60)
    assert staff.open(LIVE, stamp=taken).status_code == 200


def test_the_pane_comes_along_only_when_it_is_asked_for(rita: Person, ann: Person) -> None:
    visit, staff = arrived_visit(ann), Staff(rita)
    pages = [staff.open(LIVE, **asked).content.decode() for asked in ({}, {"visit": visit.pk})]
    assert ['id="pane"' in page for page in pages] == [False, True]


def test_it_is_gated_as_the_board_is(ann: Person, charlie: Person) -> None:
    assert [Staff(person).open(LIVE).status_code for person in (ann, charlie)] == [403, 403]
