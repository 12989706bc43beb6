"""What the worker would do in a moment is done already: files are read, and whoever is named on their documents has looked at them."""

from datetime import datetime

from documents.actions import reading
from documents.models import Document, Reading
from frontdesk.files.models import Attachment, Contents
from frontdesk.files.reading import work
from frontdesk.people.models import Person
from frontdesk.scene import Scene, act


@act("documents.read")
def read_files(scene: Scene) -> None:
    """By the worker's own steps, one file after the other."""
    for contents in Contents.objects.owed(scene.now).select_related("attachment").order_by("pk"):
        work(contents.pk, clock=lambda: scene.now)
        document = Document.objects.get(pk=contents.attachment.subject_id)
        for named in document.named.select_related("person").order_by("pk"):
            _looked(document, named.person, max(named.named_at, document.registered_at), contents.attachment)


def _looked(document: Document, person: Person, at: datetime, attachment: Attachment) -> None:
    reading.opened(document, by=person, now=at)
    reading.note(document, Reading.Kind.PREVIEWED, by=person, now=at, attachment=attachment)
