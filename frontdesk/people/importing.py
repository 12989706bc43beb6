"""Taking a confirmed file over: one worker at a time works it out row by row, then writes all of it in one transaction.

The row of `PeopleImport` is the truth. A lost message or a killed worker leaves it owed, and whoever looks next begins again; the
transaction that writes people also ends the import, so it happens once, whole or not at all.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.people.actions import many
from frontdesk.people.models import PeopleImport
from frontdesk.people.models.people_import import WAITS, Outcome
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless

LEASE = timedelta(minutes=1)  # renewed with every piece; the longest transaction of ours takes seconds
PIECE = 250  # rows between two marks of progress
MOST_TRIES = 3


def work(pk: int, *, clock: Callable[[], datetime]) -> bool:
    """Take one import over, if it is owed; whether this call brought it to its end."""
    job = claim(pk, now=clock())
    if job is None:
        return False
    with override(job.made_by.language):
        try:
            ready = worked_out(job, clock=clock)
            return finish(job, ready, now=clock())
        except Refused as refusal:
            return end(job, Outcome.REFUSED, now=clock(), words=str(refusal))


def claim(pk: int, *, now: datetime) -> PeopleImport | None:
    """Lease it for a minute; None when another worker has it, or it is over. One that failed too often or waited too long ends here."""
    owed = PeopleImport.objects.owed(now).filter(pk=pk)
    if not owed.update(leased_until=now + LEASE, tries=F("tries") + 1, done=0):
        return None
    job = PeopleImport.objects.select_related("made_by").get(pk=pk)
    if job.tries > MOST_TRIES or job.confirmed_at < now - WAITS:
        end(job, Outcome.FAILED if job.tries > MOST_TRIES else Outcome.EXPIRED, now=now)
        return None
    return job


def worked_out(job: PeopleImport, *, clock: Callable[[], datetime]) -> many.Ready:
    """The plan with all that needs no lock; every few rows the mark of progress moves and the lease with it."""
    ready = many.Ready(job.plan)
    for number in ready.worked_out(now=clock()):
        if number % PIECE == 0 or number == job.total:
            PeopleImport.objects.under_way().filter(pk=job.pk).update(done=number, leased_until=clock() + LEASE)
    return ready


def finish(job: PeopleImport, ready: many.Ready, *, now: datetime) -> bool:
    """Write everything and the end of the import together; False when it was over already."""
    with transaction.atomic():
        if not end(job, Outcome.IMPORTED, now=now):
            return False
        may = job.made_by.is_active and job.made_by.can(Can.MANAGE_PEOPLE)
        refuse_unless(may, _("Whoever confirmed this import may not change people any more."), "may-not")
        many.take_over(ready, by=job.made_by, now=now)
        details = {"new": job.new, "changed": job.changed, "unchanged": job.unchanged}
        trail.record("import_people", subject=job, by=job.made_by, at=now, details=details)
    return True


def end(job: PeopleImport, outcome: Outcome, *, now: datetime, words: str = "") -> bool:
    """It is over, and what it said about people is gone; False when it was over already."""
    data = {"refusal": words} if words else {}
    return bool(PeopleImport.objects.under_way().filter(pk=job.pk).update(ended_at=now, outcome=outcome, data=data))
