"""Somebody would not register: written down, and those who keep the house safe hear at once."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.outbox.models import Channel
from frontdesk.outbox.post import post
from frontdesk.people import phones
from frontdesk.people.models import DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from visitors.actions import visits
from visitors.models import RegisterRefusal, Visit
from visitors.notices.register_refused import RegisterRefused


def register_refused(
    *, words: str, by: Person, now: datetime, name: str = "", looks: str = "", went: str = "", visit: Visit | None = None
) -> RegisterRefusal:
    """Write down what happened and tell security and the admin managers; a visitor who waited is turned away with it. Refused: words."""
    words = " ".join(words.split())
    refuse_unless(bool(words), _("Say what happened."), "words")
    with transaction.atomic():
        if visit is not None:
            visit = visits.turn_away(visit, by=by, now=now)
        refusal = RegisterRefusal.objects.create(
            name=" ".join(name.split()) or (visit.name if visit else ""),
            looks=" ".join(looks.split())[:300],
            words=words[:500],
            went=" ".join(went.split())[:120],
            visit=visit,
            refused_at=now,
            refused_by=by,
        )
        trail.record("refuse_register", subject=refusal, by=by, at=now)
        _tell(refusal, now=now)
    return refusal


def _tell(refusal: RegisterRefusal, *, now: datetime) -> None:
    """Colleagues by their channels; a number outside by SMS where there is a gateway and it takes one. Other numbers are called."""
    cause = f"refusal:{refusal.pk}"
    data = {
        "words": refusal.words,
        "looks": refusal.looks or "—",
        "went": refusal.went or "—",
        "desk": str(refusal.refused_by),
        "path": refusal.get_absolute_url(),
    }
    people = {person.pk: person for person in DutyContact.objects.people_on(Duty.SECURITY)}
    people |= {person.pk: person for person in Person.objects.holding(Role.ADMIN_MANAGER)}
    for person in people.values():
        post(RegisterRefused, cause=cause, to=person, subject=refusal, data=data, now=now)
    for contact in DutyContact.objects.filter(duty=Duty.SECURITY).exclude(outside_number=""):
        number = phones.digits(contact.outside_number)
        if settings.SMS_URL and phones.is_mobile(number):
            post(RegisterRefused, cause=cause, channel=Channel.SMS, address=number, subject=refusal, data=data, now=now)
