"""The cast: each permission test tells a story about the same six people."""

import pytest

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from tests.factories.people import DepartmentFactory, PersonFactory


@pytest.fixture
def product(db: None) -> Department:
    return DepartmentFactory(name="产品部", name_en="Product")


@pytest.fixture
def office(db: None) -> Department:
    return DepartmentFactory(name="行政部", name_en="Administration")


@pytest.fixture
def rita(office: Department) -> Person:
    """The receptionist."""
    return PersonFactory(username="rita", name="林若溪", name_en="Rita Lin", department=office, roles=[Role.RECEPTIONIST])


@pytest.fixture
def olga(office: Department) -> Person:
    """The admin manager, head of the office."""
    person = PersonFactory(username="olga", name="欧丽", name_en="Olga Ou", department=office, roles=[Role.ADMIN_MANAGER])
    Department.objects.filter(pk=office.pk).update(head=person)
    return person


@pytest.fixture
def bo(product: Department) -> Person:
    """Ann's head."""
    person = PersonFactory(username="bo", name="薄岩", name_en="Bo Yan", department=product, roles=[Role.DEPARTMENT_HEAD])
    Department.objects.filter(pk=product.pk).update(head=person)
    product.refresh_from_db()
    return person


@pytest.fixture
def tom(office: Department) -> Person:
    """The repair technician."""
    return PersonFactory(username="tom", name="谭工", name_en="Tom Tan", department=office, roles=[Role.TECHNICIAN])


@pytest.fixture
def ann(product: Department, bo: Person, tom: Person) -> Person:
    """An employee; Tom stands in for her."""
    return PersonFactory(
        username="ann", name="安然", name_en="Ann An", department=product, extension="8021", stand_in=tom, roles=[Role.EMPLOYEE]
    )


@pytest.fixture
def charlie(product: Department) -> Person:
    """Somebody without rights."""
    return PersonFactory(username="charlie", name="查理", name_en="Charlie Cha", department=product, roles=[])
