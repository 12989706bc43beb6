"""What a visitor carries in, listed at entry and checked at leaving."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions.steps import locked, must_be_here, step
from visitors.models import Belonging, Visit
from visitors.models.visit_event import Verb

MOST = 999  # of one thing


def bring(visit: Visit, *, what: str, many: int = 1, by: Person, now: datetime) -> Belonging:
    """A line on the list. Refused: what, many."""
    what = " ".join(what.split())[:80]
    refuse_unless(bool(what), _("Say what it is."), "what")
    refuse_unless(1 <= many <= MOST, _("Between 1 and %(n)d.") % {"n": MOST}, "many")
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        thing = Belonging.objects.create(visit=visit, what=what, many=many, in_at=now, in_by=by)
        step(visit, Verb.BRING, by=by, now=now, more={"things": [thing.pk]}, words=str(thing))
    return thing


def take_out(visit: Visit, things: Iterable[int], *, by: Person, now: datetime, stays: str = "") -> list[Belonging]:
    """These things of the visit leave with the visitor, or stay in the house and `stays` says why. Refused: checked, not-here.

    What was still inside when the visitor left can be checked afterwards.
    """
    stays = " ".join(stays.split())[:120]
    with transaction.atomic():
        visit = locked(visit)
        refuse_unless(visit.arrived_at is not None, _("This visitor is not here yet."), "not-here")
        mine = list(Belonging.objects.inside().filter(visit=visit, pk__in=set(things)))
        refuse_unless(bool(mine), _("This has been checked already."), "checked")
        Belonging.objects.filter(pk__in=[thing.pk for thing in mine]).update(out_at=now, out_by=by, stays=stays)
        names = " · ".join(str(thing) for thing in mine)  # whatever language its reader will have
        words = f"{names} → {stays}" if stays else names
        step(visit, Verb.TAKE_OUT, by=by, now=now, more={"things": [thing.pk for thing in mine]}, words=words)
    return mine
