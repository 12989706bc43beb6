"""A person says how they want to hear of things."""

from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.outbox.kinds import KINDS
from frontdesk.outbox.models import Manner, Mute, Quiet
from frontdesk.people.models import Person
from frontdesk.refusal import Refused


def change_manner(
    person: Person, *, by_mail: bool, quiet: str, quiet_from: time | None = None, quiet_until: time | None = None, by: Person, now: datetime
) -> bool:
    """Channels and quiet hours of a person; False when nothing differs. Refused for hours that are none."""
    own = quiet == Quiet.OWN
    if own and (quiet_from is None or quiet_until is None):
        raise Refused(_("Write from when until when."), "quiet_from")
    if own and quiet_from == quiet_until:
        raise Refused(_("From and until are the same time: that is no time at all."), "quiet_until")
    if quiet not in Quiet.values:
        raise Refused(_("Choose which hours are quiet."), "quiet")
    new = {
        "by_mail": by_mail,
        "quiet": quiet,
        "quiet_from": quiet_from if own else None,
        "quiet_until": quiet_until if own else None,
    }
    with transaction.atomic():
        manner, _made = Manner.objects.get_or_create(person=person)
        old = {name: getattr(manner, name) for name in new}
        if old == new:
            return False
        Manner.objects.filter(pk=manner.pk).update(**new)
        trail.record("change_manner", subject=manner, by=by, at=now, details={"old": _plain(old), "new": _plain(new)})
    return True


def mute(person: Person, kind: str, *, by: Person, now: datetime) -> bool:
    """Tell this person no more of a kind; False when it was muted already. Refused for what nobody may mute."""
    if kind not in KINDS or not KINDS[kind].may_mute:
        raise Refused(_("This kind of notice cannot be muted."), "must")
    with transaction.atomic():
        _mute, is_new = Mute.objects.get_or_create(person=person, kind=kind)
        if is_new:
            trail.record("mute", subject=person, by=by, at=now, details={"kind": kind})
    return is_new


def unmute(person: Person, kind: str, *, by: Person, now: datetime) -> bool:
    """Tell this person of a kind again; False when it was not muted."""
    with transaction.atomic():
        deleted, _rows = Mute.objects.filter(person=person, kind=kind).delete()
        if deleted:
            trail.record("unmute", subject=person, by=by, at=now, details={"kind": kind})
    return bool(deleted)


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {name: value.isoformat("minutes") if isinstance(value, time) else value for name, value in values.items()}
