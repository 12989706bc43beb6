"""When and how a reader is told: the channels they left on, what they muted, the end of their quiet hours."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import SimpleNamespace

from frontdesk.outbox.kinds import KINDS, NoticeKind
from frontdesk.outbox.limits import Merging, QuietHours
from frontdesk.outbox.models import Channel, Manner, Mute, Quiet
from frontdesk.outbox.quiet import end_of_quiet, in_office_time
from frontdesk.people.models import Person
from frontdesk.workdays.load import calendar

MERGED = (Channel.MAIL, Channel.ROBOT)


@dataclass(frozen=True)
class When:
    """The moment a notice may go out, and the end of the quiet hours that hold it, if they do."""

    due_at: datetime
    held_until: datetime | None = None


def manner_of(person: Person) -> Manner:
    """How this person wants to hear of things; the defaults when they said nothing."""
    return Manner.objects.filter(person=person).first() or Manner(person=person)


def is_muted(person: Person, kind: type[NoticeKind]) -> bool:
    return KINDS[kind.name].may_mute and Mute.objects.filter(person=person, kind=kind.name).exists()


def wants_mail(manner: Manner, kind: type[NoticeKind]) -> bool:
    """E-mail may be switched off, except in an emergency."""
    return manner.by_mail or kind.emergency


def hours_of(manner: Manner, office: SimpleNamespace) -> tuple[time, time]:
    """The hours this person keeps quiet; equal times are none."""
    if manner.quiet == Quiet.OWN and manner.quiet_from and manner.quiet_until:
        return manner.quiet_from, manner.quiet_until
    return (office.begin, office.end) if manner.quiet == Quiet.OFFICE else (time(), time())


def when_for(kind: type[NoticeKind], channel: Channel, manner: Manner, *, now: datetime, latest: datetime | None) -> When:
    """For a colleague. What somebody waits for goes at once; only hours that a person set themselves hold it, outside office time."""
    if channel == Channel.INBOX or kind.emergency:
        return When(now)
    if kind.at_once and manner.quiet != Quiet.OWN:
        return When(now)
    days = calendar()
    if kind.at_once and in_office_time(now, days):
        return When(now)
    gathered = now if kind.at_once else now + window_of(channel)
    if manner.quiet == Quiet.NONE:
        return _in_time(When(gathered), now=now, kind=kind, latest=latest)
    office = QuietHours.now()
    waked = end_of_quiet(gathered, *hours_of(manner, office), days, free_days=office.free_days)
    return _in_time(When(waked, waked if waked > gathered else None), now=now, kind=kind, latest=latest)


def when_outside(kind: type[NoticeKind], channel: Channel, *, now: datetime, latest: datetime | None) -> When:
    """For somebody from outside, who set nothing: a text message does not wake them; mail wakes nobody."""
    if channel == Channel.ROBOT and not kind.emergency and not kind.at_once:
        return When(now + window_of(channel))
    if channel != Channel.SMS or KINDS[kind.name].is_urgent:
        return When(now)
    hours = QuietHours.now()
    waked = end_of_quiet(now, hours.sms_begin, hours.sms_end, calendar(), free_days=False)
    return _in_time(When(waked, waked if waked > now else None), now=now, kind=kind, latest=latest)


def window_of(channel: Channel) -> timedelta:
    """How long notices of this channel are gathered into one message."""
    return Merging.now().window if channel in MERGED else timedelta()


def _in_time(when: When, *, now: datetime, kind: type[NoticeKind], latest: datetime | None) -> When:
    """Rather early than too late."""
    limits = [moment for moment in (latest, kind.within and now + kind.within) if moment]
    return When(now) if limits and when.due_at > min(limits) else when
