"""Seven questions to documents with files: the same answers on both databases, written out."""

import pytest

from documents.actions import sign_offs
from documents.actions.sign_offs import Plan
from documents.models import Document
from frontdesk.files import reading
from frontdesk.files.models import Contents
from frontdesk.people.models import Person
from frontdesk.search.finding import find
from tests.factories.documents import registered
from tests.moments import MINUTE, MONDAY_9AM
from tests.sample_files import package, taken
from tests.sample_pdfs import embedded, unembedded

pytestmark = pytest.mark.django_db
WORDED = b'<w:d xmlns:w="urn:w"><w:p><w:t>%s</w:t></w:p></w:d>'
# what is typed → the letters of the documents that are found, in order
ANSWERS = {
    "合同": "dba",  # the newest first: in a subject, in a PDF, and in a docx
    "用印": "ba",
    "〔2026〕15号": "c",  # the sender's number, and not the 2026 and 15 that stand apart in another file
    "ISO9001": "ba",
    "iso 9001": "ba",
    "函": "c",  # one character is looked for in numbers and names only
    "韩梅梅": "d",
    "没有这几个字": "",
}


@pytest.fixture
def papers(rita: Person, ann: Person) -> dict[str, Document]:
    docx = package("docx", more={"word/document.xml": WORDED % "合同用印 ISO9001 认证".encode()})
    pdf = unembedded(["关于用印的请示", "合同第 15 条，2026 年"], ["ISO 9001 质量体系"])
    given = {
        "a": ("关于体系认证的通知", "", [taken(docx, "a.docx")]),
        "b": ("请示", "", [taken(pdf, "b.pdf")]),
        "c": ("商请参会", "街办函〔2026〕15号", []),
        "d": ("合同（草案）", "", [taken(embedded(["联系人韩梅梅"]), "d.pdf")]),
    }
    made = {}
    for number, (letter, (subject, theirs, files)) in enumerate(given.items()):
        now = MONDAY_9AM + number * MINUTE
        made[letter] = registered(rita, now=now, subject=subject, source="来文单位", source_number=theirs, files=files)
    for each in Contents.objects.all():
        reading.work(each.pk, clock=lambda: MONDAY_9AM)
    sign_offs.begin(made["a"], steps=[Plan([ann])], by=rita, now=MONDAY_9AM)
    return made


def found(papers: dict[str, Document], words: str, reader: Person) -> str:
    letters = {each.number: letter for letter, each in papers.items()}
    return "".join(letters[hit.number] for hit in find(words, reader, limit=9, kinds=["documents.document"]).hits)


def test_the_answers_are_these(papers: dict[str, Document], rita: Person, ann: Person, tom: Person) -> None:
    assert {words: found(papers, words, rita) for words in ANSWERS} == ANSWERS
    of_ann = {words: "".join(letter for letter in letters if letter == "a") for words, letters in ANSWERS.items()}
    assert {words: found(papers, words, ann) for words in ANSWERS} == of_ann  # asked to sign one: the others are not there for her
    assert {found(papers, words, tom) for words in ANSWERS} <= {"", "a"}
