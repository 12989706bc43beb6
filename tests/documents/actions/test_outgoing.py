"""What goes out: drafted, checked, approved, issued as it was approved, and void with everything that ran about it."""

import pytest

from documents.actions import distributing, drafting, issuing, registering, sign_offs, signing, templates, voiding
from documents.actions.sign_offs import Plan
from documents.finding.content import hash_of
from documents.models import Document, Signing, SignOff, Text
from frontdesk.journal.models import Entry
from frontdesk.numbers import invariants as numbers
from frontdesk.numbers.models import Number
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from frontdesk.todos.models import Todo
from tests.factories.documents import registered
from tests.factories.outgoing import WORDS, approved, drafted, issued
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.sample_files import taken

pytestmark = pytest.mark.django_db


def code(action: object, *given: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        action(*given, now=MONDAY_9AM + HOUR, **named)
    return refused.value.code


def asked() -> Signing:
    return Signing.objects.asked().get()


def test_checked_then_approved_then_issued_under_the_next_number(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    document = drafted(ann)
    assert (document.number, str(document), Document.objects.drafts().get()) == ("", f"发文稿{document.pk}", document)
    sign_off = drafting.send(document, checker=tom, approver=bo, by=ann, now=MONDAY_9AM)
    assert asked().signer == tom
    signing.decide(asked(), agreed=True, by=tom, now=MONDAY_9AM, seen=sign_off.sha256)
    assert asked().signer == bo
    assert code(issuing.issue, document, by=rita) == "not-approved"
    signing.decide(asked(), agreed=True, by=bo, now=MONDAY_9AM, seen=sign_off.sha256)
    assert Document.objects.to_issue().get() == document
    first = issuing.issue(document, by=rita, now=MONDAY_9AM)
    again = issuing.issue(document, by=rita, now=MONDAY_9AM + DAY)
    assert (first.number, again.number, again.issued_at) == ("发〔2026〕1号", "发〔2026〕1号", MONDAY_9AM)
    told = Notice.objects.filter(kind="documents.document_issued", channel="inbox").get()
    assert (told.reader, told.data["number"]) == (ann, "发〔2026〕1号")
    assert code(drafting.edit, document, WORDS, by=ann) == "issued"
    assert code(sign_offs.begin, document, steps=[Plan([tom]), Plan([bo])], by=rita) == "issued"


def test_an_edit_on_the_way_asks_all_anew_and_the_trail_says_who_but_not_what(ann: Person, bo: Person, tom: Person) -> None:
    document = drafted(ann)
    sign_off = drafting.send(document, checker=tom, approver=bo, by=ann, now=MONDAY_9AM)
    old = signing.decide(asked(), agreed=True, by=tom, now=MONDAY_9AM, seen=sign_off.sha256)
    drafting.edit(document, {**WORDS, "body": "元旦放假一天。"}, by=ann, now=MONDAY_9AM + HOUR)
    sign_off.refresh_from_db()
    assert (asked().signer, sign_off.sha256 == hash_of(document), old.sha256 == sign_off.sha256) == (tom, True, False)
    drafting.edit(document, {**WORDS, "body": "元旦放假一天。"}, by=ann, now=MONDAY_9AM + HOUR)  # nothing changed: nobody is asked again
    assert SignOff.objects.get().steps.filter(position=1).count() == 2
    assert list(Entry.objects.filter(verb="edit_draft").values_list("actor_id", "commitment")) == [(ann.pk, "")]


def test_every_word_of_it_is_signed(ann: Person) -> None:
    document = drafted(ann)
    hashes = {hash_of(document)}
    for column in ("addressed_to", "copied_to", "body", "signed_off_as"):
        hashes.add(hash_of(drafting.edit(document, {**WORDS, column: "另一个"}, by=ann, now=MONDAY_9AM)))
    hashes.add(hash_of(drafting.edit(document, {**WORDS, "subject": "另一个"}, by=ann, now=MONDAY_9AM)))
    hashes.add(hash_of(drafting.edit(document, WORDS, files=[taken()], by=ann, now=MONDAY_9AM)))
    assert len(hashes) == 7


def test_what_differs_from_what_was_approved_is_not_issued(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    """By the drafter, by a new file, and behind the actions' back."""
    people = {"checker": tom, "approver": bo}
    edited, filed, forged = (approved(ann, **people) for _number in range(3))
    drafting.edit(edited, {**WORDS, "body": "改过了。"}, by=ann, now=MONDAY_9AM)
    registering.new_version(filed, [taken()], by=rita, now=MONDAY_9AM)
    Text.objects.filter(document=forged).update(body="另一份。")
    assert [code(issuing.issue, each, by=rita) for each in (edited, filed, forged)] == ["not-approved", "not-approved", "changed"]
    assert not Number.objects.exists()
    waits = Todo.objects.open().filter(promise="documents.issued").values_list("subject_id", flat=True)
    assert list(waits) == [forged.pk]
    drafting.send(edited, by=ann, now=MONDAY_9AM, **people)
    assert asked().signer == tom


def test_refused_or_sent_back_it_is_with_who_drafted_it_who_sends_it_again(ann: Person, bo: Person, tom: Person) -> None:
    document = drafted(ann)
    drafting.send(document, checker=tom, approver=bo, by=ann, now=MONDAY_9AM)
    signing.send_back_to(asked(), position=0, jumps_back=False, opinion="日期不对", by=tom, now=MONDAY_9AM)
    assert Document.objects.drafts().get() == document
    drafting.edit(document, {**WORDS, "body": "改好了。"}, by=ann, now=MONDAY_9AM)
    sign_offs.resubmit(SignOff.objects.get(), by=ann, now=MONDAY_9AM)
    signing.decide(asked(), agreed=False, opinion="不发", by=tom, now=MONDAY_9AM, seen=hash_of(document))
    document.refresh_from_db()
    assert (document.refused_at, Document.objects.drafts().get()) == (MONDAY_9AM, document)
    drafting.send(document, checker=tom, approver=bo, by=ann, now=MONDAY_9AM)
    document.refresh_from_db()
    assert (document.refused_at, asked().signer) == (None, tom)


def test_what_is_refused_of_a_draft(ann: Person, bo: Person, tom: Person, rita: Person, charlie: Person) -> None:
    assert code(drafting.draft, WORDS, by=charlie) == "not-yours"
    assert code(drafting.draft, {**WORDS, "subject": " "}, by=ann) == "subject"
    assert code(drafting.draft, {**WORDS, "level": 2}, by=ann) == "not-cleared"
    document = drafted(ann, body="兹定于{日期}检修。")
    assert code(drafting.send, document, checker=tom, approver=bo, by=ann) == "blanks"
    assert code(drafting.edit, document, WORDS, by=tom) == "not-yours"
    drafting.edit(document, {**WORDS, "body": " "} | {"body": "检修。"}, by=rita, now=MONDAY_9AM)  # a keeper may
    assert code(drafting.send, document, checker=ann, approver=bo, by=ann) == "own"
    assert code(drafting.send, document, checker=bo, approver=bo, by=ann) == "same"
    assert code(sign_offs.begin, document, steps=[Plan([bo])], by=rita) == "two-steps"
    assert code(issuing.issue, registered(rita), by=rita) == "incoming"
    assert code(issuing.issue, document, by=ann) == "not-yours"


def test_void_ends_whatever_ran_about_it_and_keeps_the_number(
    ann: Person, bo: Person, tom: Person, rita: Person, product: Department
) -> None:
    document = issued(ann, keeper=rita, checker=tom, approver=bo)
    distributing.send_inside(document, people=[tom], departments=[product], by=rita, now=MONDAY_9AM)
    distributing.send_outside(document, to="街道办事处", channel="mail", by=rita, now=MONDAY_9AM)
    assert code(voiding.void, document, because=" ", by=rita) == "because"
    assert code(voiding.void, document, because="发错了", by=ann) == "not-yours"
    voiding.void(document, because="发错了", by=rita, now=MONDAY_9AM + HOUR)
    assert code(voiding.void, document, because="发错了", by=rita) == "void"
    assert not Todo.objects.open().exists()
    told = Notice.objects.filter(kind="documents.document_void", channel="inbox").values_list("reader__username", flat=True)
    assert sorted(told) == ["ann", "bo", "tom"]
    number = Number.objects.get()
    assert (number.text, number.void_reason, list(numbers.no_holes())) == ("发〔2026〕1号", "发错了", [])
    assert issued(ann, keeper=rita, checker=tom, approver=bo).number == "发〔2026〕2号"
    assert code(issuing.issue, document, by=rita) == "void"


def test_an_incoming_one_and_a_draft_on_its_way_are_void_too(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    came = registered(rita)
    sign_offs.begin(came, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    voiding.void(came, because="登记重复", by=rita, now=MONDAY_9AM + HOUR)
    draft = drafted(ann)
    drafting.send(draft, checker=tom, approver=bo, by=ann, now=MONDAY_9AM)
    voiding.void(draft, because="不发了", by=ann, now=MONDAY_9AM + HOUR)
    assert (Document.objects.void().count(), SignOff.objects.running().count(), Todo.objects.open().count()) == (2, 0, 0)
    assert registered(rita).number == "收〔2026〕2号"


def test_its_body_is_found_by_who_may_read_it_alone(ann: Person, rita: Person, tom: Person) -> None:
    document = drafted(ann, body="请各部门于周五前报送绿萝养护计划。")
    found = [bool(find("绿萝养护", person, limit=5).hits) for person in (ann, rita, tom)]
    assert (found, find("绿萝养护", ann, limit=5).hits[0].number) == ([True, True, False], str(document))


def test_templates_are_kept_by_keepers_and_drafts_keep_their_words(rita: Person, ann: Person) -> None:
    values = {"name": "通知", "subject": "关于{事项}的通知", "body": "各部门：{正文}"}
    made = templates.add(values, by=rita, now=MONDAY_9AM)
    assert code(templates.add, values, by=rita) == "twice"
    assert code(templates.add, {**values, "name": "函"}, by=ann) == "not-yours"
    document = drafting.draft(WORDS, template=made, by=ann, now=MONDAY_9AM)
    templates.change(made, {**values, "body": "别的"}, by=rita, now=MONDAY_9AM)
    assert Text.objects.get(document=document).body == WORDS["body"]
    templates.end(made, by=rita, now=MONDAY_9AM)
    assert code(templates.change, made, values, by=rita) == "ended"
    templates.add(values, by=rita, now=MONDAY_9AM)
