"""Whose visits: when the time of somebody is over, who is still needed, and which visits are the same person's."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Upper
from django.db.models.lookups import In

from frontdesk.people import phones
from frontdesk.people.names import normal
from visitors.models import Visit, WatchEntry
from visitors.models.visit import VisitQuerySet
from visitors.models.visit_queries import OVER


def ended_before(before: datetime) -> VisitQuerySet:
    """Visits that were over before that moment and still say whose they were, of people who neither came since nor are held.

    The time counts from somebody's last visit, and a hold on one visit keeps the others of the same person.
    """
    old = Visit.objects.alias(over=OVER).filter(over__lt=before, forgotten_at__isnull=True, held_at__isnull=True)
    return old.exclude(of_somebody_held()).exclude(of_somebody_in(Visit.objects.alias(over=OVER).filter(over__gte=before)))


def unheld(ids: Collection[int]) -> VisitQuerySet:
    """Those of these visits that no hold keeps, neither their own nor one on another visit of the same person."""
    return Visit.objects.filter(pk__in=ids, held_at__isnull=True).exclude(of_somebody_held())


def of_somebody_in(others: VisitQuerySet) -> Q:
    """Whether `others` hold a visit of the same person: at most three look-ups, each in an index of its own.

    The first half of each line keeps the look-up away from all who left no number, no address or no company.
    """
    by_phone = others.filter(phone=OuterRef("phone"))
    by_email = others.alias(address=Upper("email")).filter(address=Upper(OuterRef("email")))
    by_name = others.alias(firm=Upper("company")).filter(name_key=OuterRef("name_key"), firm=Upper(OuterRef("company")))
    return (
        Q(Q(phone__gt=""), Exists(by_phone)) | Q(Q(email__gt=""), Exists(by_email)) | Q(Q(name_key__gt="", company__gt=""), Exists(by_name))
    )


def of_somebody_held() -> Q:
    """The same of the few visits that are held, read once."""
    held = Visit.objects.filter(held_at__isnull=False)
    addresses = held.filter(email__gt="").values(address=Upper("email"))
    firms = held.filter(name_key=OuterRef("name_key"), company__gt="").alias(firm=Upper("company")).filter(firm=Upper(OuterRef("company")))
    return (
        Q(phone__in=held.filter(phone__gt="").values("phone"))
        | Q(In(Upper("email"), addresses))
        | Q(Q(name_key__in=held.values("name_key")), Exists(firms))
    )


def same_person(visit: Visit) -> VisitQuerySet:
    """All visits that are not yet forgotten with this visit's phone number, e-mail address, or name and company both."""
    same = Q(pk=visit.pk)
    if visit.phone:
        same |= Q(phone__in={visit.phone, phones.digits(visit.phone)})
    if visit.email:
        same |= Q(email__iexact=visit.email)
    if visit.name_key and visit.company.strip():
        same |= Q(name_key=visit.name_key, company__iexact=visit.company.strip())
    return Visit.objects.filter(same, forgotten_at__isnull=True)


def is_open(visit: Visit, now: datetime) -> bool:
    """In the house, or to come."""
    if visit.left_at or visit.cancelled_at or visit.turned_away_at or visit.declined_at:
        return False
    return bool(visit.arrived_at) or bool(visit.expected_at and visit.expected_at >= now)


def names(text: str, somebody: Visit | WatchEntry) -> bool:
    """Whether a text says who this visitor is, or whom this entry is about."""
    said = normal(text)
    secrets_of = (somebody.name_key, normal(somebody.email), somebody.phone)
    return any(secret and len(secret) > 1 and (secret in said or secret in phones.digits(text)) for secret in secrets_of)
