"""What the page of a document shows of its text, its issue and its distribution."""

from typing import Any

from django.utils import timezone

from documents.finding.blanks import blanks
from documents.finding.language import written_in
from documents.forms.outgoing import needs_issuer
from documents.models import Channel, Document
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can


def outgoing_context(document: Document, reader: Person, *, is_asked: bool) -> dict[str, Any]:
    """`is_asked`: it is with its signers or was sent back, so it is not sent anew."""
    keeps, stands = reader.can(Can.KEEP_DOCUMENTS), document.voided_at is None
    mine = document.registered_by_id == reader.pk
    may_void = stands and document.filed_at is None and (keeps or (document.is_draft and mine))
    if not document.is_outgoing:
        return {"may_void": may_void}
    may_edit = stands and document.is_draft and (keeps or mine)
    return {
        **{"may_void": may_void, "text": document.text, "written": written_in(document.subject + document.text.body), "may_edit": may_edit},
        "blanks": blanks(document.subject, *document.text.parts) if document.is_draft else (),
        "may_send": may_edit and not is_asked and document.approved_at is None,
        "needs_issuer": needs_issuer(document, reader),
        "may_issue": keeps and stands and document.is_draft and document.approved_at is not None,
        **distribution_context(document, reader, keeps=keeps and stands),
    }


def distribution_context(document: Document, reader: Person, *, keeps: bool) -> dict[str, Any]:
    """Who has it and who has confirmed; a recipient sees their own row, whoever keeps documents or drafted it all of them."""
    if document.issued_at is None:
        return {}
    rows = list(document.recipients.standing().select_related("person", "department", "sent_by", "received_by"))
    mine = [row for row in rows if row.person_id == reader.pk]
    may_send = keeps and document.finished_at is None
    all_of_them = reader.can(Can.KEEP_DOCUMENTS) or document.registered_by_id == reader.pk
    return {
        "recipients": rows if all_of_them else mine,
        "confirmed": sum(row.received_at is not None for row in rows),
        "my_copy": next((row for row in mine if row.received_at is None), None),
        "may_distribute": may_send,
        "may_chase": keeps and any(row.person_id and row.received_at is None for row in rows),
        "may_enter": keeps,
        "channels": Channel.choices,
        "headed": headed() if may_send else (),
        "today": timezone.localdate(),
    }


def headed() -> list[Department]:
    """Departments whose head can be sent something."""
    return [each for each in Department.objects.open().select_related("head") if each.head and each.head.is_active]
