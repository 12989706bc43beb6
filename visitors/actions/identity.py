"""Checking who a visitor is: by what, when and by whom. A number is noted only where the type of visitor says so, and lies sealed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk import ciphers
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors import id_numbers
from visitors.actions.steps import locked, must_be_here, step
from visitors.models import Visit, VisitEvent, VisitorType
from visitors.models.visit import IdentityProof
from visitors.models.visit_event import Verb


def identify(visit: Visit, *, proof: str, by: Person, now: datetime, id_number: str = "") -> Visit:
    """The desk has seen who it is. Refused: proof, already, not-asked, id-number."""
    refuse_unless(proof in IdentityProof.values, _("Choose what they showed."), "proof")
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        refuse_unless(visit.identity_at is None, _("It was checked already who this is."), "already")
        facts: dict[str, Any] = {"identity_at": now, "identity_by": by, "identity_proof": proof}
        if id_number.strip():
            facts["id_number_sealed"] = sealed(id_number, visitor_type=visit.visitor_type)
        step(visit, Verb.IDENTIFY, by=by, now=now, more={"noted": "id_number_sealed" in facts}, **facts)
    return visit


def note(visit: Visit, id_number: str) -> None:
    """What a visitor wrote at the kiosk, in the transaction of registering; nothing where they wrote none."""
    if id_number:
        kind = visit.visitor_type or VisitorType.objects.for_purpose(visit.purpose)
        visit.id_number_sealed = sealed(id_number, visitor_type=kind)
        visit.save(update_fields=["id_number_sealed"])


def sealed(id_number: str, *, visitor_type: VisitorType | None) -> str:
    """The number as the database keeps it. Refused: not-asked, id-number."""
    asked = visitor_type is not None and visitor_type.asks_id_number
    refuse_unless(asked, _("Visitors of this type are not asked for a number."), "not-asked")
    number = id_numbers.plain(id_number)
    words = _("This number can't be right. Check it digit by digit, or leave it out.")
    refuse_unless(id_numbers.is_right(number), words, "id-number")
    return ciphers.seal(number)


def masked(visit: Visit) -> str:
    """'310***********1234', or '' where none was noted."""
    return ciphers.masked(ciphers.opened(visit.id_number_sealed))


def undone(event: VisitEvent) -> dict[str, Any]:
    """What the visit gets back beside its facts when a check is undone: a number that was noted with it goes."""
    if event.verb != Verb.IDENTIFY:
        return {}
    return {"identity_proof": "", **({"id_number_sealed": ""} if event.before.get("noted") else {})}
