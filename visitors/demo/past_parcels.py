"""Parcels of ten years, in and out: told of, collected by code, signature or round, now and then gone back; sent on their day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from frontdesk.workdays.today import midnight
from visitors.demo.decade import A_DAY, A_MINUTE, AN_HOUR, CHUNK, Past, in_chunks, kept
from visitors.demo.parcels import ADDRESSEES, ADDRESSES, COMPANIES, CONTENTS, SENDERS, SHELVES
from visitors.models import Parcel, ParcelEvent, ParcelRound, Shipment
from visitors.models.carrier import guess
from visitors.models.parcel import How, ParcelKind, Why
from visitors.models.parcel_event import Step

BEGINNINGS = ("SF2", "JD2", "YT2", "75", "46", "JT2")  # no number of the other acts begins so
LATE = timedelta(hours=18)  # the second round of a day


def numbered(past: Past, number: int) -> str:
    """As carriers write it; no two alike."""
    return f"{past.dice.choice(BEGINNINGS)}{number:012d}"


def parcels(past: Past, many: int) -> None:
    """Business ones by the next round, private ones by code or signature; one in fifty nobody collected."""
    rounds: dict[date, ParcelRound] = {}
    rows = (_over(past, number, at) for number, at in enumerate(past.moments(many)))
    in_chunks("parcels", many, rows, lambda some: _write(past, rounds, some), past)


def _write(past: Past, rounds: dict[date, ParcelRound], rows: list[Parcel]) -> None:
    for parcel in rows:
        if parcel.how == How.ROUND:
            parcel.round = _round_of(past, rounds, timezone.localdate(parcel.received_at))
    kept(Parcel, rows)
    ParcelEvent.objects.bulk_create([event for parcel in rows for event in _custody(parcel)], CHUNK)


def _round_of(past: Past, rounds: dict[date, ParcelRound], day: date) -> ParcelRound:
    if day not in rounds:
        at = midnight(day) + LATE
        rounds[day] = ParcelRound.objects.create(begins_at=at, done_at=at + 20 * A_MINUTE, done_by=past.rita)
    return rounds[day]


def _came(past: Past, number: int, at: datetime) -> Parcel:
    """On the shelf, its recipient told."""
    dice, text = past.dice, numbered(past, number)
    parcel = Parcel(number=text, carrier=guess(text), recipient=dice.choice(past.people), sender=dice.choice(SENDERS))
    parcel.kind = ParcelKind.PRIVATE if dice.random() < 0.6 else ParcelKind.BUSINESS
    parcel.shelf, parcel.code, parcel.told_at = dice.choice(SHELVES), f"{dice.randrange(10**6):06d}", at + 3 * A_MINUTE
    parcel.received_at, parcel.received_by = at, past.rita
    return parcel


def _over(past: Past, number: int, at: datetime) -> Parcel:
    parcel, dice = _came(past, number, at), past.dice
    if dice.random() < 0.02:
        parcel.unclaimed_at, parcel.returned_at = at + 7 * A_DAY, at + 7 * A_DAY + AN_HOUR
        parcel.returned_by, parcel.why = past.rita, Why.UNCLAIMED
        return parcel
    is_private = parcel.kind == ParcelKind.PRIVATE
    parcel.how = dice.choice([How.CODE, How.CODE, How.SIGNATURE]) if is_private else How.ROUND
    on_round = midnight(timezone.localdate(at)) + LATE + dice.randint(1, 15) * A_MINUTE
    parcel.collected_at = at + dice.choice([1, 2, 4, 20]) * AN_HOUR if is_private else on_round
    parcel.collected_by, parcel.taker = past.rita, parcel.recipient
    return parcel


def _custody(parcel: Parcel) -> Iterator[ParcelEvent]:
    """What a parcel's page says of it."""
    told = parcel.told_at or parcel.received_at
    yield ParcelEvent(parcel=parcel, verb=Step.RECEIVE, happened_at=parcel.received_at, happened_by=parcel.received_by, shelf=parcel.shelf)
    yield ParcelEvent(parcel=parcel, verb=Step.TELL, happened_at=told, person=parcel.recipient, shelf=parcel.shelf)
    if parcel.collected_at:
        how = {"happened_at": parcel.collected_at, "happened_by": parcel.collected_by, "how": parcel.how}
        yield ParcelEvent(parcel=parcel, verb=Step.COLLECT, **how, person=parcel.taker, shelf=parcel.shelf)
    if parcel.returned_at:
        how = {"happened_at": parcel.returned_at, "happened_by": parcel.returned_by, "how": parcel.why}
        yield ParcelEvent(parcel=parcel, verb=Step.RETURN, **how, shelf=parcel.shelf)


def waiting(past: Past, many: int) -> None:
    """What came in the last hours and lies on the shelf, each with a code of its own."""
    codes = iter(past.dice.sample(range(10**6), 2 * many))
    taken = set(Parcel.objects.waiting().values_list("code", flat=True))
    free = (code for code in (f"{number:06d}" for number in codes) if code not in taken)
    rows = []
    for number in range(many):
        parcel = _came(past, 10**11 + number, past.scene.now - (4 + number) * A_MINUTE)
        parcel.code = next(free)
        rows.append(parcel)
    kept(Parcel, rows)
    ParcelEvent.objects.bulk_create([event for parcel in rows for event in _custody(parcel)], CHUNK)


def shipments(past: Past, many: int) -> None:
    """Sent two hours after they were asked for; one in a hundred was given back, one in a hundred taken back."""
    in_chunks("parcels out", many, _shipments(past, many), lambda rows: kept(Shipment, rows), past)


def _shipments(past: Past, many: int) -> Iterator[Shipment]:
    dice, rita = past.dice, past.rita
    for number, at in enumerate(past.moments(many)):
        asker, text, luck = dice.choice(past.people), numbered(past, 2 * 10**11 + number), dice.random()
        to = {"to_name": dice.choice(ADDRESSEES), "to_company": dice.choice(COMPANIES), "to_phone": past.phone()}
        row = Shipment(**to, to_address=dice.choice(ADDRESSES), what=dice.choice(CONTENTS), asker=asker)
        row.department_id, row.asked_at, row.asked_by, row.goes_on = asker.department_id, at, asker, timezone.localdate(at)
        if luck < 0.01:
            row.given_back_at, row.given_back_by, row.reason = at + 2 * AN_HOUR, rita, "快递员未按时上门"
        elif luck < 0.02:
            row.cancelled_at, row.cancelled_by = at + AN_HOUR, asker
        else:
            row.number, row.carrier, row.fee = text, guess(text), Decimal(dice.choice([12, 12, 15, 18, 23, 38]))
            row.sent_at, row.sent_by = at + 2 * AN_HOUR, rita
        yield row
