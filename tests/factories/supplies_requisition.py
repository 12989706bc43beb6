"""Requisitions, handouts and loans with sensible defaults, by the real actions."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from PIL import Image, ImageDraw

from frontdesk.files.receive import Received
from frontdesk.files.sniff import Type
from frontdesk.people.models import Department, Person
from supplies.actions import loans, requisitions
from supplies.actions.handing_out import Given, Old, hand_out
from supplies.models import Handout, Item, Loan, Requisition
from tests.factories.supplies import a_store
from tests.moments import DAY, MONDAY_9AM


def drawn() -> bytes:
    """A signature as the desk's screen sends it."""
    picture, sent = Image.new("RGB", (480, 160), "white"), BytesIO()
    ImageDraw.Draw(picture).line(
        [(30, 110), (90, 40), (130, 120), (190, 50), (230, 110), (320, 60), (440, 90)], "#1b2a32", width=5, joint="curve"
    )
    picture.save(sent, "PNG")
    return sent.getvalue()


SIGNED = Received("签名.png", Type.PNG, drawn())


def asked(
    asker: Person, wanted: Mapping[Item, int], *, now: datetime = MONDAY_9AM, by: Person | None = None, purpose: str = ""
) -> Requisition:
    """A requisition of one paper; everyday things are agreed to at once."""
    a_store()
    return requisitions.ask(wanted, asker=asker, by=by or asker, now=now, purpose=purpose)[0]


def agreed(asker: Person, wanted: Mapping[Item, int], *, by: Person, now: datetime = MONDAY_9AM) -> Requisition:
    """The head agreed to all of it."""
    return requisitions.approve(asked(asker, wanted, now=now), by=by, now=now)


def handed(
    requisition: Requisition,
    *,
    by: Person,
    now: datetime = MONDAY_9AM,
    taker: Person | None = None,
    many: int | None = None,
    **more: object,
) -> Handout:
    """What waits for it, or so many of each line, signed for on the screen; of old for new things with the old one."""
    given = [
        Given(line, many or line.reserved, Old(many or line.reserved) if line.item.is_old_for_new else None)
        for line in requisition.lines.select_related("item")
        if many or line.reserved
    ]
    how = {"signed": Handout.Signed.SCREEN, "signature": SIGNED, "checked": True, **more}
    return hand_out(given, taker=taker or requisition.asker, by=by, now=now, **how)


def lent(item: Item, *, lender: Department, borrower: Department, by: Person, now: datetime = MONDAY_9AM, many: int = 1) -> Loan:
    return loans.lend(item, many, lender=lender, borrower=borrower, due_on=(now + 2 * DAY).date(), by=by, now=now)
