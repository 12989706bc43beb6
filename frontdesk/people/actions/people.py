"""What happens to people: they join and change. Roles, retiring and log-in links have files of their own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.actions.postings import moved
from frontdesk.people.editing import needed, write
from frontdesk.people.models import Department, Person, Post
from frontdesk.people.names import normal, spellings
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put

KEYS = ("name_key", "name_en_key", "spellings")


def fill_spellings(person: Person) -> Person:
    """Work out how a person's name is found; call before every save of a name."""
    person.username = normal(person.username)
    person.name_key = normal(person.name)[:80]  # NFKC may lengthen: ㍿ is four letters
    person.name_en_key = normal(person.name_en)[:80]
    person.spellings = (spellings(person.name) + spellings(person.name_en).lstrip())[:400]
    return person


def held(*people: Person | None) -> dict[int, Person]:
    """These people as they stand, their rows locked in the order of their ids until the transaction ends."""
    ids = [person.pk for person in people if person]
    return {person.pk: person for person in Person.objects.select_for_update().filter(pk__in=ids).order_by("pk")}


def held_open(department_id: int) -> bool:
    """Whether this department is open, and it stays so until the transaction ends."""
    return Department.objects.select_for_update().filter(pk=department_id, closed_at__isnull=True).first() is not None


def join(
    *, username: str, staff_number: str, name: str, now: datetime, by: Person | None = None, roles: tuple[Role, ...] = (), **fields: Any
) -> Person:
    """A new colleague, with roles; `password` among the fields is hashed. Refused: username, staff-number, closed, gone."""
    password = fields.pop("password", None)
    person = fill_spellings(Person(username=username, staff_number=staff_number, name=name, joined_at=now, **fields))
    person.set_password(str(password) if password else None)
    _refuse_taken(person)
    try:
        with transaction.atomic():
            _check(person, held(person.stand_in))
            person.save(force_insert=True)
            Post.objects.bulk_create([Post(person=person, role=role) for role in roles])
            trail.record("join", subject=person, by=by, at=now, details={"roles": [str(role) for role in roles]})
            put(person)
    except IntegrityError:
        _refuse_taken(person)
        raise
    return person


def edit(person: Person, *, values: Mapping[str, Any], seen: Mapping[str, Any], by: Person, now: datetime) -> Person:
    """Change what differs from what `by` had before their eyes. Refused: changed, staff-number, closed, themselves, gone, left."""
    try:
        with transaction.atomic():
            rows = held(person, values.get("stand_in"))
            row = rows[person.pk]
            refuse_unless(row.is_active, _("%(name)s has left. Bring them back first.") % {"name": row}, "left")
            if new := needed(row, values, seen):
                before = row.department_id
                for name, value in new.items():
                    setattr(row, name, value)
                _check(row, rows, new)
                is_renamed = bool({"name", "name_en"} & set(new))
                details = write(fill_spellings(row), new, *(KEYS if is_renamed else ()))
                moved([(row, before)] if "department" in new else [], now=now)
                trail.record("edit_person", subject=row, by=by, at=now, details=details)
                put(row)
    except IntegrityError:
        raise Refused(_("Somebody else has this staff number."), "staff-number") from None
    return row


def choose_language(person: Person, *, language: str, now: datetime) -> Person:
    """The language of a person's pages and notices."""
    with transaction.atomic():
        if Person.objects.filter(pk=person.pk).exclude(language=language).update(language=language):
            trail.record("choose_language", subject=person, by=person, at=now, details={"language": language})
    person.language = language
    return person


def _refuse_taken(person: Person) -> None:
    others = Person.objects.exclude(pk=person.pk) if person.pk else Person.objects.all()
    free = not others.filter(username=person.username).exists()
    refuse_unless(free, _("Somebody has this user name, perhaps somebody who left. Choose another."), "username")
    free = not others.filter(staff_number=person.staff_number).exists()
    refuse_unless(free, _("Somebody else has this staff number."), "staff-number")


def _check(person: Person, rows: Mapping[int, Person], new: Mapping[str, Any] | None = None) -> None:
    """What is being written (all of it for somebody new) must still exist by then."""
    if person.stand_in_id and (new is None or "stand_in" in new):
        refuse_unless(person.stand_in_id != person.pk, _("Nobody stands in for themselves. Choose a colleague."), "themselves")
        refuse_unless(rows[person.stand_in_id].is_active, _("This colleague has left the company. Choose another one."), "gone")
    if person.department_id and (new is None or "department" in new):
        refuse_unless(held_open(person.department_id), _("This department is closed. Choose another one."), "closed")
