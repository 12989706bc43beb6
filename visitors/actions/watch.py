"""The watch-list: entries are added and ended, and whoever comes is compared with those that hold."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.refusal import refuse_unless
from visitors import watching
from visitors.models import Visit, WatchEntry, WatchHit
from visitors.notices.watch_found import WatchFound
from visitors.scope import confidants

KIND = WatchEntry.Kind


def add(
    *,
    kind: str,
    reason: str,
    owner: Person,
    by: Person,
    now: datetime,
    name: str = "",
    phone: str = "",
    email: str = "",
    until_on: date | None = None,
) -> WatchEntry:
    """Look out for somebody from now on, by name, number or address. Refused: nobody, reason, past, owner."""
    name, reason = " ".join(name.split()), " ".join(reason.split())
    refuse_unless(bool(name or phone or email), _("Enter a name, a phone number or an e-mail."), "nobody")
    refuse_unless(bool(reason), _("Say why; whoever decides at the desk reads it."), "reason")
    refuse_unless(until_on is None or until_on >= timezone.localdate(now), _("This day has passed."), "past")
    refuse_unless(owner.is_active, _("This colleague has left the company. Choose another."), "owner")
    with transaction.atomic():
        entry = WatchEntry.objects.create(
            kind=kind,
            name=name,
            name_key=normal(name)[:120],
            spellings=watching.kept(watching.sounds_of(name)) if name else "",
            phone=phones.digits(phone),
            email=email.strip().casefold(),
            reason=reason[:300],
            owner=owner,
            until_on=until_on,
            created_at=now,
            created_by=by,
        )
        trail.record("add_watch_entry", subject=entry, by=by, at=now, details={"kind": kind})
    return entry


def end(entry: WatchEntry, *, by: Person, now: datetime) -> None:
    """Nobody looks out for them any more; what was found and decided stays."""
    with transaction.atomic():
        mine = WatchEntry.objects.filter(pk=entry.pk, ended_at__isnull=True).update(ended_at=now, ended_by=by)
        refuse_unless(bool(mine), _("This entry has ended already."), "ended")
        trail.record("end_watch_entry", subject=entry, by=by, at=now)


def look(visit: Visit, *, now: datetime) -> set[str]:
    """Compare a visitor with the entries that hold today, inside the transaction of what they do; each entry is found once a visit.

    Answers the kinds that wait for a decision: `ask` and `block`, of this look or an earlier one.
    """
    found = watching.alike(watching.of(name=visit.name, phone=visit.phone, email=visit.email), _watched(now))
    if found:
        _remember(visit, found, now=now)
    return set(visit.watch_hits.undecided().values_list("entry__kind", flat=True)) if found or visit.expected_at else set()


def look_all(visits: Sequence[Visit], *, now: datetime) -> dict[int, set[str]]:
    """`look` for many who were just announced: the entries are read once."""
    entries = _watched(now)
    kinds: dict[int, set[str]] = {visit.pk: set() for visit in visits}
    for visit in visits:
        if found := watching.alike(watching.of(name=visit.name, phone=visit.phone, email=visit.email), entries):
            _remember(visit, found, now=now)
            kinds[visit.pk] = set(visit.watch_hits.undecided().values_list("entry__kind", flat=True))
    return kinds


def _watched(now: datetime) -> list[watching.Watched]:
    """The entries that hold today."""
    rows = WatchEntry.objects.watching(timezone.localdate(now)).order_by("pk")
    fields = rows.values_list("pk", "phone", "email", "name_key", "spellings")[: watching.MOST]
    return [watching.Watched(phone, email, key, tuple(sounds.split()), pk) for pk, phone, email, key, sounds in fields]


def _remember(visit: Visit, found: list[watching.Likeness], *, now: datetime) -> None:
    """A row for each entry that was not found with this visit before; its owner hears of it, quietly, if they may know of the visit."""
    known = set(visit.watch_hits.values_list("entry_id", flat=True))
    for likeness in found:
        if likeness.pk in known:
            continue
        entry = WatchEntry.objects.select_related("owner").get(pk=likeness.pk)
        WatchHit.objects.create(visit=visit, entry=entry, by_what=likeness.by_what, score=likeness.score, found_at=now)
        if visit.is_vip and entry.owner not in confidants(visit):
            continue
        with override(entry.owner.language):
            data = {"number": visit.number, "kind": entry.get_kind_display(), "path": visit.get_absolute_url()}
        post(WatchFound, cause=f"watch:{visit.pk}:{entry.pk}", to=entry.owner, subject=entry, data=data, now=now)
