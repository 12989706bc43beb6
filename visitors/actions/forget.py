"""Forgetting visitors: who it was goes, that somebody came stays."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from frontdesk.files.actions import forget_of
from frontdesk.journal import trail
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import drop
from frontdesk.todos.forgetting import forget_subjects
from visitors.models import Answer, Feedback, Visit
from visitors.models.visit import VisitQuerySet

NOBODY = {"name": "*", **dict.fromkeys(("name_key", "spellings", "phone", "email", "company", "note", "code"), "")}
RETENTION, REQUEST = "visitors.retention", "visitors.request"


def ended_before(before: datetime) -> VisitQuerySet:
    """Visits that ended, or were to be, before that moment and still say whose they were."""
    never_left = Q(left_at__isnull=True) & (Q(arrived_at__lt=before) | Q(arrived_at__isnull=True, expected_at__lt=before))
    return Visit.objects.filter(Q(left_at__lt=before) | never_left, forgotten_at__isnull=True)


def forget_visits(visits: VisitQuerySet, *, now: datetime, by: Person | None = None, rule: str = RETENTION) -> int:
    """Make these visits anonymous, with the words said about them, files, notices, to-dos and the trail's details; how many."""
    with transaction.atomic():
        mine = list(visits.filter(forgotten_at__isnull=True).select_for_update(of=("self",)))
        ids = [visit.pk for visit in mine]
        for visit in mine:
            visit.salt = secrets.token_hex(16)  # whoever still holds the link opens nothing with it
        Visit.objects.bulk_update(mine, ["salt"], batch_size=100)
        Visit.objects.filter(pk__in=ids).update(**NOBODY, forgotten_at=now)
        Answer.objects.filter(visit__in=ids).update(words="")
        Feedback.objects.filter(visit__in=ids).update(words="")
        forget_of(Visit, ids, now=now)
        forget_subjects(Visit, ids, rule=rule, at=now, by=by)
        drop(Visit, ids)
        for visit in mine:
            trail.record("forget", subject=visit, by=by, at=now)
    return len(mine)


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


def forget_person(visit: Visit, *, reason: str, by: Person, now: datetime) -> int:
    """Forget every visit of this visitor at once, at their request; how many. The trail says who did it and why, and names nobody.

    A person may ask for erasure, and the handler must erase when the purpose is reached or consent is withdrawn
    (Personal Information Protection Law of the PRC, art. 47). Refused: forgotten, still-here, reason.
    """
    reason = " ".join(reason.split())[:200]
    refuse_unless(bool(reason), _("Say in a few words why: who asked, when."), "reason")
    with transaction.atomic():
        mine = list(same_person(visit).select_for_update(of=("self",)))
        refuse_unless(bool(mine), _("This visitor is forgotten already."), "forgotten")
        here = _("This visitor is in the house or still expected. Check them out or cancel the visit first.")
        refuse_unless(not any(is_open(each, now) for each in mine), here, "still-here")
        nameless = _("Leave name, number and address out of the reason: it stays in the trail.")
        refuse_unless(not any(names(reason, each) for each in mine), nameless, "reason")
        ids = sorted(each.pk for each in mine)
        many = forget_visits(Visit.objects.filter(pk__in=ids), now=now, by=by, rule=REQUEST)
        trail.record("forget_person", subject=visit, by=by, at=now, details={"reason": reason, "visits": ids})
    return many


def is_open(visit: Visit, now: datetime) -> bool:
    """In the house, or to come."""
    if visit.left_at or visit.cancelled_at or visit.turned_away_at:
        return False
    return bool(visit.arrived_at) or bool(visit.expected_at and visit.expected_at >= now)


def names(text: str, visit: Visit) -> bool:
    """Whether a text says who this visitor is."""
    said = normal(text)
    secrets_of = (visit.name_key, normal(visit.email), visit.phone)
    return any(secret and len(secret) > 1 and (secret in said or secret in phones.digits(text)) for secret in secrets_of)
