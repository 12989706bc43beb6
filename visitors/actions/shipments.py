"""Parcels to send 寄件: asked for by whoever sends, paid by a department, sent the same day or given back the same day."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people import phones
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can, Role
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from visitors.limits import ShipmentLimits
from visitors.models import Shipment
from visitors.models.carrier import NUMBER, guess, tidy
from visitors.notices.shipment_given_back import ShipmentGivenBack
from visitors.notices.shipment_sent import ShipmentGone
from visitors.notices.shipment_unsent import ShipmentUnsent
from visitors.promises.shipment_sent import ShipmentSent


def goes_on(now: datetime, working: Calendar) -> date:
    """Today until the cut-off hour of a working day, else the next working day."""
    today, local = timezone.localdate(now), timezone.localtime(now)
    in_time = working.is_workday(today) and local.time() < ShipmentLimits.now().cut_off
    return today if in_time else working.next_workday(today)


def ask(
    *,
    asker: Person,
    department: Department,
    to_name: str,
    to_phone: str,
    to_address: str,
    what: str,
    by: Person,
    now: datetime,
    to_company: str = "",
    note: str = "",
) -> Shipment:
    """Somebody wants a parcel sent; the desk has a to-do until the office closes on its day. Refused: name, address, what, phone."""
    refuse_unless(bool(to_name.strip()), _("Enter whom it goes to."), "name")
    refuse_unless(bool(to_address.strip()), _("Enter the address."), "address")
    refuse_unless(bool(what.strip()), _("Say in a few words what is in it: the carrier asks."), "what")
    refuse_unless(bool(phones.digits(to_phone)), _("The carrier needs a number to call."), "phone")
    with transaction.atomic():
        shipment = Shipment.objects.create(
            asker=asker,
            department=department,
            to_name=" ".join(to_name.split()),
            to_company=to_company.strip(),
            to_phone=phones.digits(to_phone),
            to_address=to_address.strip(),
            what=what.strip(),
            note=note.strip(),
            asked_at=now,
            asked_by=by,
            goes_on=goes_on(now, calendar()),
        )
        trail.record("ask_shipment", subject=shipment, by=by, at=now, details={"department": department.pk})
        todos.open(ShipmentSent, subject=shipment, since=now, role=Role.RECEPTIONIST, by=by, now=now)
        put(shipment)
    return shipment


def send(shipment: Shipment, *, number: str, fee: Decimal, by: Person, now: datetime, carrier: str = "") -> Shipment:
    """The carrier has it: its number and what it cost; the sender hears both. Refused: over, forgotten, number, fee."""
    number = tidy(number)
    refuse_unless(bool(NUMBER.fullmatch(number)), _("A parcel number has 5 to 40 letters and digits."), "number")
    refuse_unless(fee >= 0, _("The fee is an amount of money."), "fee")
    with transaction.atomic():
        held = _open(shipment)
        held.number, held.carrier, held.fee, held.sent_at, held.sent_by = number, carrier or guess(number), fee, now, by
        held.save(update_fields=["number", "carrier", "fee", "sent_at", "sent_by"])
        trail.record("send_shipment", subject=held, by=by, at=now, details={"number": number, "fee": str(fee)})
        todos.settle(ShipmentSent, subject=held, by=by, now=now)
        _tell(ShipmentGone, held, name="sent", now=now)
        put(held)
    return held


def give_back(shipment: Shipment, *, reason: str, by: Person, now: datetime) -> Shipment:
    """It did not go and lies with the sender again, who is told why. Refused: over, forgotten, reason."""
    refuse_unless(bool(reason.strip()), _("Say in a few words why it was not sent."), "reason")
    with transaction.atomic():
        held = _open(shipment)
        held.given_back_at, held.given_back_by, held.reason = now, by, reason.strip()[:200]
        held.save(update_fields=["given_back_at", "given_back_by", "reason"])
        trail.record("give_back_shipment", subject=held, by=by, at=now)
        todos.settle(ShipmentSent, subject=held, by=by, now=now)
        _tell(ShipmentGivenBack, held, name="given-back", now=now)
    return held


def cancel(shipment: Shipment, *, by: Person, now: datetime) -> Shipment:
    """Whoever asked for it needs it no more. Refused: over, forgotten, not-yours."""
    with transaction.atomic():
        held = _open(shipment)
        mine = by.pk == held.asker_id or by.can(Can.HANDLE_PARCELS)
        refuse_unless(mine, _("Only who asked for it, or the desk, takes it back."), "not-yours")
        held.cancelled_at, held.cancelled_by = now, by
        held.save(update_fields=["cancelled_at", "cancelled_by"])
        trail.record("cancel_shipment", subject=held, by=by, at=now)
        todos.withdraw(ShipmentSent, subject=held, by=by, now=now)
    return held


def warn_unsent(shipment: Shipment, *, now: datetime) -> bool:
    """Before the office closes: the sender hears that it has not gone and comes back; False when it is over or was said."""
    with transaction.atomic():
        mine = Shipment.objects.open().filter(pk=shipment.pk, unsent_at__isnull=True).update(unsent_at=now)
        if mine:
            trail.record("warn_shipment", subject=shipment, at=now)
            _tell(ShipmentUnsent, shipment, name="unsent", now=now)
    return bool(mine)


def refuse_when_over(shipment: Shipment) -> None:
    """Nothing more becomes of it. Refused: over, forgotten."""
    refuse_unless(shipment.forgotten_at is None, _("This parcel was forgotten; nothing about it changes any more."), "forgotten")
    refuse_unless(shipment.sent_at is None, _("This parcel was sent already."), "over")
    refuse_unless(shipment.given_back_at is None, _("This parcel was given back already."), "over")
    refuse_unless(shipment.cancelled_at is None, _("Whoever asked for it has taken it back."), "over")


def _open(shipment: Shipment) -> Shipment:
    held = Shipment.objects.select_for_update(of=("self",)).select_related("asker", "department").get(pk=shipment.pk)
    refuse_when_over(held)
    return held


def _tell(kind: type[NoticeKind], shipment: Shipment, *, name: str, now: datetime) -> None:
    with override(shipment.asker.language):
        data = {
            "to": shipment.to_name,
            "what": shipment.what,
            "carrier": str(shipment.get_carrier_display()),
            "number": shipment.number,
            "fee": f"{shipment.fee:.2f}" if shipment.fee is not None else "",
            "department": str(shipment.department),
            "reason": shipment.reason,
            "path": shipment.get_absolute_url(),
        }
    post(kind, cause=f"shipment:{shipment.pk}:{name}", to=shipment.asker, subject=shipment, data=data, now=now)
