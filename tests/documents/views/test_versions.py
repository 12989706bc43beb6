"""Files that come later: after the approval the page says that nobody has signed them, and there are never too many."""

import pytest
from django.test import Client

from documents.actions import handling, sign_offs, signing
from documents.actions.registering import new_version
from documents.actions.sign_offs import Plan
from documents.models import Document, Signing
from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.documents import registered
from tests.moments import HOUR, MONDAY_9AM
from tests.sample_files import taken

pytestmark = pytest.mark.django_db
WORDS = "批准之后又添加了文件，新文件尚无人签批。"


def approved(rita: Person, ann: Person) -> Document:
    document = registered(rita, files=[taken()])
    sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    mine = Signing.objects.get()
    signing.decide(mine, agreed=True, by=ann, now=MONDAY_9AM + HOUR, seen=mine.step.sign_off.sha256)
    return document


def test_what_was_added_after_the_approval_is_said_to_be_unsigned_until_somebody_is_asked(
    client: Client, rita: Person, ann: Person
) -> None:
    document = approved(rita, ann)
    client.force_login(rita)

    def page() -> str:
        return client.get(document.get_absolute_url()).content.decode()

    assert WORDS not in page()
    new_version(document, [taken()], by=rita, now=MONDAY_9AM + 2 * HOUR)
    assert WORDS in page()
    sign_offs.begin(document, steps=[Plan([ann])], by=rita, now=MONDAY_9AM + 3 * HOUR)
    assert WORDS not in page()
    mine = Signing.objects.asked().get()
    signing.decide(mine, agreed=True, by=ann, now=MONDAY_9AM + 4 * HOUR, seen=mine.step.sign_off.sha256)
    assert WORDS not in page()
    new_version(document, [taken()], by=rita, now=MONDAY_9AM + 5 * HOUR)
    handling.file(document, year=2026, under="来函", where="A 柜", by=rita, now=MONDAY_9AM + 6 * HOUR)
    assert WORDS not in page()


def test_no_document_takes_more_files_than_any_record(rita: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontdesk.files.actions.MOST_FILES", 2)
    document = registered(rita, files=[taken(), taken()])
    for act in (lambda: new_version(document, [taken()], by=rita, now=MONDAY_9AM), lambda: registered(rita, files=[taken()] * 3)):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "too-many"
    assert (Attachment.objects.count(), Document.objects.count()) == (2, 1)
