"""Who may keep a document and who may send it on: asked first, while it is held."""

from django.utils.translation import gettext as _

from documents.actions.steps import locked
from documents.models import Document
from documents.scope import reads
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless


def kept(document: Document, by: Person) -> Document:
    """The document, held, for who keeps documents and may read this one. Refused: not-yours, void."""
    mine = locked(document)
    must_keep(by, mine)
    refuse_unless(mine.voided_at is None, _("This document is void."), "void")
    return mine


def must_keep(by: Person, document: Document) -> None:
    """Refused: not-yours, for who does not keep documents or may not read this one."""
    refuse_unless(reads(by, document.pk) and by.can(Can.KEEP_DOCUMENTS), _("Only who keeps documents does that."), "not-yours")


def must_route(by: Person, document: Document) -> None:
    """Who registered it or keeps documents routes it, if they may read it at all. Refused: not-yours, void."""
    theirs = document.registered_by_id == by.pk or by.can(Can.KEEP_DOCUMENTS)
    seen = reads(by, document.pk)
    refuse_unless(theirs and seen, _("Only who keeps documents sends this one on."), "not-yours")
    refuse_unless(document.voided_at is None, _("This document is void."), "void")
