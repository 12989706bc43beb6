"""A technician's day on a phone: offers, what is due first, each step once, prices for who may read them."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.web.once import new_key
from repairs.actions import contractors, dispatch, progress
from repairs.models import Comment, HandOff, Offer, PartUsed, Pause, Ticket
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category, a_contractor, a_team, reported
from tests.factories.repairs_crew import a_crew, routed
from tests.factories.repairs_work import a_part, handed_off
from tests.factories.supplies import a_store, stocked
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.sample_files import picture, upload
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person, at: At) -> Ticket:
    return reported(ann, team=a_team(olga, tom))


def offered(ticket: Ticket, person: Person, minutes: int = 10) -> Offer:
    return Offer.objects.create(ticket=ticket, cycle=1, person=person, offered_at=MONDAY_9AM, until_at=MONDAY_9AM + minutes * MINUTE)


def test_an_offer_stands_above_with_its_minutes_and_one_tap_takes_it(ticket: Ticket, tom: Person) -> None:
    offered(ticket, tom)
    staff = Staff(tom)
    day = words(staff.open("repairs:work_day"))
    assert ("10 min left" in day, "漏水了" in day, "0 tickets" in day) == (True, True, True)
    answer = staff.press("repairs:work_accept", ticket.number)
    ticket.refresh_from_db()
    assert (answer["Location"], ticket.accepted_by) == (reverse("repairs:work_ticket", args=[ticket.number]), tom)
    assert "min left" not in words(staff.open("repairs:work_day"))


def test_what_is_due_first_stands_above_and_others_have_no_part_in_it(ann: Person, olga: Person, tom: Person, at: At) -> None:
    team, other = a_team(olga, tom), PersonFactory(roles=["technician"])
    slow, quick, theirs = (reported(ann, team=team, category=a_category(kind), words=kind) for kind in ("furniture", "cleaning", "other"))
    for ticket, who in ((slow, tom), (quick, tom), (theirs, olga)):
        dispatch.accept(ticket, by=who, now=MONDAY_9AM)
    day = words(Staff(tom).open("repairs:work_day"))
    assert day.index("cleaning") < day.index("furniture")
    assert " other" not in day
    assert Staff(other).open("repairs:work_ticket", slow.number).status_code == 404


def test_a_day_takes_as_many_queries_with_many_tickets_as_with_one(
    ann: Person, olga: Person, tom: Person, at: At, django_assert_max_num_queries: object
) -> None:
    team, staff = a_team(olga, tom), Staff(tom)
    for _each in range(12):
        dispatch.accept(reported(ann, team=team), by=tom, now=MONDAY_9AM)
    with django_assert_max_num_queries(14):  # the shell's own included
        staff.open("repairs:work_day")


def test_each_step_is_done_once_however_often_the_phone_sends_it(ticket: Ticket, tom: Person) -> None:
    staff, key = Staff(tom), new_key()
    for _twice in range(2):
        assert staff.press("repairs:work_answer", ticket.number, once=key, words="十分钟到").status_code == 302
    staff.press("repairs:work_note", ticket.number, words="带扳手")
    staff.press("repairs:work_start", ticket.number)
    assert list(Comment.objects.values_list("words", "is_public")) == [("十分钟到", True), ("带扳手", False)]
    page = words(staff.open("repairs:work_ticket", ticket.number))
    assert ("十分钟到" in page, "team only" in page, "Finish" in page) == (True, True, True)


def test_a_pause_has_a_reason_and_an_end_and_an_emergency_is_answered_first(ticket: Ticket, ann: Person, tom: Person, olga: Person) -> None:
    staff, until = Staff(tom), "2026-11-24T09:00"
    assert staff.press("repairs:work_pause", ticket.number, until=until).status_code == 422
    staff.press("repairs:work_pause", ticket.number, until=until, reason="parts")
    assert (Pause.objects.get().until_at, "rests until" in words(staff.open("repairs:work_day"))) == (MONDAY_9AM + DAY, False)
    assert "rests until 11-24 09:00" in words(staff.open("repairs:work_ticket", ticket.number))
    staff.press("repairs:work_resume", ticket.number)
    assert not Pause.objects.running().exists()
    flood = reported(ann, team=ticket.team, emergency="water")
    assert "Let it rest" not in words(staff.open("repairs:work_ticket", flood.number))
    told = staff.told(staff.press("repairs:work_pause", flood.number, until=until, reason="parts"))
    assert told == ["An emergency is answered first; its clock can't be stopped before."]


def test_it_is_finished_with_what_was_done_why_and_photos(ticket: Ticket, tom: Person) -> None:
    staff, key = Staff(tom), new_key()
    wrong = staff.press("repairs:work_finish", ticket.number, words=" ", cause="ghost")
    assert (wrong.status_code, "Write a few words." in words(wrong), "Choose one." in words(wrong)) == (422, True, True)
    for _twice in range(2):
        done = staff.press("repairs:work_finish", ticket.number, once=key, words="换了垫圈", cause="wear", photos=upload(picture()))
        assert done["Location"] == reverse("repairs:work_day")
    ticket.refresh_from_db()
    assert (ticket.resolved_by, ticket.done, ticket.cause) == (tom, "换了垫圈", "wear")
    assert "photo" in words(staff.open("repairs:work_ticket", ticket.number))


def test_a_part_is_found_taken_and_put_back(ticket: Ticket, tom: Person) -> None:
    washer, staff = stocked(10, "3.50", name="水龙头垫圈"), Staff(tom)
    found = words(staff.open("repairs:work_parts", ticket.number, q="diank"))
    assert "No store has such a part" in found
    assert "10 支 there" in words(staff.open("repairs:work_parts", ticket.number, q="垫圈"))
    given = {"item": washer.pk, "store": a_store().pk, "quantity": "2", "client_id": uuid4()}
    for _twice in range(2):
        staff.press("repairs:work_parts", ticket.number, **given)  # another form key, the same part
    part = PartUsed.objects.get()
    assert "8 支 there" in words(staff.open("repairs:work_parts", ticket.number))  # used last
    assert staff.press("repairs:work_parts", ticket.number, **{**given, "client_id": uuid4(), "quantity": "99"}).status_code == 422
    staff.press("repairs:work_part_back", ticket.number, part.pk)
    part.refresh_from_db()
    assert part.taken_back_by == tom


def test_what_it_costs_is_seen_by_who_reads_prices_only(ticket: Ticket, tom: Person, olga: Person) -> None:
    a_part(ticket, tom, many=4)
    back = contractors.come_back(handed_off(ticket, tom), outcome="repaired", words="换了", by=tom, now=MONDAY_9AM)
    Staff(olga).press("repairs:hand_off_paper", back.pk, invoice="FP-7", cost="380", warranty_on="2027-05-25")
    pages = [
        ("repairs:work_ticket", ticket.number),
        ("repairs:work_parts", ticket.number),
        ("repairs:hand_off_list",),
        ("repairs:hand_off_paper", back.pk),
    ]
    seen = {
        who: ["¥" in words(Staff(who).open(*page)) or 'name="cost"' in Staff(who).open(*page).content.decode() for page in pages]
        for who in (olga, tom)
    }
    assert seen == {olga: [True] * 4, tom: [False] * 4}
    Staff(tom).press("repairs:hand_off_paper", back.pk, invoice="FP-8", cost="1", warranty_on="")
    back.refresh_from_db()
    assert (back.invoice, back.cost) == ("FP-8", 380)
    assert "¥394.00" in words(Staff(olga).open("repairs:work_ticket", ticket.number))


def test_a_ticket_goes_to_a_contractor_and_comes_back(ticket: Ticket, tom: Person) -> None:
    staff, tower = Staff(tom), a_contractor(phone="021 5555 0110")
    page = words(staff.open("repairs:work_hand_off", ticket.number))
    assert ("物业管理处" in page, "The asker is told" in page) == (True, True)
    given = {"contractor": tower.pk, "until": "2026-11-25T12:00"}
    soon = staff.press("repairs:work_hand_off", ticket.number, **given, told_on="2026-11-24")
    assert (soon.status_code, HandOff.objects.exists()) == (422, False)
    staff.press("repairs:work_hand_off", ticket.number, **given, told_on="2026-11-26", words="带梯子")
    shown = staff.open("repairs:work_ticket", ticket.number)
    assert ("/repairs/h/" in shown.content.decode(), "021 5555 0110" in words(shown)) == (True, True)
    staff.press("repairs:work_renew", ticket.number, until="2026-11-27T12:00")
    staff.press("repairs:work_came_back", ticket.number, outcome="repaired", words="换了阀芯", invoice="FP-7")
    assert HandOff.objects.get().came_back_by == tom
    assert staff.open("repairs:hand_off_export").status_code == 200


def test_another_s_ticket_or_part_is_nobody_s(ticket: Ticket, ann: Person, tom: Person) -> None:
    part = a_part(ticket, tom)
    other = reported(ann, team=ticket.team)
    staff = Staff(tom)
    assert staff.press("repairs:work_part_back", other.number, part.pk).status_code == 404
    stranger = Staff(PersonFactory(roles=["technician"]))
    for page in ("work_ticket", "work_finish", "work_parts", "work_hand_off", "work_came_back"):
        assert stranger.open(f"repairs:{page}", ticket.number).status_code == 404
    progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM + HOUR)
    told = staff.told(staff.press("repairs:work_start", ticket.number))
    assert told == ["This is repaired already."]


def test_declined_with_a_reason_it_goes_to_the_next_and_is_not_seen_any_more(ann: Person, olga: Person, tom: Person, at: At) -> None:
    stranger = PersonFactory(roles=["technician"])
    ticket = reported(ann, team=a_team(olga, tom))
    Offer.objects.all().delete()
    offered(ticket, stranger)
    staff = Staff(stranger)
    assert staff.press("repairs:work_decline", ticket.number, reason="").status_code == 422
    answer = staff.press("repairs:work_decline", ticket.number, reason="在外面")
    assert (answer["Location"], Offer.objects.get(person=stranger).declined_because) == (reverse("repairs:work_day"), "在外面")
    assert staff.open("repairs:work_ticket", ticket.number).status_code == 404


def test_the_notice_of_an_offer_leads_to_where_one_tap_accepts_it(ann: Person, olga: Person, at: At) -> None:
    routed(a_crew(olga))
    ticket = reported(ann)
    [notice] = Notice.objects.filter(kind="repairs.ticket_offered", channel="inbox")
    assert notice.data["path"] == reverse("repairs:work_ticket", args=[ticket.number])
    assert "Accept" in words(Staff(notice.reader).client.get(notice.data["path"]))
