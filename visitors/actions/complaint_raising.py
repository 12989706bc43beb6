"""A complaint that is more than that becomes an incident, without a word typed again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from visitors.actions import incidents
from visitors.models import Complaint, Incident
from visitors.models.incident import IncidentKind

KINDS = {Complaint.Category.QUALITY: IncidentKind.QUALITY}  # every other is about how somebody was served


def raise_to_incident(complaint: Complaint, *, by: Person, now: datetime) -> Incident:
    """Words, wish, customer and department go along; about quality it is proposed as major. The complaint keeps its own clocks.

    Refused: not-yours, forgotten, twice, and what reporting an incident refuses.
    """
    refuse_unless(by.can(Can.REPORT_INCIDENTS), _("Only the desk and the office report incidents."), "not-yours")
    with transaction.atomic():
        mine = Complaint.objects.select_for_update().get(pk=complaint.pk)
        refuse_unless(mine.forgotten_at is None, _("This complaint was forgotten."), "forgotten")
        refuse_unless(mine.incident_id is None, _("This complaint was raised to an incident already."), "twice")
        goods = " · ".join(filter(None, (mine.order_number, mine.product)))
        made = incidents.report(
            words=f"{mine.words}\n{goods}" if goods else mine.words,
            kind=KINDS.get(Complaint.Category(mine.category), IncidentKind.SERVICE),
            demands=mine.wish,
            people=" ".join(filter(None, (mine.name, mine.company, mine.phone))),
            department=mine.department if mine.department.head else None,  # else the admin managers give it to one
            happened_at=mine.received_at,
            by=by,
            now=now,
        )
        mine.incident = made
        mine.save(update_fields=["incident"])
        trail.record("raise_complaint", subject=mine, by=by, at=now)  # no number: the incident may be restricted one day
    return made
