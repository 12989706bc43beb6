"""知悉范围: who comes to know of a document. Nobody is named on one above their clearance."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from documents.models import Clearance, Document, Named
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless


def must_be_cleared(people: Iterable[Person], document: Document) -> None:
    """Refused: not-cleared, with the names of those who may not read as secret a document."""
    short = [str(person) for person in people if Clearance.objects.level_of(person) < document.level]
    words = _("This document is %(level)s. Not cleared for it: %(people)s.")
    refuse_unless(not short, words % {"level": document.get_level_display(), "people": _(", ").join(short)}, "not-cleared")


def must_be_there(people: Iterable[Person]) -> None:
    """Refused: left, with the names of those who are not with the company any more."""
    gone = [str(person) for person in people if not person.is_active]
    refuse_unless(not gone, _("Has left: %(people)s.") % {"people": _(", ").join(gone)}, "left")


def name(document: Document, person: Person, why: Named.Why, *, by: Person, now: datetime) -> Named:
    """Put somebody on the list of those who may know, unless they stand there. The caller holds the document. Refused: not-cleared."""
    must_be_cleared([person], document)
    return note(document, person, why, by=by, now=now)


def note(document: Document, person: Person, why: Named.Why, *, by: Person, now: datetime) -> Named:
    """The same for whom was chosen while cleared: a clearance lowered since keeps the document from them and stops nobody else."""
    named, is_new = Named.objects.get_or_create(document=document, person=person, defaults={"why": why, "named_at": now, "named_by": by})
    if named.why == Named.Why.KNOWS != why:  # whoever was merely named has a part in it from now on, and is not taken off any more
        named.why = why
        named.save(update_fields=["why"])
    if is_new:
        trail.record("name_on_document", subject=document, by=by, at=now, details={"person": person.pk, "why": str(why)})
    return named
