"""What nobody collected is handed to the carrier within a working day."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from visitors.models import Parcel
from visitors.notices.parcel_not_handed_back import ParcelNotHandedBack


class ParcelHandedBack(Promise):
    """What nobody collected is handed to the carrier within a working day."""

    title = gettext_lazy("Unclaimed parcels go back")
    sentence = gettext_lazy(
        "A parcel that nobody collected is handed to the carrier within {limit}; then the desk is reminded, and another day later the "
        "admin manager is told. Whoever comes for it before that still gets it."
    )
    clock = Clock.DAYS
    can_hand_over = True
    limit = Days(1, gettext_lazy("Handed to the carrier within"), 1, 10)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit, (Who.HOLDER,), ParcelNotHandedBack, gettext_lazy("the desk is reminded")),
            Rung(values.limit + timedelta(days=1), (Who.ADMIN_MANAGER,), ParcelNotHandedBack, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return not Parcel.objects.waiting().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        parcels = Parcel.objects.visible_to(reader).select_related("recipient").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(parcels[todo.subject_id]) for todo in todos if todo.subject_id in parcels}

    def _described(self, parcel: Parcel) -> Described:
        data = {"number": parcel.number, "person": str(parcel.recipient), "carrier": str(parcel.get_carrier_display())}
        return Described(_("Hand to %(carrier)s: %(number)s, for %(person)s") % data, parcel.get_absolute_url(), data)
