"""Doors of routing: lists of people, the preview of dates, a document corrected, who may know of it."""

from documents.actions import routing_lists
from documents.actions.naming import name
from documents.models import Named, RoutingList
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.matrix.documents import KEEPERS
from tests.matrix.rows import STAFF, Row, change, page, record, step
from tests.moments import MONDAY_9AM

PAGES: dict[str, Row] = {
    "documents:date_preview": page(STAFF),
    **{f"documents:routing_list_{verb}": page(KEEPERS) for verb in ("list", "new", "edit")},
    "documents:routing_list_close": step(KEEPERS),
    "documents:document_edit": record(KEEPERS, others=KEEPERS),
    **{f"documents:named_{verb}": change(STAFF, others=KEEPERS) for verb in ("add", "remove")},
}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A list that this person stands on, a document that they may know of."""
    clerk = PersonFactory(roles=[Role.ADMIN_CLERK])
    document = registered(clerk, subject=f"与 {person.pk} 有关")
    named = name(document, person if person.can(Can.READ_DOCUMENTS) else clerk, Named.Why.KNOWS, by=clerk, now=MONDAY_9AM)
    return {
        "documents:routing_list_": {"pk": listed(clerk, person).pk},
        "documents:named_add": {"pk": document.pk},
        "documents:named_": {"pk": named.pk},
    }


def plant(many: int, person: Person) -> None:
    """So many lists."""
    clerk = PersonFactory(roles=[Role.ADMIN_CLERK])
    for _number in range(many):
        listed(clerk, person)


def listed(clerk: Person, *people: Person) -> RoutingList:
    values = {"name": f"名单 {RoutingList.objects.count() + 1}", "source_words": "街道办"}
    return routing_lists.add(values, people=[*people, clerk], by=clerk, now=MONDAY_9AM)
