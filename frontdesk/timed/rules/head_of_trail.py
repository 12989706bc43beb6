"""Every night the head of the trail's chain goes into the log and by mail: a chain rewritten later does not contain it."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from frontdesk.journal.models import Seal
from frontdesk.limits.values import MailAddress, TimeOfDay
from frontdesk.outbox.models import Channel
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.timed.nightly import last_night, nights
from frontdesk.timed.notices.trail_head import TrailHead
from frontdesk.timed.rule import Rule

log = logging.getLogger("frontdesk.trail")


class HeadOfTrail(Rule):
    """Every night the head of the trail's chain goes into the log and by mail to the admin manager, or to an address from the settings."""

    look = timedelta(minutes=10)
    title = _("Keep the head of the trail")
    never_paused = _("While it stood still, a trail rewritten as a whole could not be told from the true one.")
    sentence = _("Every night at {at} number, hash and time of the newest seal are written to the log and mailed to {address}.")
    at = TimeOfDay("01:30", _("Keep the head at"))
    address = MailAddress("", _("Mail the head to"), empty=_("the admin managers"))

    def due(self, now: datetime, since: datetime) -> Iterable[datetime]:
        night = last_night(self.now().at, now)
        return self.undone([night] if night >= since and Seal.objects.exists() else [])

    def once(self, night: datetime) -> str:
        return night.date().isoformat()

    def what(self, night: datetime, now: datetime) -> str:
        head = Seal.objects.latest("number")
        log.info("head of the trail: seal %s, hash %s, sealed at %s", head.number, head.hash, head.sealed_at.isoformat())
        data = {"number": head.number, "hash": head.hash, "sealed_at": f"{timezone.localtime(head.sealed_at):%Y-%m-%d %H:%M:%S}"}
        cause, address = f"head:{night.date()}", self.now().address
        if address:
            post(TrailHead, cause=cause, now=now, subject=head, address=address, channel=Channel.MAIL, data=data)
        else:
            for manager in Person.objects.holding(Role.ADMIN_MANAGER).distinct():
                post(TrailHead, cause=cause, now=now, subject=head, to=manager, data=data)
        return gettext("Seal %(number)s, hash %(hash)s") % {"number": head.number, "hash": head.hash}

    def about(self, night: datetime) -> str:
        return gettext("Night of %(day)s") % {"day": f"{timezone.localtime(night):%m-%d}"}

    def moments(self, after: datetime) -> Iterator[datetime]:
        return nights(self.now().at, after)
