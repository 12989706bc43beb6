"""Whom a document waits for, in words: signers, readers, whoever mends what was sent back; four questions whatever the page."""

import pytest
from django.utils.translation import override

from documents.actions import circulating, handling, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.finding.held import held, light_of
from documents.models import Document, Mode, Reader, Signing
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


def test_readers_count_too_and_who_signs_is_named_first(rita: Person, ann: Person, bo: Person) -> None:
    document = registered(rita)
    going = {"purpose": "请阅", "due_on": MONDAY_9AM.date(), "by": rita, "now": MONDAY_9AM}
    circulating.begin(document, readers=[ann, bo], **going)
    assert light(document) == ("yellow", "Ann An and others to read, 2 in all, 1 h")
    sign_offs.begin(document, steps=[Plan([bo])], by=rita, now=MONDAY_9AM)
    assert light(document) == ("yellow", "Ann An and others to read, 2 in all, 1 h")  # the worse of the two
    assert light(document, MONDAY_9AM + 7 * DAY) == ("red", "Bo Yan, 7 days")
    for row in Reader.objects.select_related("person", "circulation__document"):
        circulating.read(row, by=row.person, now=MONDAY_9AM + HOUR)
    assert light(document) == ("green", "Bo Yan, 1 h")


def test_what_is_finished_is_still_held_by_who_reads_it(rita: Person, ann: Person) -> None:
    document = registered(rita)
    circulating.begin(document, readers=[ann], purpose="请阅", due_on=MONDAY_9AM.date() + DAY, by=rita, now=MONDAY_9AM)
    handling.finish(document, by=rita, now=MONDAY_9AM)
    assert light(document)[1] == "Ann An to read, 1 h"
    circulating.withdraw(document.circulations.get(), by=rita, now=MONDAY_9AM)
    assert light(document) == ("grey", "finished")


def test_a_page_asks_four_times(rita: Person, ann: Person) -> None:
    made = [registered(rita, subject=f"第 {n} 件") for n in range(6)]
    for document in made[:5]:
        sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
        circulating.begin(document, readers=[ann], purpose="请阅", due_on=MONDAY_9AM.date(), by=rita, now=MONDAY_9AM)
    few, all_of_them = ([document.pk for document in each] for each in (made[:1], made))
    assert len(held(all_of_them)) == 5
    assert (queries(lambda: held(few)), queries(lambda: held(all_of_them))) == (4, 4)
