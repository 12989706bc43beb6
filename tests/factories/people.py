"""People with sensible defaults."""

from datetime import datetime
from zoneinfo import ZoneInfo

import factory

from frontdesk.people.actions.people import fill_spellings
from frontdesk.people.models import Department, Person, Post
from frontdesk.search.rows import put_many

SHANGHAI = ZoneInfo("Asia/Shanghai")


class DepartmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Department

    name = factory.Sequence(lambda n: f"部门{n}")
    name_en = factory.Sequence(lambda n: f"Department {n}")


class PersonFactory(factory.django.DjangoModelFactory):
    """`PersonFactory(name="安然", roles=[Role.EMPLOYEE])`; pinyin and keys as the action fills them."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    staff_number = factory.Sequence(lambda n: f"T{n:04d}")
    name = factory.Sequence(lambda n: f"员工{n}")
    name_en = ""
    email = factory.LazyAttribute(lambda person: f"{person.username}@example.com")
    department = factory.SubFactory(DepartmentFactory)
    joined_at = datetime(2026, 1, 5, 9, tzinfo=SHANGHAI)

    @classmethod
    def _create(cls, model: type[Person], *args: object, **fields: object) -> Person:
        roles = fields.pop("roles", ())
        person = fill_spellings(model(*args, **fields))
        person.set_unusable_password()
        person.save(force_insert=True)
        Post.objects.bulk_create([Post(person=person, role=role) for role in roles])
        put_many([person])
        return person
