"""A confidential outgoing document and the doors that might tell of it; its number shows to nobody who may not read it."""

import pytest
from django.test import Client

from documents.actions import clearances, distributing, drafting, issuing, signing, voiding
from documents.models import Document, Level, Signing
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.outgoing import drafted
from tests.factories.people import PersonFactory
from tests.moments import DAY, MONDAY_9AM

pytestmark = pytest.mark.django_db
WORD = "飞龙收购案"
WORDS = {
    "subject": f"关于{WORD}的函",
    "body": f"现就{WORD}函告如下。",
    "addressed_to": f"{WORD}工作组",
    "copied_to": f"{WORD}顾问",
    "signed_off_as": f"{WORD}筹备组",
    "level": Level.CONFIDENTIAL,
}


@pytest.fixture
def keeper() -> Person:
    return PersonFactory(username="keeper", name="管蕴", roles=["archivist"])


@pytest.fixture
def hidden(olga: Person, keeper: Person, ann: Person, bo: Person) -> Document:
    """Drafted by Ann, checked by the archivist, approved by Bo, issued, sent to Bo; Olga and Rita keep documents and are not named."""
    for person in (keeper, ann, bo):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    document = drafted(ann, **WORDS)
    sign_off = drafting.send(document, checker=keeper, approver=bo, by=ann, now=MONDAY_9AM)
    for person in (keeper, bo):
        signing.decide(Signing.objects.asked().get(), agreed=True, by=person, now=MONDAY_9AM, seen=sign_off.sha256)
    issued = issuing.issue(document, by=keeper, now=MONDAY_9AM)
    distributing.send_inside(issued, people=[bo], by=keeper, now=MONDAY_9AM)
    distributing.send_outside(issued, to=f"{WORD}律师", channel="hand", by=keeper, now=MONDAY_9AM)
    return issued


def doors(document: Document) -> list[str]:
    return [
        *("/documents/", f"/documents/?q={WORD}", "/documents/?outgoing=issued", "/documents/?register=outgoing", "/documents/export/"),
        *(f"/documents/{document.pk}/", f"/documents/{document.pk}/print/", f"/documents/{document.pk}/edit/"),
        *(f"/search/?q={WORD}", f"/search/?q={document.number}", "/documents/templates/", "/documents/outgoing/new/"),
        *("/todos/", "/", "/inbox/", "/journal/", f"/journal/?about=documents.document:{document.pk}"),
        *("/rules/documents.receipt_confirmed/", "/rules/documents.receipt_entered/", "/rules/documents.issued/", "/documents/?state=void"),
    ]


def leaks(person: Person, document: Document, *more: str) -> list[str]:
    """The doors behind which this person reads one of its words, or one of `more`."""
    client, told = Client(), []
    client.force_login(person)
    for path in doors(document):
        answer = client.get(path)
        body = b"".join(answer).decode("utf-8", "replace") if answer.status_code == 200 else ""
        for typed in (f"q={WORD}", f'value="{WORD}"', f"“{WORD}”", f'value="{document.number}"', f"“{document.number}”"):
            body = body.replace(typed, "")
        if any(word in body for word in (WORD, *more)) or answer.status_code == 500:
            told.append(path)
    return told


@pytest.mark.parametrize("who", ["olga", "rita", "tom"])
def test_who_is_not_cleared_or_not_named_learns_neither_words_nor_number(
    hidden: Document, who: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    assert leaks(person, hidden, hidden.number) == []
    assert find(WORD, person, limit=20).hits == []


def test_control_who_is_named_reads_it_behind_the_same_doors(hidden: Document, ann: Person, bo: Person) -> None:
    for person in (ann, bo):
        assert {f"/documents/{hidden.pk}/", f"/documents/{hidden.pk}/print/", "/documents/", f"/search/?q={WORD}"} <= set(
            leaks(person, hidden)
        )


def test_a_recipient_sees_their_own_row_alone(hidden: Document, bo: Person) -> None:
    client = Client()
    client.force_login(bo)
    assert f"{WORD}律师" not in client.get(f"/documents/{hidden.pk}/").content.decode()


def test_notices_bear_its_number_alone_and_reach_who_may_read(hidden: Document) -> None:
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 9 * DAY)
    rows = Notice.objects.filter(kind__startswith="documents.").select_related("reader")
    assert {row.reader.username for row in rows} == {"ann", "bo", "keeper"}
    assert not [row for row in rows if WORD in str(row.data)]


def test_void_its_reason_stays_with_who_may_read_it(hidden: Document, keeper: Person, olga: Person) -> None:
    """The book of numbers is open to who reads the trail: it says which number is void, neither why nor of what."""
    voiding.void(hidden, because=f"{WORD}取消", by=keeper, now=MONDAY_9AM)
    assert leaks(olga, hidden) == []


def test_nobody_is_asked_or_sent_it_above_their_clearance_and_somebody_can_issue_it(
    ann: Person, bo: Person, tom: Person, olga: Person
) -> None:
    for person in (ann, bo):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    document, codes = drafted(ann, **WORDS), []
    third = PersonFactory(username="third", roles=["employee"])
    clearances.give(third, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    for checker in (tom, third):
        with pytest.raises(Refused) as refused:
            drafting.send(document, checker=checker, approver=bo, by=ann, now=MONDAY_9AM)
        codes.append(refused.value.code)
    assert (codes, Signing.objects.exists()) == (["not-cleared", "issuer"], False)
