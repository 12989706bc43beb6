"""A paper that a colleague took comes back to the office, or is handed on, within five working days."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Paper
from documents.notices.paper_out import PaperOut
from documents.promises.about_document import AboutDocument
from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.people.standing_in import acting_for
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who


class PaperBack(AboutDocument):
    """A paper that a colleague took comes back to the office, or is handed on, within five working days."""

    title = gettext_lazy("Papers to bring back")
    sentence = gettext_lazy(
        "Whoever holds the paper of a document longer than {limit} is reminded to bring it back; after {told_after} they are reminded "
        "again, and who registered the document is told. Handed on, the clock begins anew with the next holder."
    )
    clock = Clock.DAYS
    limit = Days(5, gettext_lazy("Reminded after"), 1, 60)
    told_after = Days(7, gettext_lazy("Office told after"), 1, 90)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return values.limit

    def red(self, values: SimpleNamespace) -> timedelta:
        return max(values.limit, values.told_after)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit, (Who.HOLDER,), PaperOut, gettext_lazy("who holds it is reminded")),
            Rung(self.red(values), (Who.HOLDER, Who.NAMED), PaperOut, gettext_lazy("reminded, who registered it is told")),
        )

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        """Who registered the document, or who acts for them."""
        if who is not Who.NAMED:
            return people
        clerk = Paper.objects.select_related("document__registered_by").get(pk=todo.subject_id).document.registered_by
        acting = acting_for(clerk, timezone.localdate())
        return [acting] if acting else []

    def documents_of(self, ids: Sequence[int]) -> Mapping[int, int]:
        return dict(Paper.objects.filter(pk__in=ids).values_list("pk", "document"))

    def is_moot(self, todo: Todo) -> bool:
        return not Paper.objects.out().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Bring the paper back: %(number)s %(what)s")
