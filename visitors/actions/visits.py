"""What happens to a visit: expected, checked in, answered, let in, checked out, thanked."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.names import normal, spellings
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions import badges, telling
from visitors.actions.steps import locked, must_be_agreed, must_be_here, must_be_open, step
from visitors.models import Answer, KioskDevice, Visit
from visitors.models.visit import Purpose
from visitors.models.visit_event import Verb
from visitors.promises.host_answer import HostAnswer
from visitors.promises.thanks_within_a_day import ThanksWithinADay


def _new(*, name: str, phone: str = "", **fields: object) -> Visit:
    name = " ".join(name.split())
    refuse_unless(bool(name), _("Enter the visitor's name."), "name")
    return Visit(
        name=name,
        name_key=normal(name)[:120],
        spellings=spellings(name)[:600],
        phone=phones.digits(phone),
        salt=secrets.token_hex(16),
        **fields,
    )


def expect(
    *,
    name: str,
    host: Person,
    expected_at: datetime,
    now: datetime,
    by: Person,
    phone: str = "",
    email: str = "",
    company: str = "",
    purpose: str = Purpose.MEETING,
    note: str = "",
    place: str = "",
    language: str = "zh-hans",
) -> Visit:
    """Pre-register a visitor; who left an e-mail (or a mobile, where there is an SMS gateway) is invited with a code."""
    refuse_unless(host.is_active, _("This colleague has left the company. Choose another host."), "host")
    refuse_unless(expected_at > now, _("This moment has passed. Choose a later time."), "past")
    visit = _new(
        name=name,
        phone=phone,
        email=email,
        company=company,
        purpose=purpose,
        note=note,
        place=place,
        language=language,
        host=host,
        expected_at=expected_at,
        created_at=now,
        created_by=by,
    )
    visit.code_on = timezone.localdate(expected_at)
    with transaction.atomic():
        _save_with_code(visit)
        step(visit, Verb.EXPECT, by=by, now=now)
        telling.invite(visit, now=now)
    return visit


def _save_with_code(visit: Visit) -> None:
    """Six digits that nobody else has on that day: drawn again when the database says they are taken."""
    for _try in range(50):
        visit.code = f"{secrets.randbelow(1_000_000):06d}"
        try:
            with transaction.atomic():
                return visit.save(force_insert=True)
        except IntegrityError:
            visit.pk = None
    raise Refused(_("No code is free on that day. Try again."), "codes")


def register_walk_in(
    *,
    name: str,
    phone: str,
    host: Person,
    now: datetime,
    purpose: str = Purpose.MEETING,
    company: str = "",
    email: str = "",
    language: str = "zh-hans",
    consent_version: str = "",
    by: Person | None = None,
    device: KioskDevice | None = None,
) -> Visit:
    """Somebody without appointment is here: registered and checked in at once."""
    refuse_unless(host.is_active, _("This colleague has left the company. Choose another host."), "host")
    visit = _new(
        name=name,
        phone=phone,
        company=company,
        email=email,
        purpose=purpose,
        language=language,
        host=host,
        is_walk_in=True,
        created_at=now,
        created_by=by,
        consent_version=consent_version,
    )
    with transaction.atomic():
        visit.save(force_insert=True)
        return _arrive(visit, now=now, by=by, device=device)


def check_in(
    visit: Visit,
    *,
    now: datetime,
    by: Person | None = None,
    device: KioskDevice | None = None,
    consent_version: str = "",
    language: str = "",
) -> Visit:
    """The visitor is here: a badge is reserved, the host is told and the clock of the answer starts."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        refuse_unless(visit.arrived_at is None, _("This visitor is checked in already."), "already")
        must_be_agreed(visit)
        if consent_version or language:
            visit.consent_version = consent_version or visit.consent_version
            visit.language = language or visit.language  # what the visitor spoke at the kiosk goes for later messages too
            visit.save(update_fields=["consent_version", "language"])
        return _arrive(visit, now=now, by=by, device=device)


def _arrive(visit: Visit, *, now: datetime, by: Person | None, device: KioskDevice | None) -> Visit:
    loan = badges.reserve(visit, now=now)
    step(visit, Verb.CHECK_IN, now=now, by=by, device=device, arrived_at=now, arrived_by=by)
    todos.open(HostAnswer, subject=visit, since=now, holder=visit.host, by=by, now=now)
    telling.arrived(visit, badge=loan.badge.number if loan else "", now=now)
    return visit


def answer(
    visit: Visit, *, kind: str, by: Person, now: datetime, minutes: int | None = None, colleague: Person | None = None, words: str = ""
) -> Answer:
    """The host (or stand-in, or head) says what happens now; a later answer replaces an earlier one."""
    refuse_unless(kind != Answer.Kind.COLLEAGUE or colleague is not None, _("Choose the colleague who comes."), "colleague")
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        refuse_unless(visit.met_at is None, _("This visitor has been let in already."), "met")
        given = Answer.objects.create(
            visit=visit, kind=kind, minutes=minutes, colleague=colleague, words=words[:200], answered_at=now, answered_by=by
        )
        step(visit, Verb.ANSWER, by=by, now=now)
        todos.settle(HostAnswer, subject=visit, by=by, now=now)
        telling.answered(visit, given, now=now)
    return given


def lend_badge(visit: Visit, *, by: Person, now: datetime, number: str = "") -> Visit:
    """Hand the visitor a badge while they wait."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        loan = badges.lend(visit, by=by, now=now, number=number)
        step(visit, Verb.LEND_BADGE, by=by, now=now, more={"loan": loan.pk})
    return visit


def let_in(visit: Visit, *, by: Person, now: datetime, number: str = "") -> Visit:
    """The host has come: the wait is over, and the badge goes along if it is not lent yet; with an empty drawer nobody is kept waiting."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        refuse_unless(visit.met_at is None, _("This visitor has been let in already."), "met")
        waiting_badge = visit.loans.filter(returned_at__isnull=True, lent_at__isnull=False).exists()
        loan = None if waiting_badge and not number else badges.lend_if_any(visit, by=by, now=now, number=number)
        answered = todos.settle(HostAnswer, subject=visit, by=by, now=now)
        step(visit, Verb.MEET, by=by, now=now, more={"loan": loan.pk if loan else None, "unanswered": answered}, met_at=now, met_by=by)
    return visit


def check_out(visit: Visit, *, now: datetime, by: Person | None = None, device: KioskDevice | None = None) -> Visit:
    """The visitor leaves: the badge is back, the thank-you is owed."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        number = badges.give_back(visit, now=now, by=by)
        unanswered = todos.settle(HostAnswer, subject=visit, by=by, now=now)
        step(
            visit, Verb.CHECK_OUT, now=now, by=by, device=device, more={"badge": number, "unanswered": unanswered}, left_at=now, left_by=by
        )
        if visit.owes_thanks:
            held = {"role": Role.RECEPTIONIST} if telling.way_to(visit) else {"holder": visit.host}
            todos.open(ThanksWithinADay, subject=visit, since=now, now=now, by=by, **held)
    return visit


def turn_away(visit: Visit, *, by: Person, now: datetime) -> Visit:
    """Nobody receives this visitor: the badge goes back, no thanks are owed."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_here(visit)
        number = badges.give_back(visit, now=now, by=by)
        unanswered = todos.settle(HostAnswer, subject=visit, by=by, now=now)
        step(
            visit,
            Verb.TURN_AWAY,
            by=by,
            now=now,
            more={"badge": number, "unanswered": unanswered},
            turned_away_at=now,
            turned_away_by=by,
            left_at=now,
            left_by=by,
        )
    return visit


def cancel(visit: Visit, *, by: Person, now: datetime) -> Visit:
    """The visit does not take place; the code is free again."""
    with transaction.atomic():
        visit = locked(visit)
        must_be_open(visit)
        refuse_unless(visit.arrived_at is None, _("This visitor is here already; check them out instead."), "already")
        step(visit, Verb.CANCEL, by=by, now=now, cancelled_at=now, cancelled_by=by)
    return visit


def stop_messages(visit: Visit, *, now: datetime) -> Visit:
    """The visitor wants no messages: no thanks are sent, the to-do is settled."""
    with transaction.atomic():
        visit = locked(visit)
        if not visit.no_thanks:
            step(visit, Verb.STOP_MESSAGES, now=now, no_thanks=True)
            todos.settle(ThanksWithinADay, subject=visit, now=now, words="no messages")
    return visit
