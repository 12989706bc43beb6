"""My day: what I owe, whom I expect; and words for those who have no rights yet."""

import re

import pytest

from documents.actions import sign_offs
from documents.actions.sign_offs import Plan
from frontdesk.people.models import Person
from repairs.actions import closing, followers
from tests.factories.documents import registered
from tests.factories.meetings import a_room, booked
from tests.factories.parcels import a_parcel
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_team, a_thing, reported
from tests.factories.repairs_rounds import a_checklist, a_round
from tests.factories.supplies import stocked
from tests.factories.supplies_requisition import asked
from tests.factories.visitors import arrived_visit, expected_visit
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import parcel_handing

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
        "ann": ["Invite a visitor", "Book a room", "Ask for supplies", "Report a fault"],
        "rita": ["Invite a visitor", "Book a room", "Ask for supplies", "Report a fault", "Walk-in", "Open the desk"],
    }


def test_what_ann_reported_stands_there_until_it_is_over_and_a_round_for_who_is_beside_its_lead(
    ann: Person, bo: Person, olga: Person, tom: Person
) -> None:
    ticket, team = reported(ann, now=MONDAY_9AM), a_team(olga, tom)
    followers.follow(reported(bo, thing=a_thing("投影仪"), now=MONDAY_9AM), by=ann, now=MONDAY_9AM)
    a_round(a_checklist(None, team=team))
    page = words(Staff(ann).open(DAY_PAGE))
    assert ("My repair tickets All 投影仪" in page, "茶水间" in page) == (True, True)
    assert "1 round of your team is open" in words(Staff(tom).open(DAY_PAGE))
    assert "of your team" not in words(Staff(olga).open(DAY_PAGE))  # she leads it: it is her to-do
    closing.cancel(ticket, words="x", by=ann, now=MONDAY_9AM)
    assert "茶水间" not in words(Staff(ann).open(DAY_PAGE)).partition("My repair tickets")[2]


def test_meetings_requisitions_and_papers_of_ones_own_stand_there(ann: Person, bo: Person, olga: Person) -> None:
    page = words(Staff(ann).open(DAY_PAGE))
    assert ("My meetings today" in page, "My requisitions" in page, "Documents to sign" in page) == (False, False, False)
    booked(ann, room=a_room("青松"), begins=MONDAY_9AM + HOUR, subject="周会")
    booked(ann, room=a_room("青松"), begins=MONDAY_9AM + DAY, subject="明天的会")
    booked(bo, room=a_room("竹溪"), begins=MONDAY_9AM + HOUR, subject="别人的会")
    asked(ann, {stocked(10, name="签字笔"): 1})
    asked(bo, {stocked(10, name="订书机"): 1})
    sign_offs.begin(registered(olga), steps=[Plan([ann])], by=olga, now=MONDAY_9AM)
    page = words(Staff(ann).open(DAY_PAGE))
    assert "My meetings today All 周会 10:00–11:00 青松" in page
    assert ("明天的会" in page, "别人的会" in page, "订书机" in page) == (False, False, False)
    assert "签字笔" in page.partition("My requisitions All")[2]
    assert "Documents to sign 1 document waits for your signature" in page


def test_what_waits_on_the_shelf_stands_there_with_its_code_for_its_recipient_alone(ann: Person, bo: Person, rita: Person) -> None:
    mine, _other = a_parcel(ann), a_parcel(bo)
    page = words(Staff(ann).open(DAY_PAGE))
    assert (f"My parcels All Pick-up code {mine.code} {mine.number}" in page, page.count("Pick-up code")) == (True, 1)
    parcel_handing.hand_over([mine], taker=ann, by=rita, code=mine.code, now=MONDAY_9AM + HOUR)
    assert "My parcels" not in words(Staff(ann).open(DAY_PAGE))


def test_a_free_day_says_so(ann: Person) -> None:
    page = words(Staff(ann).open(DAY_PAGE))
    assert ("Nothing is waiting for you." in page, "Nobody is coming to see you today." in page) == (True, True)


def test_charlie_without_rights_is_told_whom_to_ask(charlie: Person) -> None:
    response = Staff(charlie).open(DAY_PAGE)
    said = "No rights yet Your log-in works, but nobody has given you a role. Ask the admin manager; it takes a minute."
    assert (response.status_code, said in words(response), "Next up" in words(response)) == (200, True, False)


def test_it_costs_the_same_for_many_visitors_and_tickets_as_for_one(ann: Person) -> None:
    staff, counts = Staff(ann), []
    for many in (1, 14):
        for _number in range(many):
            arrived_visit(ann)
            expected_visit(ann, expected_at=MONDAY_9AM + HOUR, by=PersonFactory())
            reported(ann)
        counts.append(queries(lambda: staff.open(DAY_PAGE)))
    assert (counts[0], counts[0] <= 17) == (counts[1], True)


def test_the_next_six_stand_there_and_all_are_counted(ann: Person) -> None:
    for _number in range(26):
        arrived_visit(ann)
    page = Staff(ann).open(DAY_PAGE)
    assert ("26 to-dos" in words(page), "20 more" in words(page), len(page.context["owed"])) == (True, True, 6)
