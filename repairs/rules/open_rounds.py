"""A round is opened some time before it is due, for each time of its checklist; what was missed in an outage is recorded."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import count

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from frontdesk.timed.nightly import YEAR
from frontdesk.timed.rule import Rule
from frontdesk.todos.promises import Clock
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from repairs.actions import missed_rounds, rounds
from repairs.actions.missed_rounds import Missed, Owed
from repairs.finding.round_times import at, days_in, due_in
from repairs.models import Checklist
from repairs.notices.about_rounds import when


class OpenRounds(Rule):
    """A round is opened some time before it is due, for each time of its checklist; what was missed in an outage is recorded.

    Working days are the calendar's: make-up days count, holidays do not. Weekly and monthly ones move off free days as their
    checklist says.
    """

    look = timedelta(minutes=5)
    clock = Clock.DAYS
    title = _("Open rounds")
    sentence = _(
        "For each time of each checklist a round is opened, as long before as the checklist says, and whoever is responsible has it as a "
        "to-do. Rounds that came due while nothing ran are recorded as missed, each of them, and told in one notice."
    )

    def due(self, now: datetime, since: datetime) -> Iterable[Owed | Missed]:
        """One by one what can still be done in time; all that is over together."""
        working = calendar()
        owed = [each for checklist in timed() for each in owed_of(checklist, working, now, since)]
        over = tuple(each for each in owed if is_over(each, now))
        return [*(each for each in owed if not is_over(each, now)), *([Missed(over)] if over else [])]

    def once(self, subject: Owed | Missed) -> None:
        return None  # a round is one a checklist and moment

    def what(self, subject: Owed | Missed, now: datetime) -> str:
        if isinstance(subject, Owed):
            rounds.open_due(subject.checklist, due_at=subject.due_at, now=now)
            return gettext("opened")
        many = len(missed_rounds.record(subject.owed, now=now))
        return ngettext("%(n)d round recorded as missed", "%(n)d rounds recorded as missed", many) % {"n": many}

    def about(self, subject: Owed | Missed) -> str:
        first = subject if isinstance(subject, Owed) else subject.owed[0]
        return f"{first.checklist} · {when(first.due_at)}"

    def moments(self, after: datetime) -> Iterator[datetime]:
        """When the next ones are opened."""
        lists, working = list(timed()), calendar()
        if not any(each.times for each in lists):
            return
        for ahead in count():
            day = timezone.localdate(after) + timedelta(days=ahead)
            found = {moment - lead(each) for each in lists for one in days_in(each, working, day, day) for moment in at(each, one)}
            yield from sorted(moment for moment in found if moment > after)


def timed() -> Iterable[Checklist]:
    """The checklists that the clock opens, those with nothing to look at left out; `last` is their newest round's moment."""
    newest = Max("rounds__due_at", filter=Q(rounds__place__isnull=True))
    asked = Checklist.objects.timed().filter(items__closed_at__isnull=True, items__isnull=False).distinct()
    return Checklist.objects.filter(pk__in=asked.values("pk")).with_all().annotate(last=newest).order_by("pk")


def lead(checklist: Checklist) -> timedelta:
    return timedelta(minutes=checklist.lead_minutes)


def owed_of(checklist: Checklist, working: Calendar, now: datetime, since: datetime) -> list[Owed]:
    """What it owes since its last round, since it was made or changed, and since the rule is alive; at most a year back."""
    after = max(since, checklist.since_at, now - YEAR, *([checklist.last] if checklist.last else []))  # type: ignore[attr-defined]
    return [Owed(checklist, moment) for moment in due_in(checklist, working, after, now + lead(checklist))]


def is_over(owed: Owed, now: datetime) -> bool:
    """Even its grace is over."""
    return owed.due_at + timedelta(minutes=owed.checklist.grace_minutes) <= now
