"""What a label, a receipt, the book and its export tell: to who may read all of it, to who may not only where to bring it."""

from base64 import b64encode
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from documents.actions import clearances, papers
from documents.models import Document, HandOver, Level, Named, Paper
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.papers import handed, paper_of, taken_by
from tests.factories.people import PersonFactory
from tests.factories.supplies_requisition import drawn
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db
WORD = "飞龙收购案"
PICTURE = "data:image/png;base64," + b64encode(drawn()).decode()


@pytest.fixture
def keeper(olga: Person) -> Person:
    made = PersonFactory(username="keeper", name="管蕴", roles=["archivist"])
    clearances.give(made, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    return made


@pytest.fixture
def secret(keeper: Person, olga: Person, ann: Person) -> Document:
    """In Ann's hands, over the desk."""
    clearances.give(ann, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    made = registered(keeper, subject=WORD, source="飞龙集团", level=Level.CONFIDENTIAL)
    Named.objects.create(document=made, person=ann, why=Named.Why.READS, named_at=MONDAY_9AM, named_by=keeper)
    handed(made, ann, by=keeper)
    return made


def get(person: Person, path: str) -> tuple[int, str]:
    client = Client()
    client.force_login(person)
    answer = client.get(path)
    return answer.status_code, b"".join(answer).decode("utf-8", "replace")


def post(person: Person, path: str, **data: object) -> int:
    client = Client()
    client.force_login(person)
    return client.post(path, data).status_code


def test_behind_the_label_of_an_ordinary_paper(rita: Person, tom: Person, ann: Person) -> None:
    letter = registered(rita, subject="关于消防检查的通知")
    taken_by(letter, rita)
    path = paper_of(letter).get_absolute_url()
    status, page = get(tom, path)  # may not read it: the number, and where to bring it
    assert (status, letter.number in page, "消防" in page, rita.name in page, "请交到前台" in page) == (200, True, False, False, True)
    Named.objects.create(document=letter, person=ann, why=Named.Why.READS, named_at=MONDAY_9AM, named_by=rita)
    status, page = get(ann, path)
    assert (status, "消防" in page, rita.name in page, "我已取件" in page) == (200, True, True, True)
    assert post(tom, f"{path}take/", seen=2) == 404
    assert post(ann, f"{path}take/", seen=2) == 302
    assert paper_of(letter).kept_by == ann
    assert get(ann, "/documents/papers/ABCDEFGH/")[0] == 404


def test_behind_the_label_of_a_confidential_paper(secret: Document, olga: Person, rita: Person, ann: Person, keeper: Person) -> None:
    path, number = paper_of(secret).get_absolute_url(), secret.number
    nobody = PersonFactory(roles=[])
    said = {who.username: get(who, path)[1] for who in (rita, olga, nobody, ann, keeper)}
    assert {who: (number in page, WORD in page, ann.name in page) for who, page in said.items()} == {
        "rita": (False, False, False),
        olga.username: (True, False, False),  # she keeps the register: the number, nothing more
        nobody.username: (False, False, False),
        "ann": (True, True, True),
        "keeper": (True, True, True),
    }
    assert "这是本公司的一份纸质件" in said["rita"]
    assert "我已取件" not in said["keeper"]
    doors = [f"{path}hand/", f"/documents/{secret.pk}/slip/"]
    assert {(who.username, get(who, door)[0]) for who in (rita, olga) for door in doors} == {("rita", 404), (olga.username, 404)}
    assert {post(olga, f"{path}{verb}/", seen=2, words="x", place="x") for verb in ("take", "back", "lose", "find")} == {404}


def test_the_book_and_its_export_hold_only_what_its_reader_may_read(secret: Document, rita: Person, olga: Person, keeper: Person) -> None:
    registered(rita)
    for who, sees in ((rita, False), (olga, False), (keeper, True)):
        page = get(who, "/documents/papers/")[1]
        client = Client()
        client.force_login(who)
        sheet = load_workbook(BytesIO(b"".join(client.get("/documents/papers/export/")))).active
        told = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
        assert (secret.number in page, secret.number in told, WORD in page + told) == (sees, sees, False)
        assert get(who, f"/documents/papers/?document={secret.pk}")[1].count(secret.number) == (3 if sees else 0)


def test_the_book_filters_and_a_scanner_opens_the_paper(rita: Person, ann: Person, bo: Person, at) -> None:
    at(MONDAY_9AM)
    first, second, third = (registered(rita) for _number in range(3))
    handed(first, ann, by=rita)
    papers.lose(paper_of(second), words="找不到", by=rita, now=MONDAY_9AM)
    client = Client()
    client.force_login(rita)

    def rows(query: str) -> set[str]:
        return {row.paper.document.number for row, _giver, _light in client.get(f"/documents/papers/?{query}").context["rows"]}

    assert (rows("state=out"), rows("state=late"), rows("state=lost")) == ({first.number}, set(), {second.number})
    assert (rows(f"person={ann.pk}"), rows(f"document={third.pk}"), rows(f"q={ann.name}")) == (
        {first.number},
        {third.number},
        {first.number},
    )
    paper = paper_of(third)
    for typed in (paper.code.lower(), f"http://desk.example/documents/papers/{paper.token}/", third.number):
        assert client.get("/documents/papers/", {"q": typed})["Location"] == paper.get_absolute_url()


def test_handed_over_at_the_desk_against_a_signature_drawn_on_the_screen(rita: Person, ann: Person) -> None:
    letter = registered(rita)
    path = f"{paper_of(letter).get_absolute_url()}hand/"
    assert post(rita, path, to=ann.pk, seen=1) == post(rita, path, to=ann.pk, seen=1, signature="data:image/png;base64,%%%") == 422
    assert post(rita, path, to=ann.pk, seen=1, signature=PICTURE) == 302
    page = get(ann, paper_of(letter).get_absolute_url())[1]
    assert (paper_of(letter).kept_by, "的签名" in page) == (ann, True)
    assert ann.name in get(rita, f"/documents/{letter.pk}/")[1]
    assert f"纸质件在{ann.name}处" in get(rita, "/documents/")[1]


def test_registered_and_printed_in_one_click_and_the_receipt_keeps_secrets(rita: Person, keeper: Person, secret: Document) -> None:
    form = {
        "subject": "关于年检的通知",
        "source": "街道办",
        "channel": "hand",
        "received_at": "2026-11-23T09:00",
        "urgency": "normal",
        "level": 1,
    }
    client = Client()
    client.force_login(rita)
    answer = client.post("/documents/new/", {**form, "copies": 2, "print": "1"})
    made = Document.objects.get(subject="关于年检的通知")
    assert answer["Location"] == f"/documents/{made.pk}/slip/?now"
    page = get(rita, answer["Location"])[1]
    assert ("关于年检的通知" in page, page.count('class="fd-qr"'), "data-print-now" in page) == (True, 3, True)
    assert "关于年检的通知" not in get(rita, f"/documents/{made.pk}/slip/?sheet=labels")[1]
    page = get(keeper, f"/documents/{secret.pk}/slip/")[1]
    assert (secret.number in page, WORD in page) == (True, False)
    assert Paper.objects.filter(document=made).count() == HandOver.objects.filter(paper__document=made).count() == 2
    client.post("/documents/new/", {**form, "channel": "mail", "subject": "邮件", "print": "1"})
    mailed = Document.objects.get(subject="邮件")
    assert get(rita, f"/documents/{mailed.pk}/slip/")[0] == 404
    assert post(rita, f"/documents/{mailed.pk}/papers/", copies=1, place="前台") == 302
    assert paper_of(mailed).place == "前台"
