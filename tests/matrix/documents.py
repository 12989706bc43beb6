"""Doors of the documents: who is named on one, or keeps the ordinary registers."""

from documents.actions import circulating, reading, sign_offs
from documents.actions.sign_offs import Plan
from documents.models import Document, Handling, Signing
from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.matrix.rows import ANYBODY, STAFF, Row, change, page, record
from tests.moments import MONDAY_9AM
from tests.sample_files import taken

KEEPERS = frozenset(role.value for role in Role if Can.KEEP_DOCUMENTS in PERMISSIONS[role])
CLEAR = frozenset(role.value for role in Role if Can.GIVE_CLEARANCE in PERMISSIONS[role])

PAGES: dict[str, Row] = {
    **dict.fromkeys(["documents:document_list", "documents:document_export"], page(STAFF)),
    "documents:document_new": page(KEEPERS),
    "documents:clearance_list": page(CLEAR),
    **dict.fromkeys(["documents:reading_list", "documents:reading_export"], page(KEEPERS)),
    **dict.fromkeys(["documents:document_detail", "documents:sign_and_read"], record(STAFF, others=KEEPERS)),
    **dict.fromkeys([f"documents:document_{verb}" for verb in ("version", "finish", "file")], change(KEEPERS, others=KEEPERS)),
    "documents:paper_page": page(ANYBODY),  # for who may not read the document it says little: tests/documents/views/test_papers.py
    **dict.fromkeys(["documents:paper_list", "documents:paper_export"], page(KEEPERS)),
    **dict.fromkeys(["documents:paper_hand", "documents:paper_slip"], record(KEEPERS, others=KEEPERS)),
    "documents:paper_take": change(STAFF, others=KEEPERS),
    **{f"documents:paper_{verb}": change(KEEPERS, others=KEEPERS) for verb in ("make", "back", "lose", "find")},
    "documents:handling_report": change(STAFF, others=KEEPERS),
    **dict.fromkeys(["documents:handling_ask", "documents:handling_withdraw"], change(KEEPERS, others=KEEPERS)),
    "documents:sign_off_new": record(STAFF, others=KEEPERS),
    **dict.fromkeys(["file_preview", "file_pages", "file_page"], Row("GET", gate=STAFF, own=STAFF, other=KEEPERS)),
    **{f"documents:sign_off_{verb}": change(STAFF, others=KEEPERS) for verb in ("withdraw", "resubmit", "chase")},
    "documents:circulation_new": record(STAFF, others=KEEPERS),
    **{f"documents:circulation_{verb}": change(STAFF, others=KEEPERS) for verb in ("add", "chase", "withdraw")},
    **{f"documents:reader_{verb}": change(STAFF, others=KEEPERS) for verb in ("read", "chase", "skip", "withdraw")},
    **{f"documents:signing_{verb}": change(STAFF, others=KEEPERS) for verb in ("agree", "refuse", "send_back", "hand_on", "add", "remove")},
}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A document that this person is asked to sign."""
    clerk = PersonFactory(roles=[Role.ADMIN_CLERK])
    document = registered(clerk, subject=f"公文 {person.pk}", files=[taken()])
    file = Attachment.objects.about(document).get()
    signer = person if person.can(Can.READ_DOCUMENTS) else clerk
    sign_off = sign_offs.begin(document, steps=[Plan([signer])], by=clerk, now=MONDAY_9AM)
    signing = Signing.objects.get(step__sign_off=sign_off)
    kept = {"asked_at": MONDAY_9AM, "asked_by": clerk, "due_on": MONDAY_9AM.date()}
    handling = Handling.objects.create(document=document, department=clerk.department, handler=signer, **kept)
    going = {"purpose": "请阅", "due_on": MONDAY_9AM.date(), "by": clerk, "now": MONDAY_9AM}
    circulation = circulating.begin(document, readers=[signer], **going)
    return {
        "documents:sign_and_read": {"pk": document.pk},
        "documents:circulation_new": {"pk": document.pk},
        "documents:circulation_": {"pk": circulation.pk},
        "documents:reader_": {"pk": circulation.readers.get().pk},
        "file_pre": {"pk": file.pk},
        "file_pag": {"pk": file.pk, "page": 1},
        "documents:handling_ask": {"pk": document.pk},
        "documents:handling_": {"pk": handling.pk},
        "documents:paper_make": {"pk": document.pk},
        "documents:paper_slip": {"pk": document.pk},
        "documents:paper_": {"token": document.papers.get().token},
        "documents:document_": {"pk": document.pk},
        "documents:sign_off_new": {"pk": document.pk},
        "documents:sign_off_": {"pk": sign_off.pk},
        "documents:signing_": {"pk": signing.pk},
    }


def plant(many: int, person: Person) -> None:
    """So many documents, each waiting for this person to sign and to read it."""
    clerk = PersonFactory(roles=[Role.ADMIN_CLERK])
    for number in range(many):
        document = registered(clerk, subject=f"第 {Document.objects.count()}-{number} 号通知")
        sign_offs.begin(document, steps=[Plan([person])], by=clerk, now=MONDAY_9AM)
        reading.opened(document, by=person, now=MONDAY_9AM)
        circulating.begin(document, readers=[person], purpose="请阅", due_on=MONDAY_9AM.date(), by=clerk, now=MONDAY_9AM)
