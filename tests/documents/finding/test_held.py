"""Whom a document waits for, in words: one signer, several at once, whoever mends what was sent back; three questions whatever the page."""

import pytest
from django.utils.translation import override

from documents.actions import sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.finding.held import held, light_of
from documents.models import Document, Mode, Signing
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries

pytestmark = pytest.mark.django_db


def light(document: Document, now=MONDAY_9AM + HOUR) -> tuple[str, str]:
    document.refresh_from_db()
    with override("en"):
        found = light_of(document, held([document.pk]).get(document.pk, ()), now)
        return found.colour, found.words


def test_it_says_who_and_how_many(rita: Person, ann: Person, bo: Person) -> None:
    document = registered(rita)
    assert light(document) == ("grey", "nobody is asked")
    begun = sign_offs.begin(document, steps=[Plan([ann, bo], Mode.ALL)], by=rita, now=MONDAY_9AM)
    assert light(document) == ("green", "Ann An and others, 2 in all, 1 h")
    mine, his = Signing.objects.order_by("place")
    signing.decide(mine, agreed=True, by=ann, now=MONDAY_9AM, seen=begun.sha256)
    assert light(document) == ("green", "Bo Yan, 1 h")
    signing.send_back_to(his, position=0, jumps_back=True, opinion="Page 2 is missing.", by=bo, now=MONDAY_9AM)
    assert light(document) == ("green", "sent back to Rita Lin, 1 h")
    assert light(document, MONDAY_9AM + 2 * DAY)[0] == "yellow"
    sign_offs.resubmit(begun, by=rita, now=MONDAY_9AM + HOUR)
    assert light(document, MONDAY_9AM + 2 * HOUR)[1] != "sent back to Rita Lin, 1 h"


def test_a_page_asks_three_times(rita: Person, ann: Person) -> None:
    made = [registered(rita, subject=f"第 {n} 件") for n in range(6)]
    for document in made[:5]:
        sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    few, all_of_them = ([document.pk for document in each] for each in (made[:1], made))
    assert len(held(all_of_them)) == 5
    assert (queries(lambda: held(few)), queries(lambda: held(all_of_them))) == (3, 3)
