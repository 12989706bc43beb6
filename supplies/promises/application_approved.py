"""A purchase application is approved or refused by the admin manager within two working days."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Decision, Described, Promise, Rung, Who
from supplies.models import Application
from supplies.notices.application_waits import ApplicationWaits


class ApplicationApproved(Promise):
    """A purchase application is approved or refused by the admin manager within two working days."""

    title = gettext_lazy("Purchase applications")
    sentence = gettext_lazy(
        "A purchase application is approved or refused by the admin manager within {limit}; half of it gone, and when it is over, "
        "they are reminded. Nothing is ordered before."
    )
    clock = Clock.DAYS
    decision = Decision.ANY
    limit = Days(2, gettext_lazy("Decided within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit / 2, (Who.HOLDER,), ApplicationWaits, gettext_lazy("the admin manager is reminded")),
            Rung(values.limit, (Who.HOLDER,), ApplicationWaits, gettext_lazy("the admin manager is reminded again")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Application.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Application.objects.visible_to(reader).in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def asks(self, todo: Todo) -> str:
        application = Application.objects.get(pk=todo.subject_id)
        what = _(", ").join(line.what for line in application.lines.select_related("item"))
        return "\n".join([what, _("¥%(total)s with tax") % {"total": f"{application.total:,.2f}"}])

    def _described(self, application: Application) -> Described:
        data = {"number": application.number, "purpose": application.purpose, "total": f"{application.total:,.2f}"}
        return Described(_("Decide purchase application %(number)s: %(purpose)s") % data, application.get_absolute_url(), data)
