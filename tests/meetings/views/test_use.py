"""The page of a month's use: what it says, its file, and who opens it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from frontdesk.daily.counting import count_anew
from frontdesk.daily.daily import DAILIES
from frontdesk.people.models import Person
from meetings.models import Booking, Room
from tests.facts import counted as counted_days
from tests.meetings.offices import NOW
from tests.meetings.offices import counted as held
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_sums_the_map_and_the_rooms(ann: Person, olga: Person, rita: Person, at) -> None:
    at(NOW)
    rooms = held(ann, olga)
    counted_days(NOW)
    page = Staff(rita).open("meetings:use", month="2026-11")
    said, html = words(page), page.content.decode()
    assert "Share 1 % Used 3 h Checked in 1 h Booked 5 h Open 303 h Meetings held 3 Nobody came 1" in said
    assert '<td class="is-1">14 %</td>' in html
    assert f"/meetings/mine/?whose=all&amp;month=2026-11&amp;room={rooms['大间'].pk}" in html
    assert ("飞龙" in html, "style=" in html.split("<main", 1)[-1]) == (False, False)


def test_the_file_has_the_same_numbers(ann: Person, olga: Person, at) -> None:
    at(NOW)
    held(ann, olga)
    counted_days(NOW)
    answer = Staff(olga).open("meetings:use_export", month="2026-11")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    rooms, heat = book.worksheets
    assert [cell.value for cell in rooms[2]][3:] == [153, 3, 1, 1, 0.7, 1, 1, 2, 1]
    assert [cell.value for cell in heat[2]] == ["Monday", 0, 14, *[0] * 7]


def test_a_month_without_rooms_says_so_and_a_wrong_one_is_not_found(olga: Person, at) -> None:
    at(NOW)
    staff = Staff(olga)
    assert "Nothing to count yet" in words(staff.open("meetings:use"))
    assert [staff.open("meetings:use", month=wrong).status_code for wrong in ("2026-13", "x", "1800-01")] == [404] * 3


def test_only_the_office_opens_it(ann: Person) -> None:
    staff = Staff(ann)
    assert [staff.open(page).status_code for page in ("meetings:use", "meetings:use_export")] == [403, 403]


def test_of_a_room_that_does_not_ask_it_is_not_known_who_checked_in(ann: Person, olga: Person, at) -> None:
    at(NOW)
    held(ann, olga)
    counted_days(NOW)
    rows = words(Staff(olga).open("meetings:use", month="2026-11")).split("大间")[-1]
    assert "8 seats 3 h 1 h 1 h" in rows  # booked, checked in, used
    assert "小间 4 seats 2 h – 2 h" in rows
    Room.objects.update(asks_check_in=False)
    Booking.objects.update(checked_in_at=None, checked_in_by=None)
    count_anew([DAILIES["meetings.begun"]], now=NOW)
    assert "Checked in – Booked 5 h" in words(Staff(olga).open("meetings:use", month="2026-11"))
