"""A visitor asks to be forgotten: every visit of theirs, and what else says who they are."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions.forgetting.incidents import forget_incidents
from visitors.actions.forgetting.records import REQUEST, forget_records
from visitors.actions.forgetting.visits import forget_visits
from visitors.actions.forgetting.whose import is_open, names, same_person
from visitors.models import Call, Complaint, Incident, Message, RecurringPass, Ring, Shipment, Visit, VisitRequest


def forget_person(visit: Visit, *, reason: str, by: Person, now: datetime) -> int:
    """Forget every visit of this visitor at once, at their request; how many. The trail says who did it and why, and names nobody.

    A person may ask for erasure, and the handler must erase when the purpose is reached or consent is withdrawn
    (Personal Information Protection Law of the PRC, art. 47). Refused: forgotten, held, still-here, pass, reason.
    """
    reason = " ".join(reason.split())[:200]
    refuse_unless(bool(reason), _("Say in a few words why: who asked, when."), "reason")
    with transaction.atomic():
        mine = list(same_person(visit).select_for_update(of=("self",)).order_by("pk"))
        refuse_unless(bool(mine), _("This visitor is forgotten already."), "forgotten")
        held = _("A visit of this visitor is held, because an incident needs the names. End the hold first.")
        refuse_unless(not any(each.held_at for each in mine), held, "held")
        here = _("This visitor is in the house or still expected. Check them out or cancel the visit first.")
        refuse_unless(not any(is_open(each, now) for each in mine), here, "still-here")
        good = _("This visitor has a recurring pass. End it first.")
        running = RecurringPass.objects.filter(ended_at__isnull=True, until_on__gte=timezone.localdate(now))
        refuse_unless(not any(running.filter(of_person(each)).exists() for each in mine), good, "pass")
        nameless = _("Leave name, number and address out of the reason: it stays in the trail.")
        refuse_unless(not any(names(reason, each) for each in mine), nameless, "reason")
        ids = sorted(each.pk for each in mine)
        for each in distinct(mine):
            forget_records(RecurringPass.objects.filter(of_person(each)), now=now, by=by, rule=REQUEST)
            forget_records(VisitRequest.objects.filter(of_person(each, key="")), now=now, by=by, rule=REQUEST)
            forget_records(Message.objects.filter(of_person(each, key="", email="")), now=now, by=by, rule=REQUEST)
            forget_records(Call.objects.filter(of_person(each, key="", email="")), now=now, by=by, rule=REQUEST)
            forget_records(Complaint.objects.filter(of_person(each, key="")), now=now, by=by, rule=REQUEST)
            if each.phone:
                forget_records(Ring.objects.filter(phone=phones.digits(each.phone)), now=now, by=by, rule=REQUEST)
            forget_records(sent_to(each), now=now, by=by, rule=REQUEST)
        forget_incidents(Incident.objects.closed().filter(visit__in=ids), now=now, by=by, rule=REQUEST)
        many = forget_visits(Visit.objects.filter(pk__in=ids), now=now, by=by, rule=REQUEST)
        trail.record("forget_person", subject=visit, by=by, at=now, details={"reason": reason, "visits": ids})
    return many


def sent_to(visit: Visit) -> QuerySet[Shipment]:
    """Parcels that were sent to this visitor's number; one that is still to be sent needs its label."""
    over = Shipment.objects.exclude(pk__in=Shipment.objects.open())
    return over.filter(to_phone__in={visit.phone, phones.digits(visit.phone)} - {""})


def distinct(mine: list[Visit]) -> list[Visit]:
    """One visit for each way in which somebody was written down."""
    return list({(each.phone, each.email.casefold(), each.name, each.company): each for each in mine}.values())


def of_person(visit: Visit, *, key: str = "name_key", email: str = "email") -> Q:
    """Records that stand alone and are this visitor's, found as `same_person` finds visits; '' for a column that a model has not."""
    same = Q(pk=None)
    if visit.phone:
        same |= Q(phone__in={visit.phone, phones.digits(visit.phone)})
    if visit.email and email:
        same |= Q(email__iexact=visit.email)
    if visit.name_key and visit.company.strip():
        name = Q(name_key=visit.name_key) if key else Q(name__iexact=visit.name)
        same |= name & Q(company__iexact=visit.company.strip())
    return same
