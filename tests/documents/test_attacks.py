"""What an attacker or a hurried colleague tries: signing one's own, skipping a signer, words behind an approval, a secret in a list."""

import re
from collections.abc import Callable

import pytest

from documents.actions import chasing, clearances, drafting, handling, issuing, registering, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Document, Level, Mode, Signing, SignOff
from documents.views import documents
from frontdesk.outbox.models import Notice
from frontdesk.people.actions import absences
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.web.request import Request
from tests.documents.test_secrecy import reads
from tests.factories.documents import registered
from tests.factories.outgoing import WORDS, approved, drafted
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.sample_files import taken
from tests.staff import Staff

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def refusal(action: Callable[..., object], *given: object, **named: object) -> str:
    with pytest.raises(Refused) as refused:
        action(*given, now=MONDAY_9AM + HOUR, **named)
    return refused.value.code


def asked(signer: Person | None = None) -> Signing:
    return Signing.objects.asked().get(**({"signer": signer} if signer else {}))


def who_is_asked() -> set[str]:
    return set(Signing.objects.asked().values_list("signer__username", flat=True))


def agrees(signer: Person, *, by: Person | None = None) -> None:
    mine = asked(signer)
    signing.decide(mine, agreed=True, by=by or signer, now=MONDAY_9AM, seen=mine.step.sign_off.sha256)


@pytest.fixture
def secret(olga: Person, ann: Person) -> Document:
    """Confidential, registered and sent to Ann by an archivist."""
    keeper = PersonFactory(username="keeper", name="管蕴", roles=["archivist"])
    for person in (keeper, ann):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    document = registered(keeper, level=Level.CONFIDENTIAL, channel="mail")
    sign_offs.begin(document, steps=[Plan([ann])], by=keeper, now=MONDAY_9AM)
    return document


def test_nobody_signs_their_own_draft_or_twice_by_a_hand_over_an_added_signer_or_an_absence(ann: Person, bo: Person, tom: Person) -> None:
    drafting.send(drafted(ann), checker=tom, approver=bo, by=ann, now=MONDAY_9AM)
    assert [refusal(signing.hand_on, asked(), to=each, by=tom) for each in (ann, bo)] == ["own", "same"]
    assert refusal(signing.add, asked(), person=ann, by=tom) == "own"
    today = {"from_on": MONDAY_9AM.date(), "until_on": MONDAY_9AM.date()}
    absences.announce(tom, stand_in=ann, by=tom, now=MONDAY_9AM, **today)
    assert refusal(signing.decide, asked(), agreed=True, by=ann, seen=asked().step.sign_off.sha256) == "own"


def test_who_checked_for_somebody_approves_nothing(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    drafting.send(drafted(ann), checker=tom, approver=bo, by=ann, now=MONDAY_9AM)
    absences.announce(tom, stand_in=rita, from_on=MONDAY_9AM.date(), until_on=MONDAY_9AM.date(), by=tom, now=MONDAY_9AM)
    agrees(tom, by=rita)
    assert refusal(signing.hand_on, asked(), to=rita, by=bo) == "same"
    agrees(bo)


@pytest.mark.parametrize("jumps_back", [True, False])
def test_words_changed_after_a_return_are_checked_again_whatever_the_return_said(
    ann: Person, bo: Person, tom: Person, jumps_back: bool
) -> None:
    document = drafted(ann)
    drafting.send(document, checker=tom, approver=bo, by=ann, now=MONDAY_9AM)
    agrees(tom)
    signing.send_back_to(asked(), position=0, jumps_back=jumps_back, opinion="改", by=bo, now=MONDAY_9AM)
    drafting.edit(document, {**WORDS, "body": "另见{附件}。"}, by=ann, now=MONDAY_9AM)
    assert refusal(sign_offs.resubmit, SignOff.objects.get(), by=ann) == "blanks"
    drafting.edit(document, {**WORDS, "body": "全文改过。"}, by=ann, now=MONDAY_9AM)
    sign_offs.resubmit(SignOff.objects.get(), by=ann, now=MONDAY_9AM)
    assert who_is_asked() == {"tom"}
    assert refusal(drafting.edit, document, {**WORDS, "body": "{空}"}, by=ann) == "blanks"


def test_a_draft_is_edited_while_nobody_has_answered(ann: Person, bo: Person, tom: Person) -> None:
    document = drafted(ann)
    drafting.send(document, checker=tom, approver=bo, by=ann, now=MONDAY_9AM)
    drafting.edit(document, {**WORDS, "body": "别的。"}, by=ann, now=MONDAY_9AM)
    assert who_is_asked() == {"tom"}


@pytest.mark.parametrize("mode", [Mode.ALL, Mode.ANY])
def test_a_step_that_is_tried_again_asks_everybody_but_who_was_taken_off(
    mode: Mode, ann: Person, bo: Person, tom: Person, rita: Person
) -> None:
    sign_off = sign_offs.begin(registered(rita), steps=[Plan([ann, bo, tom], mode), Plan([rita])], by=rita, now=MONDAY_9AM)
    signing.remove(asked(tom), by=rita, now=MONDAY_9AM)
    signing.send_back_to(asked(ann), position=0, jumps_back=True, opinion="补件", by=ann, now=MONDAY_9AM)
    sign_offs.resubmit(sign_off, by=rita, now=MONDAY_9AM)
    assert who_is_asked() == {"ann", "bo"}
    for signer in (ann, bo)[: 2 if mode == Mode.ALL else 1]:
        agrees(signer)
    signing.send_back_to(asked(rita), position=1, jumps_back=True, opinion="再看", by=rita, now=MONDAY_9AM)
    assert who_is_asked() == {"ann", "bo"}


def test_what_is_issued_or_filed_gets_no_other_files(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    issued = issuing.issue(approved(ann, checker=tom, approver=bo), by=rita, now=MONDAY_9AM)
    filed = registered(rita)
    handling.file(filed, year=2026, under="行政", where="", by=rita, now=MONDAY_9AM)
    assert [refusal(registering.new_version, each, [taken()], by=rita) for each in (issued, filed)] == ["issued", "filed"]
    assert not [
        each for each in (issued, filed) if f"/documents/{each.pk}/version/" in reads(rita).get(each.get_absolute_url()).content.decode()
    ]


def test_the_category_of_a_confidential_file_is_offered_to_nobody_else(secret: Document, ann: Person, rita: Person) -> None:
    agrees(ann)
    keeper = secret.registered_by
    handling.file(secret, year=2026, under="飞龙收购", where="", by=keeper, now=MONDAY_9AM)
    other = registered(rita)
    sign_offs.begin(other, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    agrees(ann)
    told = ["飞龙" in reads(each).get(other.get_absolute_url()).content.decode() for each in (rita, keeper)]
    assert told == [False, True]


def test_who_lost_the_clearance_is_not_told_who_holds_it_up(secret: Document, olga: Person) -> None:
    late = MONDAY_9AM + 9 * DAY
    clearances.give(secret.registered_by, level=Level.INTERNAL, by=olga, now=MONDAY_9AM + HOUR)
    assert (chasing.tell_originators(late.date(), now=late), Notice.objects.filter(kind="documents.documents_held_up").count()) == (0, 0)


def test_a_form_stays_small_whatever_is_typed_into_it(ann: Person, rita: Person) -> None:
    """Thousands of blanks, of names, and a date at the end of the calendar."""
    words = {**WORDS, "subject": "", "body": "".join(f"{{{number}}}" for number in range(3000))}
    draft = reads(ann).post("/documents/outgoing/new/", words)
    dates = [reads(ann).get(f"/documents/dates/?due_on=9999-12-31{more}") for more in ("", "&handling=1")]
    people = {"purpose": "请阅", "readers": ",".join(map(str, range(300_000)))}
    many = reads(rita).post(f"/documents/{registered(rita).pk}/circulation/", people)
    assert (draft.status_code, many.status_code, [each.status_code for each in dates]) == (422, 422, [200, 200])
    assert draft.content.count(b'name="blank-') == 50
    assert max(len(each.content) for each in dates) < 5000


def test_what_changes_while_the_page_is_put_together_is_not_signed_unseen(
    ann: Person, rita: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version arrives after the words were read and before the page is shown."""
    document = registered(rita)
    sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    real = documents.one

    def slowly(request: Request, pk: int) -> Document:
        read = real(request, pk)
        registering.new_version(document, [taken()], by=rita, now=MONDAY_9AM + HOUR)
        return read

    monkeypatch.setattr(documents, "one", slowly)
    page = Staff(ann).open("documents:document_detail", document.pk)
    seen = re.search('name="seen" value="([0-9a-f]{64})"', page.content.decode())
    assert seen
    assert refusal(signing.decide, asked(), agreed=True, by=ann, seen=seen[1]) == "changed"
