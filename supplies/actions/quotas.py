"""Quotas: how much one person or department may draw of an item or a category in a month, quarter or year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.advisory import hold
from frontdesk.journal import trail
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.workdays.today import midnight
from supplies.models import Category, Issue, Item, Quota, RequisitionLine


@dataclass(frozen=True)
class Left:
    """What a quota leaves to somebody just now, in base units."""

    quota: Quota
    used: int

    @property
    def free(self) -> int:
        return max(self.quota.most - self.used, 0)


@transaction.atomic
def set_quota(
    *, item: Item | None = None, category: Category | None = None, per: str, period: str, most: int, by: Person, now: datetime
) -> Quota:
    """One quota of a thing, a bearer and a period is in force; a new one takes the old one's place. Refused: thing."""
    refuse_unless((item is None) != (category is None), _("A quota is of one item or of one category."), "thing")
    hold("supplies.quotas")
    of = {"item": item, "category": category, "per": per, "period": period}
    Quota.objects.filter(**of, ended_at__isnull=True).update(ended_at=now, ended_by=by)
    quota = Quota.objects.create(**of, most=most, created_at=now, created_by=by)
    trail.record("set_quota", subject=quota, by=by, at=now, details={"most": most})
    return quota


def end(quota: Quota, *, by: Person, now: datetime) -> bool:
    """This quota holds no longer; False when it had ended."""
    found = Quota.objects.filter(pk=quota.pk, ended_at__isnull=True).update(ended_at=now, ended_by=by)
    if found:
        trail.record("end_quota", subject=quota, by=by, at=now)
    return bool(found)


def must_be_within(wanted: Mapping[Item, int], *, person: Person, department: Department, now: datetime) -> None:
    """Nobody draws more than a quota allows, whichever of two who ask at once comes first. Refused: quota, by its rule."""
    quotas = in_force(wanted)
    if not quotas:
        return
    take_turns(department)
    for left in usage(quotas, person=person, department=department, now=now):
        quota = left.quota
        asked = sum(many for item, many in wanted.items() if quota.item_id == item.pk or quota.category_id == item.category_id)
        if asked > left.free:
            raise Refused(in_words(left), "quota")


def take_turns(department: Department) -> None:
    """Who draws on a department's quotas waits for who was quicker; before any balance is locked."""
    hold(f"supplies.quota.{department.pk}")


def in_words(left: Left) -> str:
    """'At most 5 of pen a person a month: 3 are drawn or agreed to, 2 are left.'"""
    words = _("%(rule)s: %(used)d drawn or agreed to, %(free)d left.")
    return words % {"rule": left.quota, "used": left.used, "free": left.free}


def in_force(items: Iterable[Item]) -> list[Quota]:
    """The quotas that hold for any of these items."""
    known = list(items)
    fits = Q(item__in=known) | Q(category__in={item.category_id for item in known})
    return list(Quota.objects.filter(fits, ended_at__isnull=True).select_related("item", "category"))


def usage(quotas: Iterable[Quota], *, person: Person, department: Department, now: datetime) -> list[Left]:
    """What was handed out in the period, less what came back, and what is agreed to and not yet handed out. Two queries a quota."""
    return [Left(quota, _used(quota, person, department, now)) for quota in quotas]


def _used(quota: Quota, person: Person, department: Department, now: datetime) -> int:
    of = {"item": quota.item} if quota.item_id else {"item__category": quota.category}
    whose = {"requisition__asker": person} if quota.per == Quota.Per.PERSON else {"requisition__department": department}
    begin = midnight(first_day(quota.period, timezone.localdate(now)))
    lines = RequisitionLine.objects.filter(**of, **whose)
    agreed = lines.owed().aggregate(many=Coalesce(Sum(F("approved") - F("issued")), 0))["many"]
    issues = Issue.objects.filter(line__in=lines, handout__issued_at__gte=begin)
    issued = issues.aggregate(many=Coalesce(Sum("quantity"), 0))["many"]
    back = issues.aggregate(many=Coalesce(Sum("taken_back__quantity"), 0))["many"]
    return int(agreed + issued - back)


def first_day(period: str, today: date) -> date:
    """The first day of the month, quarter or year that holds this day."""
    first = {Quota.Period.MONTH: today.month, Quota.Period.QUARTER: (today.month - 1) // 3 * 3 + 1, Quota.Period.YEAR: 1}
    return today.replace(month=first[Quota.Period(period)], day=1)
