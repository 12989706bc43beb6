"""A department that was handed a document sees to it and reports back by the day that was set."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Handling
from documents.notices.handling_due import HandlingDue
from documents.promises.about_document import AboutDocument
from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.on_its_day import OnItsDay
from frontdesk.todos.promises import Rung, Who


class Handled(OnItsDay, AboutDocument):
    """A department that was handed a document sees to it and reports back by the day that was set."""

    title = gettext_lazy("Documents to handle")
    sentence = gettext_lazy(
        "Whoever was handed a document sees to it and reports back until the office closes on the day that was set; {warn} before they are "
        "reminded, when it is over their head is told too."
    )
    warn = Days(1, gettext_lazy("Reminded so long before"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.warn, (Who.HOLDER,), HandlingDue, gettext_lazy("who handles it is reminded")),
            Rung(values.warn, (Who.HOLDER, Who.HEAD), HandlingDue, gettext_lazy("reminded, the head told")),
        )

    def rows(self, ids: Sequence[int]) -> Mapping[int, Handling]:
        return Handling.objects.in_bulk(ids)

    def day_of(self, subject: Handling) -> date:
        return subject.due_on

    def set_at(self, subject: Handling) -> datetime:
        return subject.asked_at

    def documents_of(self, ids: Sequence[int]) -> Mapping[int, int]:
        return dict(Handling.objects.filter(pk__in=ids).values_list("pk", "document"))

    def is_moot(self, todo: Todo) -> bool:
        return not Handling.objects.open().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Handle %(number)s: %(what)s")
