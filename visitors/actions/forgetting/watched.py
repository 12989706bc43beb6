"""Somebody on the watch-list asks to be forgotten: the entry, and whatever says who it was about."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from visitors.actions.forgetting.alone import forget_watch_entries
from visitors.actions.forgetting.records import REQUEST
from visitors.actions.forgetting.whose import names
from visitors.models import WatchEntry


def forget_entry(entry: WatchEntry, *, reason: str, by: Person, now: datetime) -> None:
    """Forget an entry at once, at the request of whom it is about; nobody looks out for them any more.

    The trail says who did it and why, and names nobody (Personal Information Protection Law of the PRC, art. 47). Visits of theirs are
    forgotten by themselves (`forget_person`). Refused: reason, forgotten, held, undecided.
    """
    reason = " ".join(reason.split())[:200]
    refuse_unless(bool(reason), _("Say in a few words why: who asked, when."), "reason")
    with transaction.atomic():
        mine = WatchEntry.objects.select_for_update().get(pk=entry.pk)
        refuse_unless(mine.forgotten_at is None, _("This entry is forgotten already."), "forgotten")
        held = _("A visit that looked like this entry is held, because an incident needs the names. End the hold first.")
        refuse_unless(not mine.hits.filter(visit__held_at__isnull=False).exists(), held, "held")
        waits = _("Somebody who looks like this entry waits for a decision. Decide first.")
        asked = mine.hits.undecided().filter(visit__left_at__isnull=True, visit__cancelled_at__isnull=True, visit__declined_at__isnull=True)
        refuse_unless(not asked.exists(), waits, "undecided")
        nameless = _("Leave name, number and address out of the reason: it stays in the trail.")
        refuse_unless(not names(reason, mine), nameless, "reason")
        if mine.ended_at is None:
            WatchEntry.objects.filter(pk=mine.pk).update(ended_at=now, ended_by=by)
        forget_watch_entries(WatchEntry.objects.filter(pk=mine.pk), now=now, by=by, rule=REQUEST)
        trail.record("forget_watch_entry", subject=mine, by=by, at=now, details={"reason": reason})
