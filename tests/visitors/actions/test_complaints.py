"""Complaints: routed, spoken to, answered, asked; each once, with the clock of the call."""

import pytest
from django.db import transaction

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.calls import a_call, a_complaint
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.races import together
from visitors.actions import complaints
from visitors.models import Complaint

pytestmark = pytest.mark.django_db


def inbox(kind: str) -> list[str]:
    rows = Notice.objects.filter(kind=f"visitors.{kind}", channel=Channel.INBOX).order_by("pk")
    return [notice.reader.username for notice in rows.select_related("reader")]


def owed() -> dict[str, str]:
    return {todo.promise.partition(".")[2]: todo.holder.username if todo.holder else todo.role for todo in Todo.objects.open()}


def test_the_head_hears_at_once_and_holds_both_clocks_from_the_call(rita: Person, bo: Person, product: Department) -> None:
    call = a_call(rita, now=MONDAY_9AM - HOUR)
    complaint = a_complaint(rita, product, call=call)

    assert (inbox("complaint_routed"), complaint.handler, complaint.received_at) == (["bo"], bo, MONDAY_9AM - HOUR)
    assert owed() == {"complaint_contacted": "bo", "complaint_answered": "bo"}
    assert Todo.objects.get(promise="visitors.complaint_contacted").due_at == MONDAY_9AM - HOUR + DAY


def test_a_department_without_a_head_leaves_it_to_the_admin_manager(rita: Person, olga: Person, product: Department) -> None:
    a_complaint(rita, product)
    assert (inbox("complaint_routed"), set(owed().values())) == (["olga"], {"admin_manager"})


@pytest.mark.parametrize(("given", "code"), [({"name": " "}, "name"), ({"words": ""}, "words"), ({"phone": ""}, "contact")])
def test_what_nobody_could_answer_is_refused(rita: Person, product: Department, given: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_complaint(rita, product, **given)
    assert (refused.value.code, Complaint.objects.count()) == (code, 0)
    assert a_complaint(rita, product, phone="", email="luo@example.com").email == "luo@example.com"


def test_another_department_has_it_with_the_same_clock(
    rita: Person, bo: Person, olga: Person, product: Department, office: Department
) -> None:
    office.refresh_from_db()
    complaint = a_complaint(rita, product)
    due = Todo.objects.get(promise="visitors.complaint_contacted").due_at
    complaints.route(complaint, department=office, by=rita, now=MONDAY_9AM + HOUR)
    with pytest.raises(Refused) as refused:
        complaints.route(complaint, department=office, by=rita, now=MONDAY_9AM + HOUR)

    assert (refused.value.code, set(owed().values()), inbox("complaint_routed")) == ("same", {"olga"}, ["bo", "olga"])
    assert Todo.objects.get(promise="visitors.complaint_contacted").due_at == due


def test_the_head_gives_it_to_a_colleague_who_sees_and_holds_it(rita: Person, bo: Person, ann: Person, product: Department) -> None:
    complaint = a_complaint(rita, product)
    assert not Complaint.objects.visible_to(ann).exists()
    complaints.give(complaint, to=ann, by=bo, now=MONDAY_9AM + HOUR)
    assert (set(owed().values()), Complaint.objects.visible_to(ann).count(), inbox("complaint_routed")) == ({"ann"}, 1, ["bo", "ann"])


def test_contact_answer_and_satisfaction_settle_one_clock_after_the_other(rita: Person, bo: Person, product: Department) -> None:
    complaint = a_complaint(rita, product)
    complaints.contact(complaint, by=bo, now=MONDAY_9AM + HOUR, words="已致歉，明天上门")
    first = owed()
    complaints.answer(complaint, by=bo, now=MONDAY_9AM + DAY, outcome="换新泵")
    second, told = owed(), inbox("complaint_told")
    complaints.rate(complaint, by=rita, now=MONDAY_9AM + 2 * DAY, score=4, words="处理得快")

    complaint.refresh_from_db()
    assert (first, second, told, owed()) == ({"complaint_answered": "bo"}, {"satisfaction_asked": "receptionist"}, ["rita"], {})
    assert (complaint.contact, complaint.outcome, complaint.score, complaint.rating) == ("已致歉，明天上门", "换新泵", 4, "处理得快")


def test_what_is_answered_at_once_was_spoken_about_too(rita: Person, bo: Person, product: Department) -> None:
    complaint = complaints.answer(a_complaint(rita, product), by=bo, now=MONDAY_9AM + HOUR, outcome="已退款")
    assert (complaint.contacted_at, owed()) == (MONDAY_9AM + HOUR, {"satisfaction_asked": "receptionist"})


def test_each_step_is_refused_where_it_has_no_place(rita: Person, bo: Person, product: Department) -> None:
    complaint, codes = a_complaint(rita, product), []

    def refused(code: str, do: object, **given: object) -> None:
        with pytest.raises(Refused) as caught:
            do(complaint, by=rita, now=MONDAY_9AM + HOUR, **given)
        codes.append((code, caught.value.code))

    refused("unanswered", complaints.rate, score=5)
    refused("words", complaints.contact, words=" ")
    refused("outcome", complaints.answer, outcome="")
    complaints.contact(complaint, by=bo, now=MONDAY_9AM, words="已致歉")
    refused("contacted", complaints.contact, words="再次")
    complaints.answer(complaint, by=bo, now=MONDAY_9AM, outcome="换新")
    refused("done", complaints.answer, outcome="换新")
    refused("done", complaints.give, to=bo)
    refused("words", complaints.rate, score=None)
    complaints.rate(complaint, by=rita, now=MONDAY_9AM, score=None, words="没有接")
    refused("rated", complaints.rate, score=5)
    assert [expected for expected, _got in codes] == [got for _expected, got in codes]


def test_who_sees_a_complaint(
    ann: Person, bo: Person, tom: Person, rita: Person, olga: Person, charlie: Person, product: Department
) -> None:
    a_complaint(rita, product)
    seen = {person.username: Complaint.objects.visible_to(person).count() for person in (ann, bo, tom, rita, olga, charlie)}
    assert seen == {"ann": 0, "bo": 1, "tom": 0, "rita": 1, "olga": 1, "charlie": 0}


@pytest.mark.django_db(transaction=True)
def test_of_many_who_answer_at_once_one_does_and_one_question_is_open(rita: Person, bo: Person, product: Department) -> None:
    complaint = a_complaint(rita, product)
    answers = together(10, lambda number: complaints.answer(complaint, by=bo, now=MONDAY_9AM + HOUR, outcome=f"结果{number}"))
    assert [type(answer).__name__ for answer in answers].count("Complaint") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"done"}
    assert Todo.objects.open().count() == 1


def test_numbered_by_the_year_in_which_they_were_written_down(rita: Person, product: Department) -> None:
    at = MONDAY_9AM.replace(month=12, day=31, hour=23, minute=59)
    numbers = [a_complaint(rita, product, now=moment).number for moment in (MONDAY_9AM, at, at + MINUTE, at + DAY)]
    assert numbers == ["TS-2026-001", "TS-2026-002", "TS-2027-001", "TS-2027-002"]


def test_what_was_refused_takes_no_number(rita: Person, product: Department) -> None:
    with pytest.raises(Refused):
        a_complaint(rita, product, words=" ")
    assert a_complaint(rita, product).number == "TS-2026-001"


@pytest.mark.django_db(transaction=True)
def test_of_many_written_down_at_once_each_has_its_number_and_there_is_no_hole(rita: Person, product: Department) -> None:
    many = count(60, 12)

    def write(number: int) -> str:
        """Every third one is rolled back once it has its number."""
        with transaction.atomic():
            made = a_complaint(rita, product)
            if number % 3 == 0:
                raise Interrupted
        return made.number

    answers = together(many, write)
    kept = sorted(answer for answer in answers if isinstance(answer, str))
    assert {type(answer) for answer in answers} == {str, Interrupted}
    assert kept == [f"TS-2026-{n:03}" for n in range(1, len(kept) + 1)]


class Interrupted(Exception):
    """What a fault on the way does to a transaction."""
