"""Somebody asks to come: taken down as it was typed, later matched with a host, confirmed or closed."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.limits import PublicLimits
from visitors.models import VisitRequest
from visitors.models.visit import Door, Purpose


def receive(
    *,
    name: str,
    host_name: str,
    host_contact: str,
    wished_at: datetime,
    now: datetime,
    phone: str = "",
    email: str = "",
    company: str = "",
    purpose: str = Purpose.MEETING,
    people: int = 1,
    plate: str = "",
    note: str = "",
    off_day_reason: str = "",
    language: str = "zh-hans",
    consent_version: str = "",
    door: str = Door.PAGE,
    by: Person | None = None,
) -> VisitRequest:
    """One row and nothing else: nobody is looked up, so nothing is learned from the answer. Refused: past, far, contact."""
    limits = PublicLimits.now()
    refuse_unless(bool(phone or email), _("Enter your mobile or your e-mail, so that we can answer you."), "contact")
    refuse_unless(wished_at > now, _("This moment has passed. Choose a later time."), "past")
    refuse_unless(
        wished_at <= now + limits.ahead,
        _("This is too far ahead. Choose a day within the next %(days)d days.") % {"days": limits.ahead.days},
        "far",
    )
    return VisitRequest.objects.create(
        name=name,
        phone=phone,
        email=email,
        company=company,
        purpose=purpose,
        people=people,
        plate=plate,
        note=note,
        language=language,
        host_name=host_name,
        host_contact=host_contact,
        wished_at=wished_at,
        off_day_reason=off_day_reason,
        is_short_notice=wished_at < now + limits.notice,
        consent_version=consent_version,
        door=door,
        received_at=now,
        received_by=by,
    )


def host_of(name: str, contact: str) -> Person | None:
    """The one colleague with this whole name (hanzi, English or pinyin) *and* this mobile or e-mail."""
    by = Q(email__iexact=contact) if "@" in contact else Q(mobile=phones.digits(contact))
    found = list(Person.objects.active().named_exactly(name).filter(by)[:2]) if contact and phones_or_mail(contact) else []
    return found[0] if len(found) == 1 else None


def phones_or_mail(contact: str) -> bool:
    """Whether there is anything to compare: nobody is found by an empty mobile."""
    return "@" in contact or bool(phones.digits(contact))
