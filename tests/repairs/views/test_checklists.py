"""The manager keeps checklists: new, edited by two, items, closed and opened again."""

import pytest

from frontdesk.people.models import Person
from repairs.models import Checklist, ChecklistItem
from tests.factories.repairs import a_category, a_spot, a_team
from tests.factories.repairs_rounds import a_checklist, item_of
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def given(person: Person | None, **more: object) -> dict[str, object]:
    return {
        **{"name": "早间开门", "name_en": "Opening", "kind": "opening", "category": a_category().pk, "place": a_spot().pk, "floor": ""},
        **{"repeat": "workdays", "times": "15:00 8:30", "day_of_month": "", "shift": "next", "lead_minutes": 60, "grace_minutes": 30},
        **{"person": person.pk if person else "", "team": "", "position": 0, **more},
    }


def test_a_new_one_and_its_items(rita: Person, olga: Person) -> None:
    staff = Staff(olga)
    answer = staff.press("repairs:checklist_new", **given(rita))
    checklist = Checklist.objects.get()
    assert (answer["Location"], checklist.times, checklist.person) == (f"/repairs/checklists/{checklist.pk}/", ["08:30", "15:00"], rita)
    item = {"name": "灯已打开", "name_en": "Lights are on", "place": "", "position": 0, "counts_for_environment": "on"}
    staff.press("repairs:checklist_item_new", checklist.pk, **item)
    text = words(staff.open("repairs:checklist_detail", checklist.pk))
    assert all(each in text for each in ("Lights are on", "pass rate", "08:30 · 15:00", "Next rounds"))
    assert "Opening" in words(staff.open("repairs:checklist_list"))


def test_a_weekly_one_for_a_team(tom: Person, olga: Person) -> None:
    more = {"repeat": "weekly", "weekdays": ["2", "0"], "team": a_team(tom).pk}
    Staff(olga).press("repairs:checklist_new", **given(None, **more))
    checklist = Checklist.objects.get()
    assert (checklist.weekdays, checklist.responsible) == ("02", tom)
    assert "Monday, Wednesday" in words(Staff(olga).open("repairs:checklist_detail", checklist.pk))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"times": "half past eight"}, "Write the times like 08:30 15:00."),
        ({"times": ""}, "Say at what time it is due."),
        ({"repeat": "weekly"}, "Choose at least one weekday."),
        ({"name": ""}, "Give it a name."),
        ({"who": "nobody"}, "Choose a person or a team, one of the two."),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(rita: Person, olga: Person, more: dict[str, object], said: str) -> None:
    person = None if "who" in more else rita
    answer = Staff(olga).press("repairs:checklist_new", **given(person, **more))
    assert answer.status_code == 422
    assert said in words(answer)
    assert "Opening" in answer.content.decode()
    assert Checklist.objects.count() == 0


def test_edited_saved_and_the_second_of_two_is_shown_both(rita: Person, olga: Person) -> None:
    checklist, staff = a_checklist(rita, name="早间开门", name_en="Opening"), Staff(olga)
    page = staff.open("repairs:checklist_edit", checklist.pk).content.decode()
    assert 'value="09:30"' in page
    seen = '{"name": "早间开门", "times": "09:30", "lead_minutes": 60}'
    staff.press("repairs:checklist_edit", checklist.pk, **given(rita, times="09:00", seen=seen))
    checklist.refresh_from_db()
    assert checklist.times == ["09:00"]
    late = staff.press("repairs:checklist_edit", checklist.pk, **given(rita, times="08:00", seen=seen))
    assert (late.status_code, "09:00" in words(late)) == (422, True)


def test_closed_and_opened_again(rita: Person, olga: Person) -> None:
    checklist, staff = a_checklist(rita, name="早间开门", name_en="Opening"), Staff(olga)
    item = item_of(checklist)
    staff.press("repairs:checklist_item_close", item.pk)
    assert ChecklistItem.objects.get().closed_by == olga
    staff.press("repairs:checklist_item_reopen", item.pk)
    staff.press("repairs:checklist_close", checklist.pk)
    assert "1 closed checklist" in words(staff.open("repairs:checklist_list"))
    assert "It is closed" in words(staff.open("repairs:checklist_detail", checklist.pk))
    staff.press("repairs:checklist_reopen", checklist.pk)
    assert (Checklist.objects.open().count(), ChecklistItem.objects.open().count()) == (1, 1)
