"""Changing limits: a new version, journaled."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.limits.limits import Limits
from frontdesk.limits.models import Version
from frontdesk.people.models import Person
from frontdesk.refusal import Refused


def change(group: type[Limits], *, values: dict[str, Any], by: Person, now: datetime, seen: int | None = None) -> Version | None:
    """Write a new version when something differs; None when nothing does.

    `seen` is the number of the version that the person had before their eyes (0: as delivered). Refused when somebody else was quicker.
    """
    before = group.version()
    number = before.number if before else 0
    old = group.stored(before)
    new = {key: values.get(key, old[key]) for key in group.limits}
    if new == old:
        return None
    try:
        with transaction.atomic():
            if seen not in (None, number):
                raise IntegrityError
            version = Version.objects.create(of=group.name, number=number + 1, values=new, changed_at=now, changed_by=by)
            trail.record("change_limits", subject=version, by=by, at=now, details={"of": group.name, "old": old, "new": new})
    except IntegrityError:
        raise Refused(_("Somebody else has just changed these settings. Look at them again."), "changed") from None
    return version


def restore(group: type[Limits], *, number: int, by: Person, now: datetime) -> Version | None:
    """The values of an earlier version again, or with 0 those it was delivered with: a new version like any other change."""
    earlier = Version.objects.filter(of=group.name, number=number).first()
    if number and earlier is None:
        raise Refused(_("There is no such version of these settings."), "unknown")
    return change(group, values=group.stored(earlier), by=by, now=now)
