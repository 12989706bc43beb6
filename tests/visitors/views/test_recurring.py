"""Recurring passes on their pages, and at the kiosk on another day."""

from collections.abc import Callable
from datetime import datetime

import pytest

from frontdesk.people.models import Person
from frontdesk.search.finding import find
from tests.factories.visitors import a_group, a_pass
from tests.kiosk import Kiosk
from tests.moments import DAY, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.models import KioskCall, RecurringPass, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
NEW, ONE = "visitors:recurring_new", "visitors:recurring_detail"
GIVEN = {
    **{"name": "园丁老吴", "phone": "13700004321", "email": "", "company": "", "comes_at": "10:00", "from_on": "2026-11-23"},
    **{"until_on": "2027-03-31", "purpose": "maintenance", "plate": "", "place": "", "language": "zh-hans", "note": ""},
}


def test_seven_toggles_make_a_pass_and_its_page_says_which_days_are_skipped(ann: Person) -> None:
    staff = Staff(ann)
    assert staff.open(NEW).content.decode().count('name="weekdays"') == 7
    made = staff.press(NEW, **GIVEN, weekdays=["5", "1"])
    one = RecurringPass.objects.get()
    assert (made["Location"], one.weekdays, one.host, Visit.objects.count()) == (one.get_absolute_url(), "15", ann, 1)
    page = words(staff.open(ONE, one.pk))
    assert "Monday and Friday" in page
    assert "Closed, so nobody is expected: 2027-01-01" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"weekdays": []}, "Choose at least one weekday."),
        ({"until_on": "2028-01-01"}, "A pass is good for at most one year."),
        ({"until_on": "2026-11-22"}, "The last day is before the first."),
        ({"from_on": "2026-11-01", "until_on": "2026-11-22"}, "The last day has passed. Choose a later one."),
        ({"comes_at": "25:00"}, "Write the time like 09:00."),
        ({"name": ""}, "Enter the visitor's name."),
    ],
)
def test_what_is_wrong_is_said(ann: Person, wrong: dict, said: str) -> None:
    page = Staff(ann).press(NEW, **{**GIVEN, "weekdays": ["1"], **wrong})
    assert (page.status_code, said in words(page), RecurringPass.objects.count()) == (422, True, 0)


def test_the_last_day_moves_and_the_pass_ends(ann: Person, rita: Person, bo: Person) -> None:
    one = a_pass(ann)
    desk = Staff(rita)
    assert desk.told(desk.press("visitors:recurring_longer", one.pk, until_on="2027-06-30")) == ["The pass is good until 2027-06-30"]
    assert desk.press("visitors:recurring_longer", one.pk, until_on="2029-06-30").status_code == 422
    assert Staff(bo).press("visitors:recurring_end", one.pk).status_code == 404
    assert desk.told(desk.press("visitors:recurring_end", one.pk)) == ["The pass of 园丁老吴 has ended"]
    assert desk.told(desk.press("visitors:recurring_end", one.pk)) == ["This pass has ended."]
    assert Visit.objects.get().state.value == "cancelled"


def test_the_list_asks_as_much_for_thirty_as_for_one_and_filters(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    a_pass(ann)
    one = queries(lambda: staff.open("visitors:recurring_list"))
    for number in range(9):
        a_pass(ann, name=f"人{number}", weekdays="5")
    assert queries(lambda: staff.open("visitors:recurring_list")) == one
    found = staff.open("visitors:recurring_list", q="yuanding", state="good")
    assert ("园丁老吴" in words(found), "人1" in words(found)) == (True, False)


def test_groups_and_passes_are_found_in_the_search_box(rita: Person, ann: Person) -> None:
    a_group(ann, 2)
    a_pass(ann)
    hits = {
        text: [hit.title for hit in find(text, rita, limit=10).hits if hit.kind in ("visitors.visitgroup", "visitors.recurringpass")]
        for text in ("参观团", "园丁")
    }
    assert hits == {"参观团": ["启明参观团"], "园丁": ["园丁老吴"]}


def test_at_the_kiosk_on_another_day_the_right_words_and_the_desk_is_rung(ann: Person, at: Callable[[datetime], None]) -> None:
    a_pass(ann)
    at(MONDAY_9AM + DAY)
    screen = Kiosk("en").post("phone", tail="4321", who="园丁老吴")
    words_there = "Your pass is good on Monday and Wednesday until March 31, 2027"

    assert (words_there in screen.words, KioskCall.objects.count()) == (True, 1)
    stranger = Kiosk("en", "另一台").post("phone", tail="4321", who="老李")
    assert ("Monday" in stranger.words, KioskCall.objects.count()) == (False, 1)
