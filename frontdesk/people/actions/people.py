"""What happens to people: they join, change, hold roles."""

from datetime import datetime

from django.db import transaction

from frontdesk.journal import trail
from frontdesk.people.models import Person, Post
from frontdesk.people.names import normal, spellings
from frontdesk.people.permissions import Role
from frontdesk.search.rows import put


def fill_spellings(person: Person) -> Person:
    """Work out how a person's name is found; call before every save of a name."""
    person.username = normal(person.username)
    person.name_key = normal(person.name)
    person.name_en_key = normal(person.name_en)
    person.spellings = (spellings(person.name) + spellings(person.name_en).lstrip())[:400]
    return person


def join(
    *, username: str, staff_number: str, name: str, now: datetime, by: Person | None = None, roles: tuple[Role, ...] = (), **fields: object
) -> Person:
    """A new colleague, with roles; `password` among the fields is hashed."""
    password = fields.pop("password", None)
    person = fill_spellings(Person(username=username, staff_number=staff_number, name=name, joined_at=now, **fields))
    person.set_password(str(password) if password else None)
    with transaction.atomic():
        person.save(force_insert=True)
        Post.objects.bulk_create([Post(person=person, role=role) for role in roles])
        trail.record("join", subject=person, by=by, at=now, details={"roles": [str(role) for role in roles]})
        put(person)
    return person


def choose_language(person: Person, *, language: str, now: datetime) -> Person:
    """The language of a person's pages and notices."""
    with transaction.atomic():
        if Person.objects.filter(pk=person.pk).exclude(language=language).update(language=language):
            trail.record("choose_language", subject=person, by=person, at=now, details={"language": language})
    person.language = language
    return person
