"""The list of duty contacts: a line added, changed, taken off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.journal.models import Entry
from frontdesk.journal.purge import purge
from frontdesk.people.actions.people import held, held_open
from frontdesk.people.editing import needed, values_of, write
from frontdesk.people.models import DutyContact, Person
from frontdesk.refusal import refuse_unless

INSIDE = ("duty", "person", "department")
REMOVED = "people.duty_contact"  # why the trail forgot
FIELDS = ("duty", "person", "department", "outside_name", "outside_number", "note")


def add(*, by: Person, now: datetime, **fields: Any) -> DutyContact:
    """A new line: `duty`, exactly one of person, department and outside_number, and what helps. Refused: which, gone, closed."""
    with transaction.atomic():
        contact = DutyContact(**fields)
        _check(contact)
        contact.save(force_insert=True)
        trail.record("add_duty_contact", subject=contact, by=by, at=now, details=values_of(contact, FIELDS))
    return contact


def edit(contact: DutyContact, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> DutyContact:
    """Change what differs from what `by` saw. Refused: changed, removed, which, gone, closed."""
    with transaction.atomic():
        held(values.get("person"))  # people before everything else: the order of locks
        row = DutyContact.objects.select_for_update().filter(pk=contact.pk).first()
        refuse_unless(row is not None, _("Somebody else has taken this line off the list."), "removed")
        assert row is not None
        if new := needed(row, values, seen):
            for name, value in new.items():
                setattr(row, name, value)
            _check(row)
            trail.record("edit_duty_contact", subject=row, by=by, at=now, details=write(row, new))
    return row


def remove(contact: DutyContact, *, by: Person, now: datetime) -> bool:
    """Take a line off the list; False when it was gone. The trail remembers who of the house stood there, and forgets who did not."""
    with transaction.atomic():
        row = DutyContact.objects.select_for_update().filter(pk=contact.pk).first()
        if row is None:
            return False
        trail.record("remove_duty_contact", subject=row, by=by, at=now, details=values_of(row, INSIDE))
        named = Entry.objects.about(row).filter(verb__in=("add_duty_contact", "edit_duty_contact"))
        purge(named.values_list("pk", flat=True), rule=REMOVED, at=now, by=by)
        DutyContact.objects.filter(pk=row.pk).delete()
    return True


def _check(contact: DutyContact) -> None:
    given = [bool(contact.person_id), bool(contact.department_id), bool(contact.outside_number)]
    refuse_unless(sum(given) == 1, _("Give a person, a department or a number outside: one of the three."), "which")
    if contact.person_id:
        person = held(contact.person)[contact.person_id]
        refuse_unless(person.is_active, _("This colleague has left the company. Choose another one."), "gone")
    if contact.department_id:
        refuse_unless(held_open(contact.department_id), _("This department is closed. Choose another one."), "closed")
