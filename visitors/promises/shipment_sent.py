"""A parcel is sent on its day, or given back before the office closes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.on_its_day import OnItsDay
from frontdesk.todos.promises import Described, Rung, Who
from visitors.models import Shipment
from visitors.notices.shipment_late import ShipmentLate


class ShipmentSent(OnItsDay):
    """A parcel is sent on its day, or given back before the office closes."""

    title = gettext_lazy("Parcels to send")
    sentence = gettext_lazy(
        "A parcel that the desk was asked to send goes on its day, or is given back to the sender before the office closes; {warn} before "
        "closing the desk is reminded, at closing the admin manager is told, too."
    )
    warn = Minutes(60, gettext_lazy("The desk is reminded so long before closing"), 30, 480)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = (Who.HOLDER, Who.ADMIN_MANAGER)
        return (
            Rung(values.warn, (Who.HOLDER,), ShipmentLate, gettext_lazy("the desk is reminded")),
            Rung(values.warn, told, ShipmentLate, gettext_lazy("reminded; the admin manager is told")),
        )

    def rows(self, ids: Sequence[int]) -> Mapping[int, Shipment]:
        return Shipment.objects.select_related("asker").in_bulk(list(ids))

    def day_of(self, subject: Shipment) -> date:
        return subject.goes_on

    def set_at(self, subject: Shipment) -> datetime:
        return subject.asked_at

    def is_moot(self, todo: Todo) -> bool:
        return not Shipment.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Shipment.objects.visible_to(reader).select_related("asker").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(seen[todo.subject_id]) for todo in todos if todo.subject_id in seen}

    def _described(self, shipment: Shipment) -> Described:
        data = {"to": shipment.to_name, "person": str(shipment.asker)}
        return Described(_("Send %(person)s's parcel to %(to)s") % data, shipment.get_absolute_url(), data)
