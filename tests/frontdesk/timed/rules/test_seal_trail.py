"""New entries are sealed at the next look, and a look without new entries does nothing."""

from frontdesk.journal.models import Entry, Seal
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit
from tests.moments import MINUTE, MONDAY_9AM


def test_new_entries_are_sealed_once(ann: Person) -> None:
    arrived_visit(ann)

    looks = [len(run(RULES["timed.seal_trail"], now=MONDAY_9AM + minutes * MINUTE).acted) for minutes in (1, 2)]

    assert (looks, Seal.objects.count()) == ([1, 0], Entry.objects.count())
