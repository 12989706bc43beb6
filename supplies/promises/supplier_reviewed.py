"""A supplier that had an order in the past quarter is reviewed within ten working days."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from supplies.models import SupplierReview
from supplies.notices.review_owed import ReviewOwed


class SupplierReviewed(Promise):
    """A supplier that had an order in the past quarter is reviewed within ten working days."""

    title = gettext_lazy("Review of suppliers")
    sentence = gettext_lazy(
        "A supplier that had an order in the past quarter is reviewed within {limit}; {late} later the admin manager hears of it."
    )
    clock = Clock.DAYS
    limit = Days(10, gettext_lazy("Reviewed within"), 2, 40)
    late = Days(3, gettext_lazy("The admin manager hears of it after so many more"), 1, 20)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return values.limit * 7 / 10

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit, (Who.HOLDER,), ReviewOwed, gettext_lazy("who buys is reminded")),
            Rung(values.limit + values.late, (Who.ADMIN_MANAGER,), ReviewOwed, gettext_lazy("the admin manager hears of it")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not SupplierReview.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        reviews = SupplierReview.objects.visible_to(reader).select_related("supplier").in_bulk({todo.subject_id for todo in todos})
        return {todo.pk: self._described(reviews[todo.subject_id]) for todo in todos if todo.subject_id in reviews}

    def _described(self, review: SupplierReview) -> Described:
        said = {"supplier": str(review.supplier), "quarter": review.quarter_name}
        return Described(_("Review %(supplier)s, %(quarter)s") % said, review.get_absolute_url(), said)
