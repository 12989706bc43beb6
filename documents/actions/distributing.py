"""分发: an issued document goes to colleagues and to others outside, and each confirms that it came."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.actions.chasing import fresh_of
from documents.actions.keeping import kept
from documents.actions.naming import must_be_cleared, must_be_there, name
from documents.actions.steps import locked
from documents.actions.taking_back import take_back
from documents.models import Channel, Document, Named, Recipient
from documents.notices.document_distributed import DocumentDistributed
from documents.notices.receipt_owed import ReceiptOwed
from documents.promises.of_receipt import receipt_promise
from documents.scope import about
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Department, Person
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos

MOST = 50


def send_inside(
    document: Document, *, people: Sequence[Person], by: Person, now: datetime, departments: Sequence[Department] = (), copies: int = 1
) -> list[Recipient]:
    """To colleagues and to the heads of departments; who has it already is passed over.

    Refused: not-yours, void, not-issued, finished, no-head, nobody, left, not-cleared.
    """
    with transaction.atomic():
        mine = _issued(document, by)
        there = set(mine.recipients.standing().inside().values_list("person", flat=True))
        asked = [each for each in _with_departments(people, departments) if each[0].pk not in there]
        refuse_unless(0 < len(asked) <= MOST, _("Name who gets it and has not got it yet, fifty at most."), "nobody")
        chosen = [person for person, _department in asked]
        must_be_there(chosen)
        must_be_cleared(chosen, mine)
        return [_to_person(mine, person, department, copies, by=by, now=now) for person, department in asked]


def _with_departments(people: Sequence[Person], departments: Sequence[Department]) -> list[tuple[Person, Department | None]]:
    """Each once: as the head of a department before by name alone."""
    headless = [str(each) for each in departments if each.head is None or not each.head.is_active]
    refuse_unless(
        not headless, _("Without a head: %(departments)s. Name a colleague.") % {"departments": _(", ").join(headless)}, "no-head"
    )
    found: dict[Person, Department | None] = {each.head: each for each in departments if each.head}
    return list({**dict.fromkeys(people), **found}.items())


def _to_person(mine: Document, person: Person, department: Department | None, copies: int, *, by: Person, now: datetime) -> Recipient:
    name(mine, person, Named.Why.RECEIVES, by=by, now=now)
    sent = {"copies": copies, "sent_on": timezone.localdate(now), "sent_at": now, "sent_by": by}
    made = Recipient.objects.create(document=mine, person=person, department=department, **sent)
    todos.open(receipt_promise(made), subject=made, holder=person, since=now, now=now, by=by)
    trail.record("distribute_document", subject=mine, by=by, at=now, details={"person": person.pk, "copies": copies})
    post(DocumentDistributed, cause=f"recipient:{made.pk}", to=person, subject=mine, data={**about(mine), "recipient": made.pk}, now=now)
    return made


def send_outside(
    document: Document, *, to: str, channel: str, by: Person, now: datetime, copies: int = 1, sent_on: date | None = None
) -> Recipient:
    """To somebody outside: who enters it enters the receipt, too.

    Refused: not-yours, void, not-issued, finished, nobody, channel, future.
    """
    to, today = to.strip()[:120], timezone.localdate(now)
    refuse_unless(bool(to), _("Who gets it?"), "nobody")
    refuse_unless(channel in Channel.values, _("How does it go?"), "channel")
    refuse_unless(sent_on is None or sent_on <= today, _("This day has not come yet."), "future")
    with transaction.atomic():
        mine = _issued(document, by)
        sent = {"copies": copies, "sent_on": sent_on or today, "sent_at": now, "sent_by": by}
        made = Recipient.objects.create(document=mine, outside=to, channel=channel, **sent)
        todos.open(receipt_promise(made), subject=made, holder=by, since=now, now=now, by=by)
        trail.record("distribute_document", subject=mine, by=by, at=now, details={"recipient": made.pk, "copies": copies})
    return made


def _issued(document: Document, by: Person) -> Document:
    mine = kept(document, by)
    refuse_unless(mine.issued_at is not None, _("It is distributed after it is issued."), "not-issued")
    refuse_unless(mine.finished_at is None, _("This document is finished."), "finished")
    return mine


def confirm(recipient: Recipient, *, by: Person, now: datetime) -> Recipient:
    """签收: the colleague has it. Refused: not-yours, over."""
    with transaction.atomic():
        document = locked(recipient.document)
        mine = _open(recipient)
        refuse_unless(mine.person_id == by.pk, _("It went to another colleague."), "not-yours")
        _received(mine, document, on=timezone.localdate(now), receipt="", by=by, now=now)
    return mine


def enter_receipt(recipient: Recipient, *, received_on: date, by: Person, now: datetime, receipt: str = "") -> Recipient:
    """回执: the clerk enters what came back, by its day and its words. Refused: not-yours, void, over, future, early."""
    with transaction.atomic():
        document = kept(recipient.document, by)
        mine = _open(recipient)
        refuse_unless(received_on <= timezone.localdate(now), _("This day has not come yet."), "future")
        refuse_unless(received_on >= mine.sent_on, _("It was not sent yet on this day."), "early")
        _received(mine, document, on=received_on, receipt=receipt.strip()[:200], by=by, now=now)
    return mine


def _open(recipient: Recipient) -> Recipient:
    mine = Recipient.objects.select_related("person", "sent_by").get(pk=recipient.pk)
    refuse_unless(mine.received_at is None and mine.withdrawn_at is None, _("This is over already."), "over")
    return mine


def _received(mine: Recipient, document: Document, *, on: date, receipt: str, by: Person, now: datetime) -> None:
    mine.received_on, mine.receipt, mine.received_at, mine.received_by = on, receipt, now, by
    mine.save(update_fields=["received_on", "receipt", "received_at", "received_by"])
    todos.settle(receipt_promise(mine), subject=mine, now=now, by=by)
    trail.record("receive_document", subject=document, by=by, at=now, details={"recipient": mine.pk})


def withdraw(recipient: Recipient, *, by: Person, now: datetime) -> Recipient:
    """It need not be confirmed: sent by mistake, or no receipt will come. Refused: not-yours, void, over."""
    with transaction.atomic():
        document = kept(recipient.document, by)
        mine = _open(recipient)
        take_back(mine, receipt_promise(mine), by=by, now=now)
        trail.record("withdraw_recipient", subject=document, by=by, at=now, details={"recipient": mine.pk})
    return mine


def chase(document: Document, *, by: Person, now: datetime) -> int:
    """催办: ask once more every colleague who has not confirmed; how many. Refused: not-yours, void, nobody, chased (within the hour)."""
    with transaction.atomic():
        mine = kept(document, by)
        waiting = list(mine.recipients.open().inside().select_related("person"))
        refuse_unless(bool(waiting), _("Every colleague has confirmed."), "nobody")
        fresh = fresh_of(waiting, by=by, now=now)
        for each in fresh:
            data = {**about(mine), "recipient": each.pk}
            post(ReceiptOwed, cause=f"chased:{each.pk}:{now.isoformat()}", to=each.person, subject=mine, data=data, now=now)
        trail.record("chase_receipts", subject=mine, by=by, at=now, details={"people": [each.person_id for each in fresh]})
    return len(fresh)
