"""Whatever only who keeps documents does begins by holding the document."""

from django.utils.translation import gettext as _

from documents.actions.steps import locked
from documents.models import Document
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless


def kept(document: Document, by: Person) -> Document:
    """The document, held, for who keeps documents and may read this one. Refused: not-yours, void."""
    mine = locked(document)
    seen = Document.objects.visible_to(by).filter(pk=mine.pk).exists()
    refuse_unless(seen and by.can(Can.KEEP_DOCUMENTS), _("Only who keeps documents does that."), "not-yours")
    refuse_unless(mine.voided_at is None, _("This document is void."), "void")
    return mine
