"""Files beside a document: who may read it reads them. The original stays as it came; another version is an act of its own."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from documents.actions import reading
from documents.models import Document, HandOver, Reading
from documents.scope import seen_by
from frontdesk.files.models import Attachment
from frontdesk.files.shelves import Reads, takes_files
from frontdesk.people.models import Person
from frontdesk.search.rows import put


def nobody(person: Person, record: Document | HandOver) -> bool:
    """Files come with the registration or as a new version, and none is taken away."""
    return False


def noted(attachment: Attachment, kind: str, *, by: Person, now: datetime, apart: timedelta | None = None) -> None:
    """Who looks at a file or takes it stands in the reading log."""
    document = Document.objects.get(pk=attachment.subject_id)
    reading.note(document, Reading.Kind(kind), by=by, now=now, attachment=attachment, apart=apart)


takes_files(
    Document,
    seen=seen_by,
    may_add=nobody,
    reads=Reads(words_changed=put, noted=noted, is_marked=lambda document: document.is_secret),
)


def hand_overs_seen(reader: Person) -> QuerySet[HandOver]:
    """A signature is seen by who may read the document."""
    return HandOver.objects.about(seen_by(reader))


takes_files(HandOver, seen=hand_overs_seen, may_add=nobody)
