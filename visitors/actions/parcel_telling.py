"""Who hears of parcels: one notice a person, however many there are."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.standing_in import acting_for
from frontdesk.workdays.days import end_of
from visitors.models import Parcel
from visitors.notices.parcel_arrived import ParcelArrived
from visitors.notices.parcel_brought import ParcelBrought
from visitors.notices.parcel_goes_back import ParcelGoesBack
from visitors.notices.parcel_returned import ParcelReturned
from visitors.notices.parcel_taken_for import ParcelTakenFor
from visitors.notices.parcel_waits import ParcelWaits

MOST = 20  # lines of a notice; the page behind its link has all


def arrived(parcels: Sequence[Parcel], *, now: datetime) -> None:
    """Parcels of one person: how many, and for each carrier, number, shelf and code. Never held back past the end of the day."""
    end = end_of(timezone.localdate(now))
    _tell_all(ParcelArrived, parcels, name="arrived", now=now, latest=end if end > now else None)


def reminded(parcels: Sequence[Parcel], *, now: datetime) -> None:
    """Those of one person that still wait on day 3."""
    _tell_all(ParcelWaits, parcels, name="waits", now=now)


def goes_back(parcels: Sequence[Parcel], *, now: datetime) -> None:
    """Those of one person that nobody collected until day 7."""
    _tell_all(ParcelGoesBack, parcels, name="goes-back", now=now)


def brought(parcels: Iterable[Parcel], *, now: datetime) -> None:
    """Each recipient hears once of all that a round brought."""
    ordered = sorted(parcels, key=lambda parcel: (parcel.recipient_id, parcel.pk))
    for _recipient, mine in groupby(ordered, key=lambda parcel: parcel.recipient_id):
        _tell_all(ParcelBrought, list(mine), name="brought", now=now)


def returned(parcel: Parcel, *, now: datetime) -> None:
    """Gone with the carrier."""
    with override(parcel.recipient.language):
        why = parcel.get_why_display()
    _tell_all(ParcelReturned, [parcel], name="returned", now=now, why=str(why))


def taken_for(parcels: Sequence[Parcel], *, taker: Person, now: datetime) -> None:
    """Somebody collected them for somebody else: both are told."""
    first = parcels[0]
    for reader in (first.recipient, taker):
        _tell(ParcelTakenFor, parcels, name="taken", now=now, to=reader, taker=taker, person=first.recipient)


def _tell_all(
    kind: type[NoticeKind], parcels: Sequence[Parcel], *, name: str, now: datetime, latest: datetime | None = None, **more: str
) -> None:
    """The recipient; of the business ones among them also whoever acts for a recipient who is away, who sees them from then on."""
    recipient = parcels[0].recipient
    _tell(kind, parcels, name=name, now=now, to=recipient, latest=latest, **more)
    business = [parcel for parcel in parcels if parcel.is_business]
    acting = acting_for(recipient, timezone.localdate(now)) if business else None
    if acting is None or acting.pk == recipient.pk:
        return
    Parcel.objects.filter(pk__in=[parcel.pk for parcel in business]).update(told_instead=acting)
    for parcel in business:
        parcel.told_instead = acting
    _tell(kind, business, name=name, now=now, to=acting, latest=latest, **more)


def _tell(
    kind: type[NoticeKind],
    parcels: Sequence[Parcel],
    *,
    name: str,
    now: datetime,
    to: Person | None = None,
    latest: datetime | None = None,
    **more: object,
) -> None:
    """One notice for one reader. That nobody hears twice of the same is seen to by whoever calls, under the parcels' locks.

    The cause has the moment too: a parcel that lies there again, with another code, or is brought again is heard of again.
    """
    first, reader = parcels[0], to or parcels[0].recipient
    with override(reader.language):
        many = len(parcels)
        what = ngettext("%(n)d parcel", "%(n)d parcels", many) % {"n": many}
        rest = [pgettext("parcels", "and %(n)d more") % {"n": many - MOST}] if many > MOST else []
        path = first.get_absolute_url() if many == 1 else f"{reverse('visitors:parcel_list')}?state=waiting"
        lines = [line_of(parcel, reader) for parcel in parcels[:MOST]]
        data = {"n": many, "what": what, "list": "\n".join([*lines, *rest]), "path": path, **{key: str(each) for key, each in more.items()}}
    cause = f"parcels:{first.pk}-{parcels[-1].pk}:{name}:{now.isoformat()}"
    post(kind, cause=cause, to=reader, subject=first, data=data, now=now, latest=latest)


def line_of(parcel: Parcel, reader: Person) -> str:
    """'SF Express SF1234567890 · shelf A3 · code 123456'."""
    parts = [f"{parcel.get_carrier_display()} {parcel.number}"]
    parts += [_("for %(person)s") % {"person": parcel.recipient}] if parcel.told_instead_id == reader.pk else []
    if parcel.is_waiting:
        parts += [_("shelf %(shelf)s") % {"shelf": parcel.shelf}] if parcel.shelf else []
        parts += [_("pick-up code %(code)s") % {"code": code}] if (code := parcel.code_for(reader)) else []
        parts += [_("the next round brings it, or collect it")] if parcel.is_business and parcel.unclaimed_at is None else []
    parts += [_("wrapping damaged")] if parcel.is_damaged else []
    return " · ".join(parts)
