"""The page of a to-do offers no answer that would be refused: nobody agrees to what they asked for themselves."""

import pytest

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.todos.models import Todo
from supplies.actions import quotes
from supplies.models import Application, Requisition, Stocktake
from tests.factories.people import PersonFactory
from tests.factories.supplies import stocked
from tests.factories.supplies_purchase import a_plan, an_application
from tests.factories.supplies_requisition import asked
from tests.factories.supplies_stocktakes import finished
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words

pytestmark = pytest.mark.django_db
NOTE = "This comes from you: somebody else agrees to it."


@pytest.fixture
def vera(db: None) -> Person:
    """Another admin manager."""
    return PersonFactory(username="vera", name="魏然", name_en="Vera Wei", roles=[Role.ADMIN_MANAGER])


def offered(person: Person, todo: Todo) -> tuple[bool, bool, bool]:
    """Whether Agree, Refuse and the note stand on the to-do's page."""
    html = Staff(person).open("todo_detail", todo.pk).content.decode()
    return 'value="agree"' in html, 'value="refuse"' in html, NOTE in words(html)


@pytest.mark.parametrize("noun", ["application", "exception", "stocktake", "requisition"])
def test_agree_is_offered_to_another_manager_only(noun: str, olga: Person, vera: Person, ann: Person) -> None:
    {
        "application": lambda: an_application(olga),
        "exception": lambda: quotes.ask_exception(a_plan(olga), reason="独家", by=olga, now=MONDAY_9AM),
        "stocktake": lambda: finished({stocked(20): 19}, by=olga),
        "requisition": lambda: asked(ann, {stocked(5): 1}, by=ann.department.head),
    }[noun]()
    todo = Todo.objects.open().get(role=Role.ADMIN_MANAGER)
    if noun == "requisition":
        Requisition.objects.update(created_by=olga)
    assert offered(olga, todo) == (False, noun != "requisition", True)
    assert offered(vera, todo) == (True, True, False)
    assert Staff(olga).press("todo_decide", todo.pk, answer="agree").status_code == 422
    assert not Application.objects.filter(approved_at__isnull=False).exists()
    assert not Stocktake.objects.filter(approved_at__isnull=False).exists()


def test_who_alone_could_agree_may(olga: Person) -> None:
    an_application(olga)
    assert offered(olga, Todo.objects.open().get()) == (True, True, False)
