"""The demo company keeps lists of both kinds, and what came from the district office is offered the fitting one first."""

from random import Random

import pytest

from documents.demo.lists import keep_lists
from documents.finding.offered import offers
from documents.models import RoutingList
from frontdesk.people.models import Department, Person
from frontdesk.scene import Scene
from tests.factories.documents import registered
from tests.moments import MONDAY_9AM

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_both_kinds_are_there_and_one_fits(ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> None:
    Department.objects.filter(pk=ann.department_id).update(head=bo)
    cast = {"ann": ann, "bo": bo, "rita": rita, "olga": olga, "tom": tom}
    keep_lists(Scene(Random(7), MONDAY_9AM, "small", list(cast.values()), cast))
    assert set(RoutingList.objects.values_list("kind", flat=True)) == {"signers", "readers"}
    [first, *_rest] = offers(registered(rita, source="云山街道办事处"), RoutingList.Kind.SIGNERS)
    assert (first.routing_list.name, "街道办" in first.why) == ("政府来文", True)
