"""Parts of a repair: out of the ledger at a cost that stays, back by a reversal, never below nothing; of two the last one is somebody's."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from repairs.actions import parts, progress
from repairs.finding.costs import Cost, costs_of
from repairs.models import PartUsed, Ticket
from supplies.actions import by_hand
from supplies.invariants import balances
from supplies.models import Balance, Item, Kind, Movement
from tests.counts import count
from tests.factories.repairs import a_team, reported
from tests.factories.repairs_work import a_part
from tests.factories.supplies import put_in, stocked
from tests.figures import Figure
from tests.moments import DAY, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(ann: Person, olga: Person, tom: Person) -> Ticket:
    return reported(ann, team=a_team(olga, tom))


def on_hand(item: Item) -> int:
    return Balance.objects.get(item=item).on_hand


def code(do: object, *given: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        do(*given, **named)
    return refused.value.code


def test_a_part_is_an_issue_of_the_ledger_at_a_cost_that_stays(ticket: Ticket, tom: Person) -> None:
    washer = stocked(10, "3.50", name="垫圈")
    part = a_part(ticket, tom, item=washer, many=4)
    put_in(washer, 100, "9.00", kind=Kind.RECEIPT)

    moved = Movement.objects.of_document(PartUsed, [part.pk]).get()
    assert (moved.kind, moved.quantity, moved.unit_cost, moved.department) == ("issue", -4, Decimal("3.5"), tom.department)
    assert costs_of([ticket.pk]) == {ticket.pk: Cost(parts=Decimal("14.00"))}
    assert ticket.events.filter(kind="part_used").get().facts == {"part": part.pk, "item": washer.pk, "quantity": 4}


def test_what_was_not_needed_goes_back_by_a_reversal_at_its_own_cost_once(ticket: Ticket, tom: Person) -> None:
    washer = stocked(10, "3.50", name="垫圈")
    part = a_part(ticket, tom, item=washer, many=4)
    assert [parts.take_back(part, by=tom, now=MONDAY_9AM) for _twice in range(2)] == [True, False]
    back = Movement.objects.get(kind=Kind.REVERSAL)
    assert (back.quantity, back.unit_cost, on_hand(washer), costs_of([ticket.pk])[ticket.pk].total) == (4, Decimal("3.5"), 10, 0)
    assert list(balances()) == []


def test_what_the_storekeepers_reversed_costs_the_ticket_nothing_and_can_not_go_back_again(
    ticket: Ticket, tom: Person, olga: Person
) -> None:
    part = a_part(ticket, tom)
    by_hand.take_back(Movement.objects.get(kind=Kind.ISSUE), reason="记错了", on=MONDAY_9AM.date(), by=olga, now=MONDAY_9AM)
    assert costs_of([ticket.pk])[ticket.pk].parts == 0
    assert code(parts.take_back, part, by=tom, now=MONDAY_9AM) == "reversed"


def test_sent_twice_by_a_phone_it_is_one_part(ticket: Ticket, tom: Person) -> None:
    washer, key = stocked(10, name="垫圈"), uuid4()
    first, again = (a_part(ticket, tom, item=washer, many=2, client_id=key) for _twice in range(2))
    assert (first, on_hand(washer)) == (again, 8)


def test_what_can_not_be_used_is_refused_and_moves_nothing(ticket: Ticket, tom: Person, ann: Person, rita: Person) -> None:
    washer, drill = stocked(3, name="垫圈"), stocked(2, "900", name="电钻", is_high_value=True)
    closed = stocked(2, name="旧垫圈", closed_at=MONDAY_9AM)
    assert code(a_part, ticket, tom, item=washer, many=4) == "short"
    assert code(a_part, ticket, tom, item=washer, many=0) == code(a_part, ticket, tom, item=washer, many=1000) == "quantity"
    assert code(a_part, ticket, tom, item=drill) == "value"
    assert code(a_part, ticket, tom, item=closed) == "closed_item"
    assert code(a_part, ticket, ann, item=washer) == code(a_part, ticket, rita, item=washer) == "not-yours"
    progress.resolve(ticket, words="好了", by=tom, now=MONDAY_9AM)
    late = a_part(ticket, tom, item=washer)  # written down after the work
    Ticket.objects.update(closed_at=MONDAY_9AM)
    assert code(a_part, ticket, tom, item=washer) == code(parts.take_back, late, by=tom, now=MONDAY_9AM + DAY) == "closed"
    assert (on_hand(washer), PartUsed.objects.count()) == (2, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("many", [1, 8])
def test_of_all_who_take_the_last_ones_as_many_have_them_as_there_are(
    many: int, ann: Person, olga: Person, tom: Person, figure: Figure
) -> None:
    """`many` left, for eight tickets: one winner, or (the control) eight."""
    team, washer = a_team(olga, tom), stocked(many, name="垫圈")
    tickets = [reported(ann, team=team, now=timezone.now()) for _each in range(count(60, 8))]

    answers = together(len(tickets), lambda n: a_part(tickets[n], tom, item=washer, now=timezone.now()))

    had = [answer for answer in answers if isinstance(answer, PartUsed)]
    assert {answer.code for answer in answers if isinstance(answer, Refused)} <= {"short"}
    assert (len(had), on_hand(washer), len(answers)) == (min(many, len(tickets)), 0, len(tickets))
    figure(f"{len(tickets)} tickets take the last {many} of a part at once: {len(had)} have one")


@pytest.mark.django_db(transaction=True)
def test_of_many_who_send_the_same_part_or_take_it_back_at_once_one_does(ticket: Ticket, tom: Person) -> None:
    washer, key = stocked(10, name="垫圈"), uuid4()
    used = together(6, lambda _n: a_part(ticket, tom, item=washer, client_id=key, now=timezone.now()))
    assert ({answer.pk for answer in used}, on_hand(washer)) == ({PartUsed.objects.get().pk}, 9)
    back = together(6, lambda _n: parts.take_back(used[0], by=tom, now=timezone.now()))
    assert (sorted(back), on_hand(washer)) == ([False] * 5 + [True], 10)
