"""My day: what I owe, whom I expect; and words for those who have no rights yet."""

import re

import pytest

from frontdesk.people.models import Person
from tests.factories.people import PersonFactory
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
DAY_PAGE = "reports:my_day"


@pytest.mark.parametrize(("hour", "greeting"), [(9, "Good morning"), (13, "Good afternoon"), (20, "Good evening")])
def test_it_greets_by_the_clock_of_the_office(ann: Person, hour: int, greeting: str, at) -> None:
    at(MONDAY_9AM.replace(hour=hour))
    assert f"{greeting}, Ann An Mon 23 Nov" in words(Staff(ann).open(DAY_PAGE))


def test_ann_sees_what_she_owes_and_whom_she_expects(ann: Person, olga: Person, at) -> None:
    waiting = arrived_visit(ann)
    expected_visit(ann)
    expected_visit(ann, name="明天", expected_at=MONDAY_9AM + DAY)
    expected_visit(olga, name="别人的")
    at(MONDAY_9AM + 3 * MINUTE)
    page = Staff(ann).open(DAY_PAGE)
    main = words(page.content.decode().partition("<main")[2].partition("</main>")[0])
    assert "Next up 1 to-do 李思远 is waiting for your answer in 2 min 09:05 Quick tasks Invite a visitor" in main
    assert "Ask for supplies Report a fault My visitors today All" in main
    assert main.endswith("李思远 09:00, 北辰设备 Waiting 3 min 王小明 10:00, 启明咨询 Expected")
    assert f'href="/visitors/visits/{waiting.pk}/answer/"' in page.content.decode()


def test_nobody_sees_a_button_that_leads_nowhere(ann: Person, rita: Person) -> None:
    tasks = {
        person.username: [
            words(link)
            for link in re.findall(
                r"<a .*?</a>", Staff(person).open(DAY_PAGE).content.decode().partition('class="fd-quick"')[2].partition("</nav>")[0], re.S
            )
        ]
        for person in (ann, rita)
    }
    assert tasks == {
        "ann": ["Invite a visitor", "Ask for supplies", "Report a fault"],
        "rita": ["Invite a visitor", "Ask for supplies", "Report a fault", "Walk-in", "Open the desk"],
    }


def test_a_free_day_says_so(ann: Person) -> None:
    page = words(Staff(ann).open(DAY_PAGE))
    assert ("Nothing is waiting for you." in page, "Nobody is coming to see you today." in page) == (True, True)


def test_charlie_without_rights_is_told_whom_to_ask(charlie: Person) -> None:
    response = Staff(charlie).open(DAY_PAGE)
    said = "No rights yet Your log-in works, but nobody has given you a role. Ask the admin manager; it takes a minute."
    assert (response.status_code, said in words(response), "Next up" in words(response)) == (200, True, False)


def test_it_costs_the_same_for_many_visitors_as_for_one(ann: Person) -> None:
    staff, counts = Staff(ann), []
    for many in (1, 14):
        for _number in range(many):
            arrived_visit(ann)
            expected_visit(ann, expected_at=MONDAY_9AM + HOUR, by=PersonFactory())
        counts.append(queries(lambda: staff.open(DAY_PAGE)))
    assert (counts[0], counts[0] <= 11) == (counts[1], True)
