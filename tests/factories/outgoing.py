"""Outgoing documents with sensible defaults, by the real actions."""

from typing import Any

from documents.actions import drafting, issuing, signing
from documents.models import Document, Signing
from frontdesk.people.models import Person
from tests.moments import MONDAY_9AM

WORDS = {
    "subject": "关于元旦放假安排的通知",
    "addressed_to": "各部门",
    "copied_to": "物业管理处",
    "body": "根据规定，元旦放假三天。\n请各部门安排好值班。",
    "signed_off_as": "行政部",
}


def drafted(by: Person, **values: Any) -> Document:
    """A draft of nine on Monday unless `now` says otherwise."""
    now, files = values.pop("now", MONDAY_9AM), values.pop("files", ())
    return drafting.draft({**WORDS, **values}, by=by, now=now, files=files)


def approved(by: Person, *, checker: Person, approver: Person, **values: Any) -> Document:
    """Checked and approved."""
    now, issuer = values.get("now", MONDAY_9AM), values.pop("issuer", None)
    made = drafted(by, **values)
    sign_off = drafting.send(made, checker=checker, approver=approver, issuer=issuer, by=by, now=now)
    for signer in (checker, approver):
        mine = Signing.objects.asked().get(step__sign_off=sign_off)
        signing.decide(mine, agreed=True, by=signer, now=now, seen=sign_off.sha256)
    made.refresh_from_db()
    return made


def issued(by: Person, *, keeper: Person, checker: Person, approver: Person, **values: Any) -> Document:
    """Issued by a keeper."""
    return issuing.issue(approved(by, checker=checker, approver=approver, **values), by=keeper, now=values.get("now", MONDAY_9AM))
