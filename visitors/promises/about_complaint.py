"""What the promises about a complaint say of it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Described, Promise, kind_of
from visitors.models import Complaint


def about_complaint(complaint: Complaint) -> dict[str, object]:
    """The values of notices about a complaint, in words of the active language."""
    return {
        "customer": complaint.name,
        "company": complaint.company or _("no company"),
        "phone": complaint.shown_phone or _("no number"),
        "category": complaint.get_category_display(),
    }


class AboutComplaint(Promise):
    """Base: something is owed to a customer who complained."""

    abstract: ClassVar[bool] = True
    task: ClassVar[Any]  # the title, with the customer's name

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        found = Complaint.objects.visible_to(reader).in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: kind_of(todo, AboutComplaint).described(found[todo.subject_id]) for todo in todos if todo.subject_id in found}

    def described(self, complaint: Complaint) -> Described:
        data = about_complaint(complaint)
        return Described(str(self.task) % data, complaint.get_absolute_url(), data)
