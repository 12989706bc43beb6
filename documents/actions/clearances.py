"""可阅密级: giving a colleague a level. Nobody gives one to themselves."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions.naming import must_be_there
from documents.models import Clearance, Level
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless


def give(person: Person, *, level: int, by: Person, now: datetime) -> Clearance:
    """From now on this person reads up to this level. Refused: not-yours, oneself, left, level."""
    refuse_unless(by.can(Can.GIVE_CLEARANCE), _("Only the admin manager or the archivist gives clearances."), "not-yours")
    refuse_unless(person != by, _("Nobody clears themselves. Ask the other who may."), "oneself")
    refuse_unless(level in Level.values, _("There is no such level."), "level")
    with transaction.atomic():
        held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        must_be_there([held])
        Clearance.objects.standing().filter(person=held).update(ended_at=now, ended_by=by)
        made = Clearance.objects.create(person=held, level=level, given_at=now, given_by=by)
        trail.record("give_clearance", subject=made, by=by, at=now, details={"person": held.pk, "level": level})
    return made
