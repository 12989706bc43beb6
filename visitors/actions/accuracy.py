"""The weekly sample of the register: drawn at random, each record ticked right or wrong."""

from datetime import date, datetime, timedelta
from random import SystemRandom

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.workdays.today import midnight
from visitors.models import AccuracySample, SampledVisit, Visit
from visitors.promises.accuracy_checked import AccuracyChecked

MANY = 10  # records a week
WEEK = timedelta(days=7)


def draw(week_on: date, *, now: datetime) -> AccuracySample:
    """Ten records of who arrived in that week (all, when there were fewer); a week without visitors has nothing to tick.

    VIP receptions are left out: not everybody who ticks may read them.
    """
    begin, end = midnight(week_on), midnight(week_on + WEEK)
    with transaction.atomic():
        arrived = Visit.objects.arrived_between(begin, end).filter(is_vip=False, forgotten_at__isnull=True)
        ids = list(arrived.values_list("pk", flat=True))
        drawn = SystemRandom().sample(ids, min(MANY, len(ids)))
        sample = AccuracySample.objects.create(week_on=week_on, drawn_at=now, done_at=None if drawn else now)
        SampledVisit.objects.bulk_create([SampledVisit(sample=sample, visit_id=pk) for pk in drawn])
        trail.record("draw_sample", subject=sample, at=now, details={"records": len(drawn)})
        if drawn:
            todos.open(AccuracyChecked, subject=sample, since=now, role=Role.ADMIN_MANAGER, now=now)
    return sample


def tick(record: SampledVisit, *, is_right: bool, by: Person, now: datetime, wrong: str = "") -> SampledVisit:
    """Right, or wrong and which field; it may be changed until all are ticked. The last one settles the to-do. Refused: wrong, done."""
    refuse_unless(is_right or bool(wrong.strip()), _("Say which field is wrong."), "wrong")
    with transaction.atomic():
        sample = AccuracySample.objects.select_for_update().get(pk=record.sample_id)
        refuse_unless(sample.done_at is None, _("This sample is finished."), "done")
        held = SampledVisit.objects.get(pk=record.pk)
        held.is_right, held.wrong, held.checked_at, held.checked_by = is_right, "" if is_right else wrong.strip()[:120], now, by
        held.save(update_fields=["is_right", "wrong", "checked_at", "checked_by"])
        trail.record("tick_record", subject=sample, by=by, at=now, details={"visit": held.visit_id, "right": is_right})
        if not sample.records.filter(checked_at__isnull=True).exists():
            sample.done_at, sample.done_by = now, by
            sample.save(update_fields=["done_at", "done_by"])
            todos.settle(AccuracyChecked, subject=sample, by=by, now=now)
    return held
