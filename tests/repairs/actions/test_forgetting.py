"""Tickets long over, notes of rounds, contacts of contractors: their words are found before and nowhere after."""

import pytest

from frontdesk.journal import trail
from frontdesk.journal.verify import verify
from frontdesk.office.traces import traces
from frontdesk.people.models import Person
from frontdesk.search.rows import put
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from repairs.actions.forgetting.contractors import closed_before
from repairs.actions.forgetting.tickets import BESIDE, TICKET, over_before
from repairs.models import Comment, Contractor, Extension, HandOff, Offer, Rating, Round, RoundAnswer, Ticket
from tests.factories.repairs import a_category, a_contractor, a_spot
from tests.factories.repairs_rounds import a_checklist
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
NOW, LATER = MONDAY_9AM, MONDAY_9AM + HOUR
OVER = {"resolved_at": NOW, "closed_at": NOW}


def a_full_ticket(ann: Person, tom: Person) -> Ticket:
    """Every column that is emptied says zqrvkw."""
    row = dict.fromkeys(TICKET, "zqrvkw") | {
        "asker": ann,
        "place": a_spot(),
        "category": a_category(),
        "reported_at": NOW,
        "number": "BX-1",
    }
    ticket = Ticket.objects.create(**row, **OVER)
    rest = {
        Comment: {"said_at": NOW, "said_by": tom},
        Extension: {"cycle": 1, "asked_at": NOW, "asked_by": tom, "wanted_at": LATER},
        HandOff: {"cycle": 1, "contractor": a_contractor(), "handed_at": NOW, "handed_by": tom, "due_at": LATER, "expires_at": LATER},
        Offer: {"cycle": 1, "person": tom, "offered_at": NOW, "until_at": LATER},
        Rating: {"cycle": 1, "stars": 5, "given_at": NOW, "given_by": ann},
    }
    for model, columns in BESIDE.items():
        made = model._default_manager.create(ticket=ticket, **dict.fromkeys(columns, "zqrvkw"), **rest[model])
        trail.record("noted", subject=made, by=tom, at=NOW, details={"words": "zqrvkw"})
    trail.record("reported", subject=ticket, by=ann, at=NOW, details={"words": "zqrvkw"})
    put(ticket)
    return ticket


def test_a_ticket_is_forgotten_with_everything_beside_it_and_stays_counted(ann: Person, tom: Person) -> None:
    ticket = a_full_ticket(ann, tom)
    salt = ticket.salt
    assert {trace.place.rpartition(".")[0] for trace in traces("zqrvkw") if trace.place.startswith("repairs")} == {
        model._meta.label_lower for model in (Ticket, *BESIDE)
    }
    assert not over_before(NOW).exists()

    run(RULES["timed.forget"], now=NOW + 729 * DAY)
    assert len(traces("zqrvkw")) > 5
    run(RULES["timed.forget"], now=NOW + 732 * DAY)

    ticket.refresh_from_db()
    assert (traces("zqrvkw"), ticket.number, ticket.salt == salt, Rating.objects.get().stars, verify()) == ([], "BX-1", False, 5, [])
    assert not over_before(NOW + 800 * DAY).exists()


def test_notes_of_rounds_and_contacts_of_closed_contractors(rita: Person) -> None:
    checklist = a_checklist(rita)
    made = Round.objects.create(checklist=checklist, due_at=NOW, opened_at=NOW)
    RoundAnswer.objects.create(round=made, item=checklist.items.get(), result="pass", note="zqrvkw", answered_at=NOW, answered_by=rita)
    open_one, firm = a_contractor(phone="zqkvrw"), a_contractor("某公司", contact="zqrvkw", phone="zqrvkw", closed_at=NOW)
    assert list(closed_before(LATER)) == [firm]
    run(RULES["timed.forget"], now=NOW)  # goes live
    run(RULES["timed.forget"], now=NOW + 732 * DAY)
    assert (traces("zqrvkw"), RoundAnswer.objects.get().result, Contractor.objects.get(pk=open_one.pk).phone) == ([], "pass", "zqkvrw")
