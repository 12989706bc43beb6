"""How somebody gets in: a one-time link with which they choose their own password. Nobody else ever knows it."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.actions.people import held
from frontdesk.people.models import Invitation, Person
from frontdesk.refusal import refuse_unless

LASTS = timedelta(hours=72)


def hashed(token: str) -> str:
    """What is kept of a link: 192 random bits need no salt."""
    return sha256(token.encode()).hexdigest()


def invite(person: Person, *, by: Person, now: datetime) -> str:
    """The token of a new link, shown once; earlier links of this person open nothing from now on. Refused: left."""
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        row = held(person)[person.pk]
        refuse_unless(row.is_active, _("%(name)s has left. Bring them back first.") % {"name": row}, "left")
        end_all(row, now=now)
        Invitation.objects.create(person=row, token_hash=hashed(token), made_at=now, made_by=by, until_at=now + LASTS)
        trail.record("invite", subject=row, by=by, at=now)
    return token


def invited(token: str, now: datetime) -> Person | None:
    """Whose link this is, while it opens something."""
    found = Invitation.objects.usable(now).filter(token_hash=hashed(token)).select_related("person").first()
    return found.person if found else None


def choose_password(token: str, *, password: str, now: datetime) -> Person:
    """The person's own password, once a link; every session they had ends. Refused: used."""
    with transaction.atomic():
        mine = Invitation.objects.usable(now).filter(token_hash=hashed(token))
        person = invited(token, now)
        rows = held(person)
        is_first = bool(person and rows[person.pk].is_active and mine.filter(person=person).update(used_at=now))
        refuse_unless(is_first, _("This link has been used or has run out. Ask the office for a new one."), "used")
        assert person is not None
        row = rows[person.pk]
        row.set_password(password)
        row.save(update_fields=["password"])
        trail.record("choose_password", subject=row, by=row, at=now)
    return row


def end_all(person: Person, *, now: datetime) -> None:
    """No link of this person opens anything any more; inside the caller's transaction."""
    Invitation.objects.standing().filter(person=person).update(ended_at=now)
