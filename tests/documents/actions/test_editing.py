"""A document corrected after it was registered: who has signed is asked anew, another urgency is another clock, nothing is lost."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from documents.actions import circulating, editing, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.finding.content import hash_of
from documents.finding.tampering import changed
from documents.models import Document, Mode, Signing, SignOff, Urgency
from frontdesk.journal.models import Entry
from frontdesk.people.editing import Changed
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from frontdesk.todos.models import Todo
from tests.counts import count
from tests.factories.documents import registered
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.races import together

pytestmark = pytest.mark.django_db


def edited(document: Document, by: Person, *, anew: bool = False, now: Any = MONDAY_9AM + HOUR, **values: Any) -> Document:
    return editing.edit(document, values, seen={}, by=by, now=now, anew=anew)


def code_of(document: Document, by: Person, **values: Any) -> str:
    with pytest.raises(Refused) as refused:
        edited(document, by, **values)
    return refused.value.code


def test_the_proposal_is_written_later_by_name_and_the_trail_holds_no_word_of_it(rita: Person, ann: Person, olga: Person) -> None:
    document = registered(rita)
    edited(document, olga, proposal="拟请产品部会签", source="云山街道办事处 ", subject="关于消防检查的紧急通知")
    document.refresh_from_db()
    assert (document.proposal, document.proposed_by, document.proposed_at) == ("拟请产品部会签", olga, MONDAY_9AM + HOUR)
    assert (document.source_key, find("紧急通知", rita, limit=5).hits != []) == ("云山街道办事处", True)
    entry = Entry.objects.filter(verb="correct_document").get()
    assert "产品部" not in str(entry.detail.data)
    assert code_of(document, ann, proposal="x") == "not-yours"
    assert code_of(document, rita, subject=" ") == "subject"


def test_while_nobody_has_answered_the_question_stays_and_an_old_page_is_refused(rita: Person, ann: Person) -> None:
    document = registered(rita)
    old = sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM).sha256
    edited(document, rita, proposal="拟请核对")
    question = Signing.objects.get()
    with pytest.raises(Refused) as refused:
        signing.decide(question, agreed=True, by=ann, now=MONDAY_9AM + 2 * HOUR, seen=old)
    assert refused.value.code == "changed"
    fresh = SignOff.objects.get().sha256
    assert (Signing.objects.count(), fresh) == (1, hash_of(Document.objects.get()))
    signing.decide(question, agreed=True, by=ann, now=MONDAY_9AM + 2 * HOUR, seen=fresh)
    assert code_of(document, rita, source="另一家") == "approved"
    edited(document, rita, due_on=date(2026, 12, 1))  # may change until it is finished


def test_once_somebody_has_answered_another_word_warns_and_then_asks_everybody_anew(rita: Person, ann: Person, bo: Person) -> None:
    document = registered(rita)
    sign_off = sign_offs.begin(document, steps=[Plan([ann, bo])], by=rita, now=MONDAY_9AM)
    signing.decide(Signing.objects.asked().get(), agreed=True, by=ann, now=MONDAY_9AM, seen=sign_off.sha256)
    client = Client()
    client.force_login(rita)
    received = timezone.localtime(document.received_at).strftime("%Y-%m-%dT%H:%M")
    form = {"subject": "改过的标题", "source": document.source, "urgency": "normal", "channel": "post", "received_at": received}
    page = client.post(f"/documents/{document.pk}/details/", form)
    assert (page.status_code, 'name="known" value="on"' in page.content.decode().replace(' type="hidden"', "")) == (422, True)
    assert Signing.objects.asked().get().signer == bo
    assert client.post(f"/documents/{document.pk}/details/", {**form, "known": "on"}).status_code == 302
    assert (Signing.objects.asked().get().signer, SignOff.objects.get().sha256) == (ann, hash_of(Document.objects.get()))
    assert list(changed()) == []  # what Ann signed before was other words: `verify` knows of the correction
    for person in (ann, bo):
        signing.decide(Signing.objects.asked().get(), agreed=True, by=person, now=timezone.now(), seen=SignOff.objects.get().sha256)
    assert list(changed()) == []
    Document.objects.update(subject="别的标题")  # past the actions
    assert len(list(changed())) == 1


def clocks() -> dict[str, Any]:
    return {todo.promise: (todo.since_at, todo.red_at) for todo in Todo.objects.open().filter(promise__startswith="documents.")}


def test_made_urgent_the_clock_begins_now_and_made_ordinary_when_they_were_asked(rita: Person, ann: Person, bo: Person) -> None:
    document, later = registered(rita), MONDAY_9AM + 2 * DAY
    sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    circulating.begin(document, readers=[bo], purpose="请阅", due_on=date(2026, 11, 27), by=rita, now=MONDAY_9AM)
    before = clocks()
    edited(document, rita, urgency=Urgency.URGENT, now=later)
    urgent = (later, later + timedelta(hours=24))
    assert clocks() == {"documents.urgent_paper_signed": urgent, "documents.urgent_read": urgent}
    edited(document, rita, urgency=Urgency.NORMAL, now=later + HOUR)
    assert clocks() == before
    assert set(before) == {"documents.paper_signed", "documents.read_in_time"}


def test_two_who_edit_different_fields_lose_nothing_and_one_field_is_refused_with_both_values(rita: Person, olga: Person) -> None:
    document = registered(rita)
    seen = {"proposal": "", "due_on": None}
    editing.edit(document, {"proposal": "甲", "due_on": None}, seen=seen, by=rita, now=MONDAY_9AM)
    editing.edit(document, {"proposal": "", "due_on": date(2026, 12, 1)}, seen=seen, by=olga, now=MONDAY_9AM)
    with pytest.raises(Changed) as both:
        editing.edit(document, {"proposal": "乙", "due_on": None}, seen=seen, by=olga, now=MONDAY_9AM)
    assert both.value.fields == {"proposal": ("甲", "乙")}
    assert (Document.objects.get().proposal, Document.objects.get().due_on) == ("甲", date(2026, 12, 1))


@pytest.mark.django_db(transaction=True)
def test_who_signs_while_it_is_made_urgent_leaves_no_clock_behind(rita: Person, ann: Person, bo: Person) -> None:
    for _turn in range(count(20, 4)):
        document = registered(rita, source_number=f"{_turn}")
        sign_off = sign_offs.begin(document, steps=[Plan([ann, bo], Mode.ALL)], by=rita, now=MONDAY_9AM)
        mine = Signing.objects.select_related("step__sign_off__document").get(step__sign_off=sign_off, signer=ann)

        def one(number: int, document: Document = document, mine: Signing = mine, seen: str = sign_off.sha256) -> Any:
            if number:
                return edited(document, rita, urgency=Urgency.URGENT)
            return signing.decide(mine, agreed=True, by=ann, now=MONDAY_9AM + HOUR, seen=seen)

        assert [each for each in together(2, one) if isinstance(each, Exception)] == []
        [left] = Todo.objects.open().filter(promise__in=["documents.paper_signed", "documents.urgent_paper_signed"])
        assert (left.holder, left.promise) == (bo, "documents.urgent_paper_signed")
        Todo.objects.filter(pk=left.pk).update(done_at=MONDAY_9AM, next_at=None)


def test_control_who_writes_the_urgency_and_leaves_the_clocks_has_one_that_nobody_settles(rita: Person, ann: Person) -> None:
    document = registered(rita)
    sign_off = sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    Document.objects.update(urgency=Urgency.URGENT)
    signing.decide(Signing.objects.get(), agreed=True, by=ann, now=MONDAY_9AM, seen=sign_off.sha256)
    assert Todo.objects.open().filter(promise="documents.paper_signed").exists()
