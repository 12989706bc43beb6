"""The company is set up once, by its first manager, and changed later."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people import company_here, zone
from frontdesk.people.actions.people import join
from frontdesk.people.models import Company, Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.workdays import seed
from frontdesk.workdays.models import Day, OfficeHours, Year

FIELDS = ("name", "name_en", "address", "address_en", "desk_phone", "language", "time_zone")
FIRST = (Role.ADMIN_MANAGER, Role.RECEPTIONIST, Role.EMPLOYEE)


def set_up(*, country: str, manager: dict[str, Any], now: datetime, **company: str) -> Person:
    """The company, the holidays of its country and the first manager, who may everything the others need; once for ever."""
    try:
        with transaction.atomic():
            made = Company.objects.create(country=country, **company)  # one row: whoever comes second is refused
            if Person.objects.exists():
                raise IntegrityError("there are people already")
            if country != seed.COUNTRY:
                Day.objects.all().delete()
                Year.objects.all().delete()
                seed.plant(OfficeHours, Day, Year, country=country)
            first = join(**manager, language=made.language, roles=FIRST, now=now)
            trail.record("set_up", subject=made, by=first, at=now, details={"country": country, **company})
    except IntegrityError:
        raise Refused(_("Somebody has just set this Frontdesk up. Log in."), "set-up") from None
    known_here(made)
    return first


def stamp(company: Company) -> str:
    """Differs whenever the company does: what a form was shown."""
    return sha256(repr([getattr(company, name) for name in FIELDS]).encode()).hexdigest()[:16]


def change(*, by: Person, now: datetime, seen: str, **wanted: str) -> Company:
    """Name, address, telephone, language of new people, time zone. Refused when the company is not as it was `seen` any more."""
    with transaction.atomic():
        company = Company.objects.select_for_update().first() or Company()
        before = {name: getattr(company, name) for name in FIELDS}
        if seen != stamp(company):
            raise Refused(_("Somebody else has just changed this. Look at it again."), "changed")
        changed = {name: value for name, value in wanted.items() if before[name] != value}
        if changed:
            for name, value in changed.items():
                setattr(company, name, value)
            company.save()
            details = {"old": {name: before[name] for name in changed}, "new": changed}
            trail.record("change_company", subject=company, by=by, at=now, details=details)
            transaction.on_commit(lambda: known_here(company))
    return company


def known_here(company: Company) -> None:
    """This process shows it from now on; others ask within a minute."""
    zone.remember(company.time_zone)
    company_here.remember(company)
