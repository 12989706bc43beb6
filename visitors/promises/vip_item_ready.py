"""What a VIP reception needs is ready in time."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import VipItem, Visit
from visitors.notices.vip_late import VipLate
from visitors.scope import of_known_visits, told_in_confidence

DAY = timedelta(days=1)


class VipItemReady(Promise):
    """What a VIP reception needs is ready in time; its holder is reminded, then the host is told.

    The clock begins a day before the moment that was named for the item, so that it is due at that moment.
    """

    title = gettext_lazy("VIP receptions are prepared")
    sentence = gettext_lazy(
        "What a VIP reception needs is ready at the moment named for it. Who does it is reminded {warn} before; when it is late the host "
        "is told too."
    )
    clock = Clock.WALL
    by_hand = True
    warn = Hours(4, gettext_lazy("Remind this long before"), 1, 23)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return DAY - values.warn

    def due(self, values: SimpleNamespace) -> timedelta:
        return DAY

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(DAY - values.warn, (Who.HOLDER,), VipLate, gettext_lazy("who does it is reminded")),
            Rung(DAY, (Who.HOLDER, Who.NAMED), VipLate, gettext_lazy("the host is told")),
        )

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        visit = VipItem.objects.select_related("visit__host").get(pk=todo.subject_id).visit
        return told_in_confidence(visit, [visit.host] if who is Who.NAMED else people)

    def is_moot(self, todo: Todo) -> bool:
        """The visitor has come, or comes no more; or nobody needs it now."""
        to_come = Visit.objects.alive().filter(arrived_at__isnull=True)
        return not VipItem.objects.filter(pk=todo.subject_id, dropped_at__isnull=True, visit__in=to_come).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        asked = VipItem.objects.filter(pk__in={todo.subject_id for todo in todos}, visit__forgotten_at__isnull=True)
        items = of_known_visits(asked, reader).select_related("visit").in_bulk()
        return {todo.pk: self._described(items[todo.subject_id]) for todo in todos if todo.subject_id in items}

    def _described(self, item: VipItem) -> Described:
        title = _("%(what)s for %(visitor)s") % {"what": item.what, "visitor": item.visit.name}
        path = reverse("visitors:visit_detail", args=[item.visit_id])
        return Described(title, path, {"what": item.what, "visitor": item.visit.name})
