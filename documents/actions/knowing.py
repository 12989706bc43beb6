"""知悉范围 by hand: a colleague is named on a document who neither signs nor reads nor handles it, and taken off again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions.keeping import must_route
from documents.actions.naming import must_be_there, name
from documents.actions.steps import locked
from documents.models import Document, Named, Paper
from documents.notices.paper_to_know import PaperToKnow
from documents.scope import about
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless


def add(document: Document, *, person: Person, by: Person, now: datetime) -> Named:
    """From now on this colleague may open it. Refused: not-yours, void, left, twice, not-cleared."""
    with transaction.atomic():
        mine = locked(document)
        must_route(by, mine)
        must_be_there([person])
        there = mine.named.filter(person=person).exists()
        refuse_unless(not there, _("%(person)s stands there already.") % {"person": person}, "twice")
        made = name(mine, person, Named.Why.KNOWS, by=by, now=now)
        if person != by:
            post(PaperToKnow, cause=f"named:{made.pk}", to=person, subject=mine, data=about(mine), now=now)
    return made


def take_off(named: Named, *, by: Person, now: datetime) -> Document:
    """This colleague may open it no more. Refused: not-yours, void, gone, asked (signs, reads or handles it), holds (its paper)."""
    with transaction.atomic():
        mine = locked(named.document)
        must_route(by, mine)
        row = Named.objects.filter(pk=named.pk).select_related("person").first()
        if row is None:
            refuse_unless(False, _("This colleague stands there no more."), "gone")
            raise AssertionError
        words = _("%(person)s registered, drafted, signs, reads or handles it and stays.") % {"person": row.person}
        refuse_unless(row.why == Named.Why.KNOWS, words, "asked")
        holds = Paper.objects.out().filter(document=mine, kept_by=row.person).exists()
        refuse_unless(not holds, _("%(person)s holds the paper. Have it brought back first.") % {"person": row.person}, "holds")
        trail.record("take_off_document", subject=mine, by=by, at=now, details={"person": row.person_id})
        row.delete()
    return mine
