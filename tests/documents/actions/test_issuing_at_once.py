"""At the same moment: many who issue one document, and who edits it while it is issued; each beside its control."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from documents.actions import distributing, drafting, issuing
from documents.finding.content import hash_of
from documents.models import Document, Recipient
from frontdesk.numbers.actions import draw
from frontdesk.numbers.models import Number
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.outgoing import WORDS, approved, issued
from tests.figures import Figure
from tests.moments import HOUR, MONDAY_9AM
from tests.races import database, together

KEEPERS, TURNS = count(20, 6), count(20, 3)
race = pytest.mark.django_db(transaction=True)


@race
def test_twenty_keepers_draw_one_number(ann: Person, bo: Person, tom: Person, rita: Person, figure: Figure) -> None:
    document = approved(ann, checker=tom, approver=bo)
    numbers = together(KEEPERS, lambda _number: issuing.issue(document, by=rita, now=MONDAY_9AM + HOUR).number)
    assert (set(numbers), Number.objects.count()) == ({"发〔2026〕1号"}, 1)
    figure(f"{KEEPERS} issue one document at once on {database()}: one number")


@race
def test_several_issued_at_once_are_numbered_without_a_hole_and_a_rolled_back_issue_leaves_none(
    ann: Person, bo: Person, tom: Person, rita: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [approved(ann, checker=tom, approver=bo) for _number in range(KEEPERS)]
    numbers = together(KEEPERS, lambda number: issuing.issue(documents[number], by=rita, now=MONDAY_9AM + HOUR).number)
    assert sorted(map(str, numbers)) == sorted(f"发〔2026〕{n}号" for n in range(1, KEEPERS + 1))
    more = approved(ann, checker=tom, approver=bo)
    monkeypatch.setattr(issuing, "put", not_saved)
    with pytest.raises(RuntimeError):
        issuing.issue(more, by=rita, now=MONDAY_9AM + HOUR)
    monkeypatch.undo()
    assert issuing.issue(more, by=rita, now=MONDAY_9AM + HOUR).number == f"发〔2026〕{KEEPERS + 1}号"


def not_saved(_document: Document) -> None:
    raise RuntimeError("the save fails after the number was drawn")


@race
def test_edited_and_issued_at_once_it_is_issued_as_it_was_approved_or_not_at_all(
    ann: Person, bo: Person, tom: Person, rita: Person
) -> None:
    for _turn in range(TURNS):
        document = approved(ann, checker=tom, approver=bo)
        before = hash_of(document)
        acts = (
            lambda of: issuing.issue(of, by=rita, now=MONDAY_9AM + HOUR),
            lambda of: drafting.edit(of, {**WORDS, "body": "改过了。"}, by=ann, now=MONDAY_9AM + HOUR),
        )
        answers = together(2, lambda number, of=document, acts=acts: acts[number](of))
        codes = {each.code for each in answers if isinstance(each, Refused)}
        document.refresh_from_db()
        assert (codes, document.issued_at is not None) in (({"issued"}, True), ({"not-approved"}, False))
        assert document.issued_at is None or hash_of(document) == before


@pytest.mark.django_db
def test_control_who_does_not_hold_the_document_would_issue_other_words(
    ann: Person, bo: Person, tom: Person, rita: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked at, edited by another, numbered: the database alone refuses what is not approved any more."""
    document = approved(ann, checker=tom, approver=bo)

    def late(*given: Any, **named: Any) -> Any:
        drafting.edit(document, {**WORDS, "body": "改过了。"}, by=ann, now=MONDAY_9AM)
        return draw(*given, **named)

    monkeypatch.setattr(issuing, "kept", lambda document, by: Document.objects.get(pk=document.pk))
    monkeypatch.setattr(issuing, "draw", late)
    with pytest.raises(IntegrityError, match="document_outgoing_numbered_when_issued"):
        issuing.issue(document, by=rita, now=MONDAY_9AM)


@race
def test_distributed_by_many_at_once_a_colleague_has_it_once(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    document = issued(ann, keeper=rita, checker=tom, approver=bo)
    answers = together(KEEPERS, lambda _number: distributing.send_inside(document, people=[bo], by=rita, now=MONDAY_9AM))
    refused = [each.code for each in answers if isinstance(each, Refused)]
    assert (len(answers) - len(refused), set(refused), Recipient.objects.count()) == (1, {"nobody"}, 1)
    confirmed = together(KEEPERS, lambda _number: distributing.confirm(Recipient.objects.get(), by=bo, now=MONDAY_9AM))
    assert [each.code for each in confirmed if isinstance(each, Refused)] == ["over"] * (KEEPERS - 1)


@pytest.mark.django_db
def test_control_two_rows_for_one_colleague_the_database_refuses(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    document = issued(ann, keeper=rita, checker=tom, approver=bo)
    row = {"document": document, "person": bo, "sent_on": MONDAY_9AM.date(), "sent_at": MONDAY_9AM, "sent_by": rita}
    Recipient.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recipient.objects.create(**row)
