"""Every test of files begins with an empty store."""

import pytest

from frontdesk.people.models import Person
from tests.factories.visitors import expected_visit
from tests.sample_files import empty_the_store
from visitors.models import Visit


@pytest.fixture(autouse=True)
def an_empty_store() -> None:
    empty_the_store()


@pytest.fixture
def visit(ann: Person) -> Visit:
    return expected_visit(ann)
