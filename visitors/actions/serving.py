"""Drinks for those who wait: wished, then brought."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions.steps import locked, must_be_here, step
from visitors.models import Serving, Visit
from visitors.models.serving import Drink
from visitors.models.visit_event import Verb


def wish(visit: Visit, *, drink: str, by: Person, now: datetime) -> Serving:
    """The visitor would like something; another drink takes the place of one that was not brought yet. Refused: drink, met."""
    refuse_unless(drink in Drink, _("Choose tea, water or coffee."), "drink")
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        refuse_unless(visit.met_at is None, _("This visitor has been let in already."), "met")
        wished = Serving.objects.wished().filter(visit=visit).order_by("-pk").first() or Serving(visit=visit)
        if wished.pk and wished.drink == drink:
            return wished
        wished.drink, wished.wished_at, wished.wished_by = drink, now, by
        wished.save()
        trail.record("wish_drink", subject=visit, by=by, at=now)
    return wished


def serve(visit: Visit, *, by: Person, now: datetime) -> Serving:
    """What the visitor wished for is brought. Refused: no-wish."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        wished = Serving.objects.wished().filter(visit=visit).order_by("-pk").first()
        refuse_unless(wished is not None, _("Nothing is owed: no drink was wished for, or it was brought."), "no-wish")
        assert wished is not None
        wished.served_at, wished.served_by = now, by
        wished.save(update_fields=["served_at", "served_by"])
        step(visit, Verb.SERVE, by=by, now=now, more={"serving": wished.pk})
    return wished
