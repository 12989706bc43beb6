"""The form of a circulation: a list fills the readers and sends nothing; whoever has it already is left out and named."""

import pytest
from django.test import Client

from documents.actions import circulating, routing_lists
from documents.models import Circulation, Mode, RoutingList, Turn
from frontdesk.people.models import Person
from frontdesk.web.once import FIELD, new_key
from tests.factories.documents import registered
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db


def test_a_list_fills_the_readers_and_who_has_it_already_is_left_out(client: Client, rita: Person, ann: Person, bo: Person, at) -> None:
    at(MONDAY_9AM)
    document = registered(rita, source="云山街道办事处")
    words = {"name": "依次传阅", "kind": RoutingList.Kind.READERS, "mode": Mode.ORDERED, "source_words": "街道办"}
    kept = routing_lists.add(words, people=[ann, bo], by=rita, now=MONDAY_9AM)
    circulating.begin(document, readers=[ann], purpose="请阅", due_on=MONDAY_9AM.date(), by=rita, now=MONDAY_9AM)
    client.force_login(rita)
    path, typed = f"/documents/{document.pk}/circulation/", {"purpose": "", "readers": "", "turn": "at-once", "due_on": "2026-11-25"}
    filled = client.post(path, {**typed, "fill": str(kept.pk), FIELD: new_key()})
    form = filled.context["form"]
    assert (filled.status_code, form.errors, form["turn"].value()) == (200, {}, Turn.IN_TURN)
    assert (form["readers"].value(), Circulation.objects.count()) == ([ann, bo], 1)
    wrong = client.post(path, {**typed, "readers": f"{ann.pk},{bo.pk}", FIELD: new_key()})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["purpose"])
    sent = {**typed, "purpose": "请阅知", "readers": f"{ann.pk},{bo.pk}", FIELD: new_key()}
    page = client.post(path, sent, follow=True)
    assert [each.person for each in Circulation.objects.get(number=2).readers.all()] == [bo]
    assert str(ann) in "".join(map(str, page.context["messages"]))
