"""A visitor asks to be forgotten: every visit of theirs at once, nobody else's, and the trail says why without a name."""

import pytest
from django.utils import timezone

from frontdesk.journal.models import Detail, Entry
from frontdesk.journal.seal import seal
from frontdesk.journal.verify import verify
from frontdesk.office.traces import traces
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together
from visitors import showing
from visitors.actions import thanks, undo, visits
from visitors.actions.forgetting import forget_person, same_person
from visitors.models import BadgeLoan, Feedback, Visit

pytestmark = pytest.mark.django_db
NAME, PHONE, MAIL = "诸葛知秋", "13812349876", "qiu@example.com"
SOON = MONDAY_9AM + 2 * DAY


def came(host: Person, **fields: object) -> Visit:
    given = {"name": NAME, "phone": PHONE, "company": "", **fields}
    return visits.check_out(arrived_visit(host, **given), now=MONDAY_9AM + HOUR)


def test_visits_are_the_same_person_s_by_number_address_or_name_and_company(ann: Person) -> None:
    visit = came(ann, email=MAIL, company="秋水设计")
    same = [
        came(ann, name="other spelling", phone=f"+86 {PHONE}"),
        came(ann, name="third", phone="13900000001", email=MAIL.upper()),
        came(ann, phone="13900000002", company="秋水设计"),
    ]
    came(ann, phone="13900000003", company="别的公司")
    came(ann, phone="13900000004")
    came(ann, name="另一人", phone="13900000005", company="秋水设计")

    assert set(same_person(visit)) == {visit, *same}


def test_all_of_them_are_forgotten_and_the_trail_names_nobody(ann: Person, olga: Person) -> None:
    mine = [came(ann, email=MAIL) for _ in range(3)]
    other = came(ann, name="另一人", phone="13900000005")

    assert forget_person(mine[0], reason="asked by phone", by=olga, now=SOON) == 3

    assert traces(NAME, PHONE, MAIL) == []
    entry = Entry.objects.get(verb="forget_person")
    assert (entry.actor_id, Detail.objects.get(entry=entry).data) == (
        olga.pk,
        {"reason": "asked by phone", "visits": sorted(visit.pk for visit in mine)},
    )
    assert list(Visit.objects.filter(forgotten_at=None)) == [other]
    assert set(Detail.objects.filter(entry__verb="purged").values_list("data__rule", flat=True)) <= {"visitors.request"}
    seal(now=SOON)
    assert verify() == []


def refusal(visit: Visit, by: Person, reason: str = "asked by phone") -> str:
    with pytest.raises(Refused) as error:
        forget_person(visit, reason=reason, by=by, now=SOON)
    return error.value.code


def test_it_is_refused_while_they_are_here_or_expected_twice_and_with_a_reason_that_names_them(ann: Person, olga: Person) -> None:
    visit = came(ann)
    assert [refusal(visit, olga, reason) for reason in (" ", f"{NAME}要求", f"call {PHONE}", "call 138 1234 9876")] == ["reason"] * 4
    here = arrived_visit(ann, name=NAME, phone=PHONE, now=SOON - HOUR)
    assert refusal(visit, olga) == "still-here"
    visits.check_out(here, now=SOON)
    to_come = expected_visit(ann, name=NAME, phone=PHONE, expected_at=SOON + HOUR)
    assert refusal(visit, olga) == "still-here"
    visits.cancel(to_come, by=ann, now=SOON)
    assert forget_person(visit, reason="asked by phone", by=olga, now=SOON) == 3
    assert refusal(visit, olga) == "forgotten"


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_forget_once(ann: Person, olga: Person) -> None:
    mine = [came(ann) for _ in range(3)]

    answers = together(6, lambda number: forget_person(mine[number % 3], reason="asked", by=olga, now=SOON))

    assert sorted(answer for answer in answers if isinstance(answer, int)) == [3]
    assert [answer.code for answer in answers if isinstance(answer, Refused)] == ["forgotten"] * 5
    assert Entry.objects.filter(verb="forget_person").count() == 1


@pytest.mark.django_db(transaction=True)
def test_control_whoever_looks_before_without_holding_the_rows_finds_them_all_again(ann: Person, olga: Person) -> None:
    mine = [came(ann) for _ in range(3)]
    assert together(4, lambda number: len(same_person(mine[number % 3]))) == [3, 3, 3, 3]
    assert timezone.is_aware(SOON)


ENDED = {
    "check_out": lambda visit, rita: visits.check_out(visit, by=rita, now=MONDAY_9AM),
    "turn_away": lambda visit, rita: visits.turn_away(visit, by=rita, now=MONDAY_9AM),
}


@pytest.mark.parametrize("how", ENDED)
def test_a_forgotten_visit_does_not_come_back_by_undoing(how: str, ann: Person, rita: Person, olga: Person) -> None:
    badges(1)
    visit = ENDED[how](arrived_visit(ann, name=NAME, phone=PHONE), rita)
    assert undo.newest(visit, now=MONDAY_9AM) is not None
    forget_person(visit, reason="asked", by=olga, now=MONDAY_9AM)

    with pytest.raises(Refused) as refusal:
        undo.undo(visit, by=rita, now=MONDAY_9AM)

    assert (refusal.value.code, showing.allowed(visit, rita, MONDAY_9AM), BadgeLoan.objects.out().count()) == ("forgotten", set(), 0)


def test_what_a_visitor_sends_while_being_forgotten_is_not_kept(ann: Person, olga: Person) -> None:
    read_before = came(ann)
    forget_person(read_before, reason="asked", by=olga, now=SOON)

    for late in (
        lambda: thanks.give_feedback(read_before, score=5, words=f"{NAME} {PHONE}", now=SOON),
        lambda: visits.stop_messages(read_before, now=SOON),
    ):
        with pytest.raises(Refused) as refusal:
            late()
        assert refusal.value.code == "forgotten"

    assert (thanks.send(read_before, now=SOON), traces(NAME, PHONE), Feedback.objects.count()) == (False, [], 0)
