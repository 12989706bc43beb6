"""Being away: who acts meanwhile, from which day to which."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.actions.people import held
from frontdesk.people.models import Absence, Company, Person
from frontdesk.people.standing_in import LONGEST, linked
from frontdesk.refusal import refuse_unless

LATE, MOST = timedelta(days=7), timedelta(days=366)  # how long after it began, and how long an absence may be


def announce(person: Person, *, stand_in: Person, from_on: date, until_on: date, by: Person, now: datetime) -> Absence:
    """A person is away on these days, both included. Refused: past, long, order, themselves, gone, twice, ring, chain."""
    refuse_unless(until_on >= from_on, _("The last day away lies before the first."), "order")
    today = timezone.localdate(now)
    refuse_unless(until_on >= today and from_on >= today - LATE, _("These days have passed."), "past")
    refuse_unless(until_on - from_on <= MOST, _("A year at most. Announce the rest later."), "long")
    refuse_unless(stand_in.pk != person.pk, _("Nobody stands in for themselves. Choose a colleague."), "themselves")
    refuse_unless(stand_in.is_active, _("This colleague has left the company. Choose another one."), "gone")
    with transaction.atomic():
        list(Company.objects.select_for_update())  # one after the other: two at once could close a ring that neither of them sees
        there = [row.is_active for row in held(stand_in).values()]  # who is leaving just now has left before this goes on
        refuse_unless(all(there), _("This colleague has left the company. Choose another one."), "gone")
        refuse_unless(
            not Absence.objects.within(from_on, until_on).filter(person=person).exists(),
            _("An absence on some of these days is there already. Take it back first."),
            "twice",
        )
        acting, ahead = linked(stand_in, ("person", "stand_in"), from_on, until_on)
        _away, behind = linked(person, ("stand_in", "person"), from_on, until_on)
        refuse_unless(person.pk not in acting, _("Your stand-in is away then and would hand back to you. Choose another one."), "ring")
        refuse_unless(
            behind + 1 + ahead <= LONGEST, _("Too many stand-ins are away after one another then. Choose somebody who is there."), "chain"
        )
        absence = Absence.objects.create(
            person=person, stand_in=stand_in, from_on=from_on, until_on=until_on, announced_at=now, announced_by=by
        )
        details = {"person": person.pk, "stand_in": stand_in.pk, "from": from_on, "until": until_on}
        trail.record("announce_absence", subject=absence, by=by, at=now, details=details)
    return absence


def end(absence: Absence, *, by: Person, now: datetime) -> bool:
    """Take an absence back, or come back early; False when it was ended already."""
    with transaction.atomic():
        found = Absence.objects.standing().filter(pk=absence.pk).update(ended_at=now, ended_by=by)
        if found:
            trail.record("end_absence", subject=absence, by=by, at=now)
    return bool(found)
