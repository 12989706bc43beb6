"""Which lists of people a document is offered, the fitting ones first with their reason in words; who may not read it is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.models import Clearance, Document, RoutingList
from frontdesk.people.models import Department, Person
from frontdesk.people.names import normal


@dataclass(frozen=True)
class Offer:
    """`why` says what suggests it (nothing: it is merely there), `left_out` who stands on the list and may not read the document."""

    routing_list: RoutingList
    people: Sequence[Person]
    left_out: Sequence[Person]
    why: str = ""

    @property
    def said(self) -> str:
        """What a form says after it was filled with it."""
        names = _(", ").join(map(str, self.people))
        words = _("%(list)s: %(people)s.") % {"list": self.routing_list, "people": names}
        if not self.left_out:
            return words
        left = _("Left out, for they may not read it: %(people)s.") % {"people": _(", ").join(map(str, self.left_out))}
        return f"{words} {left}"


def offers(document: Document, kind: RoutingList.Kind) -> list[Offer]:
    """The open lists of a kind that have somebody who may read it; five questions, whatever their number."""
    lists = list(RoutingList.objects.open().filter(kind=kind).order_by("name", "pk").with_people())
    levels = Clearance.objects.levels_of({place.person for each in lists for place in each.places.all()})
    found = [_offer(each, document, levels) for each in lists]
    return sorted((offer for offer in found if offer.people), key=lambda offer: not offer.why)


def _offer(routing_list: RoutingList, document: Document, levels: dict[int, int]) -> Offer:
    people = [place.person for place in routing_list.places.all()]
    may = [person for person in people if levels[person.pk] >= document.level]
    return Offer(routing_list, may, [person for person in people if person not in may], _why(routing_list, document))


def _why(routing_list: RoutingList, document: Document) -> str:
    source = normal(document.source)
    word = next((each for each in routing_list.words if normal(each) in source), "")
    if word:
        return _("the sender's name holds “%(word)s”") % {"word": word}
    department = routing_list.department
    if department and _is_about(department, document):
        return _("the proposal names %(department)s") % {"department": department}
    return ""


def _is_about(department: Department, document: Document) -> bool:
    names = [name for name in (department.name, department.name_en) if name]
    return document.department_id == department.pk or any(name in document.proposal for name in names)
