"""What nobody repairs is told one step higher."""

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from frontdesk.journal import trail
from frontdesk.todos.explain import length
from frontdesk.todos.promises import Clock
from frontdesk.workdays.load import calendar
from repairs.actions.steps import locked
from repairs.actions.telling import leads_of, managers, tell
from repairs.models import Ticket
from repairs.notices.still_open import StillOpen


class Step(models.TextChoices):
    """Who is told, the lowest first."""

    LEAD = "lead", _("team lead")
    MANAGER = "manager", _("admin manager")


def escalate(ticket: Ticket, *, step: Step, now: datetime) -> int:
    """The lead or the admin managers hear how long it has not been repaired; how many were told. Repaired meanwhile: nobody."""
    with transaction.atomic():
        mine = locked(ticket)
        if not mine.is_running:
            return 0
        begun = ticket.begun_at
        clock, age = (Clock.WALL, now - begun) if mine.is_emergency else (Clock.DAYS, calendar().days_between(begun, now))
        told = leads_of(mine, now=now) if step == Step.LEAD else managers()
        trail.record("escalate", subject=mine, at=now, details={"step": step.value, "told": sorted(person.pk for person in told)})
        return tell(StillOpen, mine, told, cause=f"still_open:{mine.cycle}:{step}", now=now, words=lambda: {"age": length(age, clock)})
