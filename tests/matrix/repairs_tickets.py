"""Doors of repair tickets."""

from frontdesk.people.models import Person
from repairs.links import token_of
from repairs.models import Ticket
from tests.factories.repairs import a_category, a_spot, reported
from tests.matrix.rows import BOARD, MANAGER, NOBODY, PUBLIC_ROW, STAFF, Row, change, page, record
from tests.moments import MONDAY_9AM

STEPS = ("photo", "add", "confirm", "reopen", "rate", "cancel", "follow", "unfollow")

PAGES: dict[str, Row] = {
    **dict.fromkeys([f"repairs:ticket_{name}" for name in ("list", "export", "new", "alike")], page(STAFF)),
    "repairs:ticket_detail": record(STAFF, others=BOARD),
    **dict.fromkeys([f"repairs:ticket_{verb}" for verb in STEPS], change(STAFF, others=BOARD)),
    "repairs:ticket_confirm": change(STAFF, others=NOBODY),
    "repairs:ticket_rate": Row("POST", gate=STAFF, own=STAFF, data={"stars": "5"}),
    "repairs:ticket_alarm": Row("POST", gate=STAFF, own=STAFF, data={"emergency": "water"}),
    "repairs:ticket_safe": Row("POST", gate=STAFF),  # a step that is asked; of these none is
    **{f"repairs:ticket_{verb}": Row("POST", gate=STAFF, own=STAFF, other=MANAGER, data={"words": "x"}) for verb in ("reopen", "cancel")},
    "repairs:ticket_follow": Row("POST", gate=STAFF),  # only what is open and of late can be followed; these are not
    "repairs:ticket_status": PUBLIC_ROW,
}
# the front desk sees what is open; only who asked or leads says whether it is wanted and works
KNOWN = {(f"repairs:ticket_{verb}", who) for verb in ("confirm", "rate", "alarm", "reopen", "cancel") for who in BOARD}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A ticket that this person reported."""
    ticket = reported(person)
    return {"repairs:ticket_status": {"token": token_of(ticket)}, "repairs:ticket_": {"number": ticket.number}}


def plant(many: int, person: Person) -> None:
    """So many tickets of one person."""
    common, there = {"asker": person, "place": a_spot(), "category": a_category(), "reported_at": MONDAY_9AM}, Ticket.objects.count()
    Ticket.objects.bulk_create([Ticket(number=f"BX-20200101-{there + n:03}", **common) for n in range(many)])
