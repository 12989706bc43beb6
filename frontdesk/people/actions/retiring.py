"""Somebody leaves the company, or comes back. Nobody is ever deleted: the name stays on records.

What they owed is handed over by `frontdesk.todos.leaving`, which calls this in its own transaction.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.journal.models import Entry
from frontdesk.journal.purge import purge
from frontdesk.people.actions import absences, departments, duty_contacts, invitations, roles
from frontdesk.people.actions.people import held, held_open
from frontdesk.people.actions.postings import moved
from frontdesk.people.editing import values_of
from frontdesk.people.models import Absence, Department, DutyContact, Person, Post
from frontdesk.people.models.person import PersonQuerySet
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put

RETENTION = "people.retention"  # why the trail forgot


@dataclass(frozen=True)
class Left:
    """What ended with somebody's leaving, for whoever must hear of it."""

    person: Person
    entry: Entry
    uncovered: list[Absence] = field(default_factory=list)  # absences of others in which this person would have acted
    followers: list[Person] = field(default_factory=list)  # those whose usual stand-in it was
    departments: list[Department] = field(default_factory=list)  # without a head now
    duties: list[DutyContact] = field(default_factory=list)  # lines taken off the list of duty contacts


def retire(person: Person, *, stand_in: Person | None, by: Person, now: datetime) -> Left:
    """Log-in, roles, posts and standing-in end at once; `stand_in` is asked about what is left.

    Refused: themselves, same, gone, left, last-manager.
    """
    refuse_unless(person.pk != by.pk, _("Nobody retires themselves. Ask another admin manager."), "themselves")
    refuse_unless(stand_in is None or stand_in.pk != person.pk, _("Choose somebody else than the one who leaves."), "same")
    with transaction.atomic():
        roles.keep_a_manager(person)
        rows = held(person, stand_in)
        row = rows[person.pk]
        refuse_unless(row.is_active, _("%(name)s has left already.") % {"name": row}, "left")
        if stand_in:
            refuse_unless(rows[stand_in.pk].is_active, _("This colleague has left the company. Choose another one."), "gone")
        headless = departments.headed_by(row)
        for department in headless:
            departments.set_head(department, head=None, by=by, now=now)
        uncovered = _end_absences(row, by=by, now=now)
        followers = list(Person.objects.active().filter(stand_in=row).order_by("pk"))
        Person.objects.active().filter(stand_in=row).update(stand_in=None)
        for follower in followers:
            trail.record("lose_stand_in", subject=follower, by=by, at=now, details={"stand_in": row.pk})
        duties = list(DutyContact.objects.filter(person=row))
        for contact in duties:
            duty_contacts.remove(contact, by=by, now=now)
        ended = sorted(Post.objects.filter(person=row).values_list("role", flat=True))
        Post.objects.filter(person=row).delete()
        invitations.end_all(row, now=now)
        row.retired_at, row.retired_by, row.stand_in = now, by, stand_in
        row.set_unusable_password()  # sessions carry a hash of it: none of them opens again, not even after a return
        row.save(update_fields=["retired_at", "retired_by", "stand_in", "password"])
        entry = trail.record("retire", subject=row, by=by, at=now, details={"roles": ended, "stand_in": row.stand_in_id})
        put(row)
    return Left(row, entry, uncovered, followers, headless, duties)


def bring_back(person: Person, *, by: Person, now: datetime) -> Person:
    """Here again, without roles and without a password: both are given anew. Refused: here.

    A department that closed and a stand-in who left are let go.
    """
    with transaction.atomic():
        rows = held(person, person.stand_in)
        row = rows[person.pk]
        refuse_unless(not row.is_active, _("%(name)s is here.") % {"name": row}, "here")
        before = values_of(row, ("department", "stand_in"))
        if row.department_id and not held_open(row.department_id):
            row.department = None
            moved([(row, before["department"])], now=now)
        stand_in = rows.get(row.stand_in_id or 0)  # nobody is held who became it meanwhile: that one is let go too
        if stand_in is None or not stand_in.is_active:
            row.stand_in = None
        row.retired_at = row.retired_by = None
        row.save(update_fields=["retired_at", "retired_by", "department", "stand_in"])
        trail.record("bring_back", subject=row, by=by, at=now, details={"old": before, "new": values_of(row, before)})
        put(row)
    return row


def forget_how_to_reach(people: PersonQuerySet, *, now: datetime) -> int:
    """Number and address of those who left long ago go, from the trail of their changes too; name, staff number and department stay."""
    with transaction.atomic():
        mine = list(people.retired().select_for_update(of=("self",)).order_by("pk"))
        ids = [person.pk for person in mine]
        Person.objects.filter(pk__in=ids).update(mobile="", email="", shares_mobile=False)
        purge(Entry.objects.about_any(Person, ids).filter(verb="edit_person").values_list("pk", flat=True), rule=RETENTION, at=now)
        for person in mine:
            trail.record("forget_contact", subject=person, at=now)
    return len(mine)


def _end_absences(person: Person, *, by: Person, now: datetime) -> list[Absence]:
    """End what is left of this person's absences and of those they stand in for; the latter."""
    coming = Absence.objects.standing().filter(until_on__gte=timezone.localdate(now)).select_related("person").order_by("pk")
    uncovered = list(coming.filter(stand_in=person))
    for absence in [*uncovered, *coming.filter(person=person)]:
        absences.end(absence, by=by, now=now)
    return uncovered
