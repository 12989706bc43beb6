"""One confidential document and the doors that might tell of it: without clearance and name nobody learns title, text, name or count."""

import re

import pytest
from django.test import Client

from documents.actions import circulating, clearances, sign_offs
from documents.actions import reading as readings
from documents.actions.sign_offs import Plan
from documents.models import Document, Level
from frontdesk.files import reading
from frontdesk.files.models import Attachment, Contents
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.sample_files import taken
from tests.sample_pdfs import unembedded

pytestmark = pytest.mark.django_db
WORD = "飞龙收购案"
HIDDEN = "青铜条款"  # stands in a file alone


@pytest.fixture
def keeper() -> Person:
    return PersonFactory(username="keeper", name="管蕴", roles=["archivist"])


@pytest.fixture
def hidden(olga: Person, keeper: Person, ann: Person) -> Document:
    """Registered by a cleared archivist, with a file, waiting for Ann, who is cleared; Olga is the admin manager and is not."""
    for person in (keeper, ann):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    values = {"subject": f"关于{WORD}的请示", "source": "飞龙集团", "level": Level.CONFIDENTIAL, "proposal": f"拟请审定{WORD}"}
    document = registered(keeper, **values, files=[taken(), taken(unembedded([WORD, HIDDEN]), "a.pdf")])
    readings.opened(document, by=ann, now=MONDAY_9AM)
    reading.work(Contents.objects.get().pk, clock=lambda: MONDAY_9AM)
    sign_offs.begin(document, steps=[Plan([ann])], by=keeper, now=MONDAY_9AM)
    purpose, due_on = f"请阅{WORD}", MONDAY_9AM.date()
    circulating.begin(document, readers=[ann, keeper], purpose=purpose, due_on=due_on, by=keeper, now=MONDAY_9AM)
    return document


def reads(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def doors(document: Document) -> list[str]:
    photo, paper = Attachment.objects.about(document).order_by("pk")
    return [
        "/documents/",
        f"/documents/?q={WORD}",
        "/documents/?level=secret&month=2026-11",
        "/reports/?month=2026-11",
        "/documents/export/",
        f"/documents/{document.pk}/",
        "/documents/?state=circulating",
        f"/documents/{document.pk}/sign-off/",
        f"/documents/{document.pk}/details/",
        f"/documents/{document.pk}/circulation/",
        f"/documents/{document.pk}/slip/",
        f"/documents/{document.pk}/sign-and-read/",
        "/documents/papers/",
        f"/documents/papers/?q={document.number}",
        "/documents/papers/export/",
        document.papers.get().get_absolute_url(),
        f"{document.papers.get().get_absolute_url()}hand/",
        *(f"/files/{file.pk}/{part}" for file in (photo, paper) for part in ("", "view/", "view/pages/", "view/1/")),
        f"/search/?q={HIDDEN}",
        "/documents/readings/",
        f"/documents/readings/?q={WORD}",
        f"/documents/readings/?document={document.pk}",
        "/documents/readings/export/",
        f"/search/?q={WORD}",
        f"/search/?q={document.number}",
        "/todos/",
        "/",
        "/journal/",
        f"/journal/?about=documents.document:{document.pk}",
        "/inbox/",
        "/rules/documents.paper_signed/",
    ]


def leaks(client: Client, document: Document) -> list[str]:
    told = []
    for path in doors(document):
        answer = client.get(path)
        body = b"".join(answer).decode("utf-8", "replace") if answer.status_code == 200 else ""
        for word in (WORD, HIDDEN):
            body = body.replace(f"q={word}", "").replace(f'value="{word}"', "").replace(f"“{word}”", "")
        is_file = path.startswith("/files/") and answer.status_code == 200
        if is_file or WORD in body or HIDDEN in body or "飞龙集团" in body or answer.status_code == 500:
            told.append(path)
    return told


@pytest.mark.parametrize("who", ["olga", "rita", "tom", "bo"])
def test_who_is_not_cleared_or_not_named_learns_nothing(hidden: Document, who: str, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(who)
    assert leaks(reads(person), hidden) == []
    page = reads(person).get("/documents/").content.decode()
    assert (hidden.number in page) == (who == "olga")  # the confidential register's keeper knows the numbers, and nothing more
    assert find(WORD, person, limit=20).hits == find(HIDDEN, person, limit=20).hits == []


def test_control_who_is_named_and_cleared_reads_it_behind_the_same_doors(hidden: Document, ann: Person, keeper: Person) -> None:
    for person in (ann, keeper):
        open_doors = set(leaks(reads(person), hidden))
        assert {f"/documents/{hidden.pk}/", f"/documents/{hidden.pk}/sign-and-read/"} <= open_doors
        assert {"/documents/", f"/search/?q={WORD}", f"/search/?q={HIDDEN}"} <= open_doors
        assert len([path for path in open_doors if path.startswith("/files/")]) == 8


def test_a_clearance_alone_or_a_name_alone_opens_nothing(hidden: Document, ann: Person, bo: Person, olga: Person) -> None:
    clearances.give(bo, level=Level.SECRET, by=olga, now=MONDAY_9AM)
    assert not Document.objects.visible_to(bo).exists()
    clearances.give(ann, level=Level.INTERNAL, by=olga, now=MONDAY_9AM + HOUR)
    assert not Document.objects.visible_to(ann).exists()


def test_nobody_clears_themselves_and_nobody_is_asked_above_their_level(hidden: Document, olga: Person, keeper: Person, bo: Person) -> None:
    with pytest.raises(Refused) as oneself:
        clearances.give(olga, level=Level.SECRET, by=olga, now=MONDAY_9AM)
    other = registered(keeper, level=Level.CONFIDENTIAL)
    with pytest.raises(Refused) as unread:
        circulating.begin(other, readers=[bo], purpose="请阅", due_on=MONDAY_9AM.date(), by=keeper, now=MONDAY_9AM)
    with pytest.raises(Refused) as short:
        sign_offs.begin(other, steps=[Plan([bo])], by=keeper, now=MONDAY_9AM)
    assert (oneself.value.code, short.value.code, unread.value.code) == ("oneself", "not-cleared", "not-cleared")
    assert bo.name in str(short.value)


def test_notices_of_it_bear_its_number_alone_and_never_reach_who_may_not_read(hidden: Document, bo: Person) -> None:
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + 9 * DAY)
    rows = Notice.objects.filter(kind__startswith="documents.")
    assert rows.exists()
    assert {row.reader.username for row in rows} == {"ann", "keeper"}  # a reader and a signer, and who sent it to both
    assert not [row for row in rows if re.search(f"{WORD}|飞龙", str(row.data))]
