"""What must hold of documents holds after the real actions, and each law finds what breaks it."""

import pytest
from django.db import connection

from documents import invariants
from documents.actions import circulating, sign_offs, signing, voiding
from documents.actions.sign_offs import Plan
from documents.models import Document, Signing, Text, Turn
from frontdesk.invariants import INVARIANTS
from frontdesk.numbers.models import Number
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.outgoing import drafted, issued
from tests.moments import MONDAY_9AM

LAWS = ("running_steps", "asked", "outcomes")


@pytest.mark.django_db
def test_they_hold_and_find_what_breaks_them(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    out, came, draft = issued(ann, keeper=rita, checker=tom, approver=bo), registered(rita), drafted(ann)
    for document in (out, draft):
        voiding.void(document, because="发错了", by=rita, now=MONDAY_9AM)
    assert [*invariants.numbers(), *invariants.outgoing_texts()] == []
    Document.objects.filter(pk=came.pk).update(number="收〔2026〕9号")
    Number.objects.filter(subject_id=out.pk).update(voided_at=None, void_reason="", voided_by=None)
    assert len(list(invariants.numbers())) == 2
    Text.objects.filter(document=draft).update(document=came)
    assert len(list(invariants.outgoing_texts())) == 2


@pytest.mark.django_db
def test_a_circulation_runs_while_somebody_has_to_read_it(ann: Person, bo: Person, rita: Person) -> None:
    going = {"purpose": "请阅", "due_on": MONDAY_9AM.date(), "by": rita, "now": MONDAY_9AM}
    mine, other = (circulating.begin(registered(rita), readers=[ann, bo], turn=Turn.IN_TURN, **going) for _number in range(2))
    circulating.withdraw(mine, by=rita, now=MONDAY_9AM)
    assert list(invariants.circulations()) == []
    other.readers.filter(person=ann).update(read_at=MONDAY_9AM)
    assert len(list(invariants.circulations())) == 1
    mine.readers.update(withdrawn_at=None, withdrawn_by=None)
    assert len(list(invariants.circulations())) == 2


def law(name: str) -> list[str]:
    return list(INVARIANTS[f"documents.{name}"][1]())


BREAKS = {
    "a step that ran is ended": ("UPDATE documents_step SET ended_at = begun_at, outcome = 'passed'", ["running_steps", "asked"]),
    "the sign-off is ended alone": (
        "UPDATE documents_signoff SET ended_at = begun_at, outcome = 'withdrawn' WHERE {run}",
        ["running_steps"],
    ),
    "the to-do is closed": ("UPDATE todos_todo SET done_at = opened_at, next_at = NULL", ["asked"]),
    "the to-do is another's": ("UPDATE todos_todo SET holder_id = {other}", ["asked"]),
    "the question is answered alone": ("UPDATE documents_signing SET decided_at = asked_at, decision = 'spared' WHERE {own}", ["asked"]),
    "the name is taken away": ("DELETE FROM documents_named WHERE person_id = {signer}", ["asked"]),
    "approved without a sign-off": ("UPDATE documents_document SET approved_at = registered_at WHERE {doc}", ["outcomes"]),
    "refused, and its sign-off passed": ("UPDATE documents_signoff SET outcome = 'refused' WHERE NOT {run}", ["outcomes"]),
}


@pytest.mark.django_db
@pytest.mark.parametrize("how", BREAKS)
def test_what_is_broken_behind_the_actions_back_is_named(rita: Person, ann: Person, bo: Person, how: str) -> None:
    """One document is signed, another waits for Ann."""
    done, waits = registered(rita), registered(rita)
    passed, sign_off = (sign_offs.begin(each, steps=[Plan([ann])], by=rita, now=MONDAY_9AM) for each in (done, waits))
    signing.decide(Signing.objects.get(step__sign_off=passed), agreed=True, by=ann, now=MONDAY_9AM, seen=passed.sha256)
    assert [law(name) for name in LAWS] == [[], [], []]
    mine = Signing.objects.get(step__sign_off=sign_off)
    ids = {"run": f"id = {sign_off.pk}", "own": f"id = {mine.pk}", "doc": f"id = {waits.pk}", "signer": ann.pk, "other": bo.pk}
    statement, broken = BREAKS[how]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**ids))
    assert [name for name in LAWS if law(name)] == broken
