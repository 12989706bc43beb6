"""What the database itself does not take of a ticket and what stands beside it."""

import pytest
from django.db import IntegrityError, connection, transaction

from frontdesk.append_only import install, remove
from frontdesk.people.models import Person
from repairs.models import Offer, Pause, Rating, Round, RoundAnswer, Ticket, TicketEvent
from repairs.triggers import EVENTS
from tests.factories.repairs import a_category, a_spot
from tests.factories.repairs_rounds import a_checklist
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
NOW, LATER = MONDAY_9AM, MONDAY_9AM + HOUR


def a_row(asker: Person, **fields: object) -> Ticket:
    return Ticket.objects.create(**{"asker": asker, "place": a_spot(), "category": a_category(), "reported_at": NOW, **fields})


@pytest.mark.parametrize(
    "wrong",
    [
        {"urgency": "emergency"},
        {"emergency": "water"},
        {"urgency": "emergency", "emergency": "coffee"},
        {"urgency": "soon"},
        {"accepted_at": NOW},
        {"closed_at": NOW},
        {"confirmed_at": NOW},
        {"merged_at": NOW},
        {"cycle": 0},
    ],
)
def test_a_ticket_that_makes_no_sense(ann: Person, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        a_row(ann, **wrong)
    a_row(ann, urgency="emergency", emergency="water")  # control


def test_what_is_there_once(ann: Person, tom: Person, olga: Person) -> None:
    ticket = a_row(ann)
    offer = {"ticket": ticket, "cycle": 1, "offered_at": NOW, "until_at": LATER}
    pause = {"ticket": ticket, "cycle": 1, "reason": "parts", "paused_at": NOW, "paused_by": tom, "until_at": LATER}
    rating = {"ticket": ticket, "cycle": 1, "stars": 5, "given_at": NOW, "given_by": ann}
    for model, first, second in (
        (Ticket, {"asker": ann, "place": a_spot(), "category": a_category(), "reported_at": NOW, "client_id": ticket.client_id}, {}),
        (Offer, offer | {"person": tom}, {"person": olga}),
        (Pause, pause, {}),
        (Rating, rating, {"stars": 1}),
    ):
        if model is not Ticket:
            model._default_manager.create(**first)
        with pytest.raises(IntegrityError), transaction.atomic():
            model._default_manager.create(**(first | second))
    for person in (ann, olga):  # an emergency goes to many at once
        Offer.objects.create(**offer, person=person, is_broadcast=True)
    assert Offer.objects.open().count() == 3


def test_a_round_is_there_once_and_a_fail_has_one_ticket(ann: Person, rita: Person) -> None:
    checklist, ticket = a_checklist(rita), a_row(ann)
    item = checklist.items.get()
    made = Round.objects.create(checklist=checklist, due_at=NOW, opened_at=NOW)
    common = {"round": made, "item": item, "answered_at": NOW, "answered_by": rita}
    for wrong in ({"result": "pass", "ticket": ticket}, {"result": "perhaps"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoundAnswer.objects.create(**common, **wrong)
    RoundAnswer.objects.create(**common, result="fail", ticket=ticket)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.create(checklist=checklist, due_at=NOW, opened_at=NOW)
    Round.objects.create(checklist=checklist, due_at=NOW + DAY, opened_at=NOW)  # control


@pytest.mark.parametrize("statement", ["UPDATE repairs_ticketevent SET kind = 'closed'", "DELETE FROM repairs_ticketevent"])
def test_the_database_refuses_to_change_what_happened(ann: Person, statement: str) -> None:
    TicketEvent.objects.create(ticket=a_row(ann), kind="reported", happened_at=NOW, happened_by=ann)
    connection.check_constraints()
    install(connection, [EVENTS])
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        connection.cursor().execute(statement)
    remove(connection, [EVENTS])
    connection.cursor().execute(statement)  # control
