"""Doors of the lists of people and of the preview of dates: kept by who keeps documents."""

from documents.actions import routing_lists
from documents.models import RoutingList
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from tests.factories.people import PersonFactory
from tests.matrix.documents import KEEPERS
from tests.matrix.rows import STAFF, Row, page, step
from tests.moments import MONDAY_9AM

PAGES: dict[str, Row] = {
    "documents:date_preview": page(STAFF),
    **{f"documents:routing_list_{verb}": page(KEEPERS) for verb in ("list", "new", "edit")},
    "documents:routing_list_close": step(KEEPERS),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A list that this person stands on."""
    return {"documents:routing_list_": {"pk": listed(PersonFactory(roles=[Role.ADMIN_CLERK]), person).pk}}


def plant(many: int, person: Person) -> None:
    """So many lists."""
    clerk = PersonFactory(roles=[Role.ADMIN_CLERK])
    for _number in range(many):
        listed(clerk, person)


def listed(clerk: Person, *people: Person) -> RoutingList:
    values = {"name": f"名单 {RoutingList.objects.count() + 1}", "source_words": "街道办"}
    return routing_lists.add(values, people=[*people, clerk], by=clerk, now=MONDAY_9AM)
