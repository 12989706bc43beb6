"""The drawer of badges from the desk: runs of numbers, who has which, out of use and back."""

import pytest
from django.urls import reverse

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges
from tests.moments import MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import visits
from visitors.models import Badge, BadgeLoan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
LIST = "visitors:badge_list"


def numbers() -> list[str]:
    return list(Badge.objects.order_by("pk").values_list("number", flat=True))


def test_an_empty_drawer_says_what_to_do_and_a_run_of_numbers_fills_it(rita: Person) -> None:
    staff = Staff(rita)
    assert "No badge yet" in words(staff.open(LIST))

    told = staff.told(staff.press("visitors:badge_add", first=" ａ098 ", many="3"))

    assert (told, numbers()) == (["3 badges are in the drawer"], ["A098", "A099", "A100"])
    assert list(Entry.objects.filter(verb="add_badges").values_list("actor_id", flat=True)) == [rita.pk]


@pytest.mark.parametrize(
    ("first", "many", "said"),
    [
        ("A003", "5", "These numbers are there already: A003. Begin behind them."),
        ("A", "5", "A badge number is letters and then digits, for example A001."),
        ("A1B2", "5", "A badge number is letters and then digits, for example A001."),
        ("VISITOR998", "5", "Badge numbers have at most 10 characters."),
        ("", "5", "Enter the first number."),
        ("B001", "0", "Ensure this value is greater than or equal to 1."),
        ("B001", "501", "Ensure this value is less than or equal to 500."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_added(rita: Person, first: str, many: str, said: str) -> None:
    badges(3)
    response = Staff(rita).press("visitors:badge_add", first=first, many=many)
    assert (response.status_code, said in words(response), len(numbers())) == (422, True, 3)


def test_the_list_says_who_has_which(rita: Person, ann: Person) -> None:
    badges(3)
    visit = arrived_visit(ann)
    staff = Staff(rita)
    assert "A001 reserved 李思远" in words(staff.open(LIST))
    visits.lend_badge(visit, by=rita, now=MONDAY_9AM)
    assert "A001 lent 李思远" in words(staff.open(LIST))
    out, free = words(staff.open(LIST, state="out")), words(staff.open(LIST, state="free"))
    assert ["A001 lent" in out, "A002" in out, "A001 lent" in free, "A002 in the drawer" in free] == [True, False, False, True]


def test_a_worn_out_badge_is_given_to_nobody_until_it_is_put_back(rita: Person, ann: Person) -> None:
    first, *_others = badges(2)
    staff = Staff(rita)
    assert staff.told(staff.press("visitors:badge_retire", first.pk)) == ["Badge A001 is out of use"]
    arrived_visit(ann)
    assert BadgeLoan.objects.get().badge.number == "A002"
    assert staff.told(staff.press("visitors:badge_put_back", first.pk)) == ["Badge A001 is in use again"]
    assert sorted(Badge.objects.usable().values_list("number", flat=True)) == ["A001", "A002"]
    assert list(Entry.objects.filter(subject_type="visitors.badge").order_by("pk").values_list("verb", flat=True)) == [
        "retire_badge",
        "put_back_badge",
    ]


def test_a_badge_that_is_out_stays_in_use(rita: Person, ann: Person) -> None:
    (badge,) = badges(1)
    arrived_visit(ann)
    staff = Staff(rita)
    assert "Badge A001 is out. Take it back first." in words(staff.client.get(staff.press("visitors:badge_retire", badge.pk)["Location"]))
    assert Badge.objects.usable().count() == 1


def test_the_drawer_is_not_for_employees(ann: Person) -> None:
    (badge,) = badges(1)
    staff = Staff(ann)
    pressed = [staff.press("visitors:badge_add", first="B1", many="1"), staff.press("visitors:badge_retire", badge.pk)]
    assert [staff.open(LIST).status_code, *(response.status_code for response in pressed), numbers()] == [403, 403, 403, ["A001"]]


def test_a_new_office_is_led_here(olga: Person) -> None:
    assert f'href="{reverse(LIST)}"' in Staff(olga).open("company_settings").content.decode()


def test_the_list_asks_as_much_for_thirty_badges_as_for_one(rita: Person, ann: Person) -> None:
    badges(1)
    arrived_visit(ann)
    staff = Staff(rita)
    one = queries(lambda: staff.open(LIST))
    Badge.objects.bulk_create([Badge(number=f"B{number:03d}") for number in range(29)])
    for number in range(12):
        arrived_visit(ann, name=f"访客{number}", phone=f"1390000{number:04d}")
    assert (queries(lambda: staff.open(LIST)), one <= 10) == (one, True)
