"""How documents are found by the search: by whoever may read them, and nobody else."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from frontdesk.files.models import MOST_TEXT, Attachment, Contents
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.search.sources import Hit, Source, Wording
from frontdesk.web.templatetags.ui import day_and_clock


class Documents(Source):
    model, label, icon = Document, _("Documents"), "file-text"

    def records(self) -> QuerySet[Document]:
        files = Attachment.objects.there().about_any(Document, [OuterRef("pk")])
        return Document.objects.select_related("text").annotate(has_files=Exists(files))

    def wording(self, record: Document) -> Wording:
        numbers = tuple(filter(None, (record.number, record.source_number)))
        text = getattr(record, "text", None)  # of what goes out
        said = (record.source, record.grounds, record.proposal, *(text.parts if text else ()))
        files = self.texts_beside(record) if getattr(record, "has_files", True) else ()
        return Wording(
            title=record.subject, at=record.registered_at, numbers=numbers, text="\n".join(filter(None, (*said, *files)))[:MOST_TEXT]
        )

    def texts_beside(self, record: Document) -> QuerySet[Contents, str]:
        """What was read in its files."""
        return Contents.objects.beside(record).exclude(text="").order_by("pk").values_list("text", flat=True)

    def seen_by(self, reader: Person) -> QuerySet[Document]:
        return Document.objects.visible_to(reader)

    def sees_few(self, reader: Person) -> bool:
        return not reader.can(Can.KEEP_DOCUMENTS)

    def hit(self, record: Document) -> Hit:
        text = getattr(record, "text", None)
        whom = text.addressed_to if text else record.source
        line = " · ".join(filter(None, (whom, str(record.get_level_display()), day_and_clock(record.registered_at))))
        return Hit(title=record.called, line=line, number=record.designation, path=record.get_absolute_url())
