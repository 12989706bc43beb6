"""Doors of what goes out: who drafted it or is named on it, and who keeps documents."""

from documents.models import Document, Recipient, Template
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from tests.factories.outgoing import drafted
from tests.factories.people import PersonFactory
from tests.matrix.documents import KEEPERS
from tests.matrix.rows import STAFF, Row, change, page, record, step
from tests.moments import MONDAY_9AM

PAGES: dict[str, Row] = {
    "documents:outgoing_new": page(STAFF),
    **dict.fromkeys(["documents:outgoing_edit", "documents:outgoing_print"], record(STAFF, others=KEEPERS)),
    **dict.fromkeys(["documents:outgoing_send", "documents:document_void"], change(STAFF, others=KEEPERS)),
    "documents:outgoing_issue": change(KEEPERS, others=KEEPERS),
    **{f"documents:distribution_{what}": change(KEEPERS, others=KEEPERS) for what in ("inside", "outside", "chase")},
    "documents:recipient_confirm": change(STAFF, others=KEEPERS),
    **{f"documents:recipient_{what}": change(KEEPERS, others=KEEPERS) for what in ("receipt", "withdraw")},
    **dict.fromkeys(["documents:template_list", "documents:template_new", "documents:template_edit"], page(KEEPERS)),
    "documents:template_end": step(KEEPERS),
}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A draft of this person, sent to them as well."""
    clerk = PersonFactory(roles=[Role.ADMIN_CLERK])
    drafter = person if person.can(Can.READ_DOCUMENTS) else clerk
    document = drafted(drafter)
    sent = {"sent_on": MONDAY_9AM.date(), "sent_at": MONDAY_9AM, "sent_by": clerk}
    recipient = Recipient.objects.create(document=document, person=drafter, **sent)
    words = {"name": f"通知 {Template.objects.count()}", "subject": "关于{事项}的通知", "body": "各部门："}
    template = Template.objects.create(**words, added_at=MONDAY_9AM, added_by=clerk)
    return {
        "documents:outgoing_": {"pk": document.pk},
        "documents:distribution_": {"pk": document.pk},
        "documents:recipient_": {"pk": recipient.pk},
        "documents:template_": {"pk": template.pk},
    }


def plant(many: int, person: Person) -> None:
    """So many drafts of this person, and as many templates."""
    for number in range(many):
        count = f"{Document.objects.count()}-{number}"
        drafted(person, subject=f"第 {count} 号发文")
        words = {"name": f"模板 {count}", "subject": "关于{事项}的通知", "body": "各部门："}
        Template.objects.create(**words, added_at=MONDAY_9AM, added_by=person)
