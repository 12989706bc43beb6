"""The demo company's newest document got its proposal later, and Ann may know of it."""

from random import Random

import pytest

from documents.demo.later import correct_the_newest
from documents.models import Document
from frontdesk.people.models import Person
from frontdesk.scene import Scene
from tests.factories.documents import registered
from tests.moments import HOUR, MONDAY_9AM

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_the_newest_has_its_proposal_and_one_more_reader(ann: Person, rita: Person) -> None:
    document = registered(rita)
    scene = Scene(Random(7), MONDAY_9AM + HOUR, "small", [ann, rita], {"ann": ann, "rita": rita})
    correct_the_newest(scene)
    document.refresh_from_db()
    assert (document.proposed_at, document.proposal != "", Document.objects.visible_to(ann).exists()) == (MONDAY_9AM + HOUR, True, True)
    correct_the_newest(scene)  # nothing is left to do
