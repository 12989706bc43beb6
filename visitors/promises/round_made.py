"""A round of business parcels is done within the hour."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import ParcelRound
from visitors.notices.round_late import RoundLate


class RoundMade(Promise):
    """A round of business parcels is done within the hour."""

    title = gettext_lazy("Parcel rounds")
    sentence = gettext_lazy(
        "A round of business parcels is done {limit} after it began; then the desk is reminded, and {manager} after it began the admin "
        "manager is told."
    )
    clock = Clock.WALL
    can_hand_over = True
    limit = Minutes(60, gettext_lazy("Done within"), 30, 480)
    manager = Minutes(120, gettext_lazy("The admin manager is told after"), 60, 960)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit, (Who.HOLDER,), RoundLate, gettext_lazy("the desk is reminded")),
            Rung(max(values.manager, values.limit), (Who.ADMIN_MANAGER,), RoundLate, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not ParcelRound.objects.filter(pk=todo.subject_id, done_at__isnull=True).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        rounds = ParcelRound.objects.visible_to(reader).in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(rounds[todo.subject_id]) for todo in todos if todo.subject_id in rounds}

    def _described(self, made: ParcelRound) -> Described:
        data = {"at": str(made)}
        return Described(_("Bring the business parcels: round of %(at)s") % data, made.get_absolute_url(), data)
