"""A notice whose wake-up was lost is found by the sweep."""

import pytest

from frontdesk.outbox.models import Notice
from frontdesk.outbox.tasks import deliver_owed
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, MINUTE, MONDAY_9AM


def test_the_doorbell_rings_while_something_is_owed(ann: Person, django_capture_on_commit_callbacks: object) -> None:
    arrived_visit(ann)

    with django_capture_on_commit_callbacks() as rings:
        run(RULES["timed.sweep_notices"], now=MONDAY_9AM + MINUTE)
    assert len(rings) == 1

    Notice.objects.update(sent_at=MONDAY_9AM)
    with django_capture_on_commit_callbacks() as rings:
        run(RULES["timed.sweep_notices"], now=MONDAY_9AM + 2 * MINUTE)
    assert rings == []


@pytest.mark.django_db
def test_a_worker_that_wakes_delivers_everything_that_is_owed(ann: Person, settings: object, tmp_path: object) -> None:
    settings.EMAIL_FILE_PATH = str(tmp_path)
    for number in range(3):
        arrived_visit(ann, name=f"访客{number}", now=MONDAY_9AM - 3 * DAY)
    Notice.objects.update(due_at=MONDAY_9AM - 300 * DAY)

    assert (deliver_owed("mail"), deliver_owed("mail"), Notice.objects.waiting().count()) == (3, 0, 0)
