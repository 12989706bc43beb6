"""Who may know of a document at this moment: the one question behind notices, to-dos, search, files and pages."""

from collections.abc import Sequence

from django.utils import timezone

from documents.models import Document
from documents.models.document_queries import DocumentQuerySet
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.people.standing_in import covered_by


def seen_by(reader: Person) -> DocumentQuerySet:
    """What this person may read now, what they are to sign for somebody who is away today included."""
    return Document.objects.visible_to(reader, covering=covered_by(reader, timezone.localdate()))


def reads(reader: Person, pk: int) -> bool:
    """Whether they may read this document themselves, whomever they stand in for."""
    return Document.objects.visible_to(reader).filter(pk=pk).exists()


def sees(reader: Person, pk: int) -> bool:
    """Whether it is among what they may read now, what they are to sign for somebody who is away today included."""
    return seen_by(reader).filter(pk=pk).exists()


def documents_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose document this reader may still know."""
    wanted = {notice.pk: notice.data.get("document") for notice in notices}
    seen = set(seen_by(reader).filter(pk__in=set(wanted.values()) - {None}).values_list("pk", flat=True))
    return {pk for pk, document in wanted.items() if document in seen}


def about(document: Document) -> dict[str, object]:
    """What notices and to-dos say of it. What is confidential leaves the house by its number alone."""
    what = document.designation if document.is_secret else document.called
    return {"document": document.pk, "number": document.designation, "what": what, "path": document.get_absolute_url()}
