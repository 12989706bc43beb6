"""Somebody asks to come: taken down as it was typed, later matched with a host, confirmed or closed."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions import request_telling, visits
from visitors.limits import PublicLimits
from visitors.models import Visit, VisitRequest
from visitors.models.visit import Door, Purpose
from visitors.promises.host_accepts import HostAccepts
from visitors.promises.request_confirmed import RequestConfirmed


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
    number = "" if "@" in contact else phones.digits(contact)
    by = Q(mobile=number) if number else Q(email__iexact=contact)
    found = list(Person.objects.active().named_exactly(name).filter(by)[:2]) if contact else []
    return found[0] if len(found) == 1 else None


def locked(request: VisitRequest) -> VisitRequest:
    """The request as it stands now, held until the transaction ends."""
    return VisitRequest.objects.select_for_update().get(pk=request.pk)


def match(request: VisitRequest, *, now: datetime) -> VisitRequest:
    """Look who the host is, once. Found: the host is asked; not found, or no visit can be made of it: the desk decides.

    Nothing happens to a request that the desk closed, or that was forgotten, meanwhile.
    """
    with transaction.atomic():
        request = locked(request)
        if request.matched_at or not request.is_open:
            return request
        host = host_of(request.host_name, request.host_contact)
        try:
            request = _matched(request, host, by=None, now=now)
        except Refused:  # the moment has passed meanwhile, or it became a day off
            request = _matched(request, None, by=None, now=now)
        request_telling.desk_told(request, now=now)
    return request


def take_down(*, host: Person, by: Person, now: datetime, **given: object) -> VisitRequest:
    """From a call or a mail: the desk names the host, so the host is asked at once."""
    with transaction.atomic():
        request = receive(**given, host_name=host.name, host_contact=host.email or host.mobile, by=by, now=now)  # type: ignore[arg-type]
        trail.record("take_down_request", subject=request, by=by, at=now)
        return _matched(request, host, by=by, now=now)


def choose_host(request: VisitRequest, *, host: Person, by: Person, now: datetime) -> VisitRequest:
    """The desk knows who is meant: the host is asked."""
    with transaction.atomic():
        request = locked(request)
        _must_be_open(request)
        refuse_unless(request.visit_id is None, _("The host has been asked already."), "asked")
        return _matched(request, host, by=by, now=now)


def _matched(request: VisitRequest, host: Person | None, *, by: Person | None, now: datetime) -> VisitRequest:
    """The desk's clock runs from when it was received; the host's from now."""
    with transaction.atomic():
        visit = _visit_of(request, host, by=by, now=now) if host else None
    todos.open(RequestConfirmed, subject=request, since=request.received_at, role=Role.RECEPTIONIST, by=by, now=now)
    request.matched_at, request.visit = now, visit
    request.save(update_fields=["matched_at", "visit"])
    trail.record("match_request", subject=request, by=by, at=now, details={"found": visit is not None})
    if visit:
        todos.open(HostAccepts, subject=visit, since=now, holder=visit.host, by=by, now=now)
        request_telling.asked(visit, now=now)
    return request


def _visit_of(request: VisitRequest, host: Person, *, by: Person | None, now: datetime) -> Visit:
    """What was typed becomes a visit that the host must agree to."""
    copied = ("name", "phone", "email", "company", "purpose", "plate", "note", "language", "consent_version", "door")
    return visits.expect(
        **{field: getattr(request, field) for field in (*copied, "off_day_reason", "is_short_notice")},
        companions=request.people - 1,
        host=host,
        expected_at=request.wished_at,
        requested_at=request.received_at,
        by=by,
        now=now,
    )


def say_it_is_checked(request: VisitRequest, *, by: Person, now: datetime) -> VisitRequest:
    """It is being checked: the visitor hears so once, by message, or from the desk where they can't be written to. The clock runs on.

    Refused: checking, when they have been told already; and what is over.
    """
    with transaction.atomic():
        request = locked(request)
        _must_be_open(request)
        refuse_unless(request.checking_at is None, _("The visitor knows already that it is being checked."), "checking")
        request_telling.being_checked(request, now=now)
        request.checking_at, request.checking_by = now, by
        request.save(update_fields=["checking_at", "checking_by"])
        trail.record("check_request", subject=request, by=by, at=now)
    return request


def confirm(request: VisitRequest, *, now: datetime, told_at: datetime | None = None, by: Person | None = None) -> VisitRequest:
    """The visitor has been told yes or no: by phone (`by`), or by a message that went out."""
    with transaction.atomic():
        request = locked(request)
        _must_be_open(request)
        refuse_unless(request.is_answered, _("There is no answer yet: the host, or the day off, is not decided."), "unanswered")
        request.confirmed_at, request.confirmed_by = told_at or now, by
        request.save(update_fields=["confirmed_at", "confirmed_by"])
        todos.settle(RequestConfirmed, subject=request, by=by, now=now)
        trail.record("confirm_request", subject=request, by=by, at=now)
    return request


def close(request: VisitRequest, *, words: str, by: Person, now: datetime) -> VisitRequest:
    """Dropped by the desk with a word: no such host, a joke, twice."""
    refuse_unless(bool(words.strip()), _("Say in a few words why."), "words")
    with transaction.atomic():
        request = locked(request)
        _must_be_open(request)
        refuse_unless(request.visit_id is None, _("The host has been asked. Decline or cancel the visit instead."), "asked")
        request.closed_at, request.closed_by = now, by
        request.save(update_fields=["closed_at", "closed_by"])
        todos.settle(RequestConfirmed, subject=request, by=by, now=now, words=words)
        trail.record("close_request", subject=request, by=by, at=now, details={"words": words[:500]})
    return request


def _must_be_open(request: VisitRequest) -> None:
    refuse_unless(request.confirmed_at is None, _("The visitor has been told already."), "confirmed")
    refuse_unless(request.closed_at is None, _("This request is closed."), "closed")
    refuse_unless(request.forgotten_at is None, _("This request was forgotten."), "forgotten")
