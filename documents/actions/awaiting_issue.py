"""Who issues an approved document is asked to; and not any more when it is not approved any more. The caller holds the document."""

from datetime import datetime

from documents.models import Document
from documents.notices.document_to_issue import DocumentToIssue
from documents.promises.issued import Issued
from documents.scope import about
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.todos import actions as todos


def ask_to_issue(document: Document, *, by: Person, now: datetime) -> None:
    """Reception; of a confidential one a keeper who is named on it, for nobody else may know."""
    if document.is_secret:
        named = (each.person for each in document.named.select_related("person"))
        people = [person for person in named if person.can(Can.KEEP_DOCUMENTS)][:1]
        for person in people:
            todos.open(Issued, subject=document, holder=person, since=now, now=now, by=by)
    else:
        people = list(Person.objects.holding(Role.RECEPTIONIST))
        todos.open(Issued, subject=document, role=Role.RECEPTIONIST, since=now, now=now, by=by)
    for person in people:
        if person != by:
            post(
                DocumentToIssue,
                cause=f"approved:{document.pk}:{now.isoformat()}",
                to=person,
                subject=document,
                data=about(document),
                now=now,
            )


def approval_lapses(document: Document, *, by: Person, now: datetime) -> None:
    """Edited or sent to be checked again, a draft is not approved any more."""
    if document.is_draft and document.approved_at is not None:
        document.approved_at = None
        document.save(update_fields=["approved_at"])
        ask_no_more(document, by=by, now=now)


def ask_no_more(document: Document, *, by: Person, now: datetime) -> None:
    """Nobody issues it."""
    todos.withdraw(Issued, subject=document, now=now, by=by)
