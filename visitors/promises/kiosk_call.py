"""Somebody at a kiosk who asks for reception is not left alone."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import KioskCall
from visitors.notices.kiosk_unheard import KioskUnheard


class KioskCallHeard(Promise):
    """Somebody at a kiosk who asks for reception is not left alone."""

    title = gettext_lazy("Help at the kiosk")
    sentence = gettext_lazy(
        "Somebody at a kiosk who asks for reception is helped within {limit}; after {manager} the admin manager is told."
    )
    clock = Clock.WALL
    by_hand = True
    limit = Minutes(1, gettext_lazy("Reception comes within"), 1, 30)
    manager = Minutes(3, gettext_lazy("The admin manager is told after"), 1, 60)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (Rung(values.manager, (Who.ADMIN_MANAGER,), KioskUnheard, gettext_lazy("the admin manager is told")),)

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        calls = KioskCall.objects.select_related("device").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(calls[todo.subject_id]) for todo in todos}

    def _described(self, call: KioskCall) -> Described:
        words = _("A delivery waits at %(kiosk)s") if call.screen == "delivery" else _("Somebody asks for help at %(kiosk)s")
        return Described(words % {"kiosk": call.device.name}, "", {"kiosk": call.device.name})
