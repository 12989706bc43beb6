"""A file whose wake-up or worker was lost is found by the rule, and no other is."""

import pytest

from frontdesk.files.models import Contents
from frontdesk.files.reading import LEASE, work
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.documents import registered
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.sample_files import TEXT, taken

pytestmark = pytest.mark.django_db


def test_only_what_is_owed_and_what_no_worker_has_is_rung_for(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[int] = []
    monkeypatch.setattr("frontdesk.timed.rules.read_files.ring", lambda: rung.append(1))
    monkeypatch.setattr("frontdesk.timed.rules.read_files.transaction.on_commit", lambda do: do())

    def looked(moment: object) -> int:
        return len(run(RULES["timed.read_files"], now=moment).acted)

    assert looked(MONDAY_9AM) == 0
    registered(rita, files=[taken(TEXT, "a.txt"), taken()])  # a photo holds no text
    owed = Contents.objects.get()
    assert (looked(MONDAY_9AM), looked(MONDAY_9AM + MINUTE)) == (1, 1)

    Contents.objects.update(leased_until=MONDAY_9AM + LEASE)
    assert (looked(MONDAY_9AM + 2 * MINUTE), looked(MONDAY_9AM + LEASE)) == (0, 1)

    assert work(owed.pk, clock=lambda: MONDAY_9AM + DAY)
    assert (looked(MONDAY_9AM + DAY), len(rung)) == (0, 3)
