"""签阅单: everybody who signed or read a document, or is still to, in the order in which they were asked."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.models import Circulation, Decision, Document, Reader, Signing
from frontdesk.people.models import Person

LEFT_OUT = (Decision.TRANSFERRED, Decision.SPARED)


@dataclass(frozen=True)
class Line:
    """One person of the slip; without `at` the place for the signature stays white."""

    person: Person
    reads: bool
    words: str = ""
    signed: str = ""
    at: datetime | None = None


def lines_of(document: Document) -> list[Line]:
    """Signers of all sign-offs, then readers of all circulations; two questions. Who was never asked and no more will be is left out."""
    signings = Signing.objects.filter(step__sign_off__document=document).exclude(decision__in=LEFT_OUT)
    people = ("signer__department", "decided_by")
    in_order = ("step__sign_off__number", "step__position", "step__attempt", "place", "pk")
    wanted = signings.select_related("step__sign_off", *people).order_by(*in_order)
    readers = Reader.objects.standing().filter(circulation__document=document).select_related("person__department")
    return [
        *(_signer(each) for each in wanted if each.decided_at or each.step.sign_off.ended_at is None),
        *(_reader(each) for each in readers.order_by("circulation__number", "place", "pk")),
    ]


def _signer(signing: Signing) -> Line:
    if signing.decided_at is None:
        return Line(signing.signer, reads=False)
    words = pgettext("colon", ": ").join(filter(None, (str(signing.get_decision_display()), signing.opinion)))
    return Line(signing.signer, reads=False, words=words, signed=_signed(signing), at=signing.decided_at)


def _signed(signing: Signing) -> str:
    if signing.decided_by is None or signing.decided_by_id == signing.signer_id:
        return str(signing.signer)
    return _("%(by)s for %(signer)s") % {"by": signing.decided_by, "signer": signing.signer}


def _reader(reader: Reader) -> Line:
    return Line(reader.person, reads=True, words=reader.words, signed=str(reader.person) if reader.read_at else "", at=reader.read_at)


def purposes_of(document: Document) -> list[str]:
    """What signers and readers are asked, each once, in the order in which it was asked."""
    asked = [*document.sign_offs.all(), *Circulation.objects.filter(document=document)]
    return list(dict.fromkeys(each.purpose for each in sorted(asked, key=lambda each: each.begun_at) if each.purpose))
