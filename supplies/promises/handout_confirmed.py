"""Who took supplies without signing confirms it on the phone within a working day."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Days
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise, Rung, Who
from supplies.models import Handout
from supplies.notices.handout_unconfirmed import HandoutUnconfirmed


class HandoutConfirmed(Promise):
    """Who took supplies without signing confirms it on the phone within a working day."""

    title = gettext_lazy("Supplies confirmed")
    sentence = gettext_lazy(
        "Who took supplies without signing confirms them on the phone within {limit}; half of it gone, they are reminded, then who "
        "handed them out hears."
    )
    clock = Clock.DAYS
    limit = Days(1, gettext_lazy("Confirmed within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(values.limit / 2, (Who.HOLDER,), HandoutUnconfirmed, gettext_lazy("reminded")),
            Rung(values.limit, (Who.HOLDER, Who.NAMED), HandoutUnconfirmed, gettext_lazy("who handed them out is told")),
        )

    def told(self, who: Who, todo: Todo, people: list[Person]) -> list[Person]:
        if who is not Who.NAMED:
            return people
        giver = Handout.objects.select_related("issued_by").get(pk=todo.subject_id).issued_by
        return [giver] if giver.is_active else []

    def is_moot(self, todo: Todo) -> bool:
        return not Handout.objects.unconfirmed().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Handout.objects.visible_to(reader).select_related("taker").in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(seen[todo.subject_id], reader) for todo in todos if todo.subject_id in seen}

    def _described(self, handout: Handout, reader: Person) -> Described:
        data = {"number": handout.number, "taker": str(handout.taker)}
        if handout.taker_id == reader.pk:
            return Described(
                _("Confirm the supplies you took (%(number)s)") % data, reverse("supplies:handout_confirm", args=[handout.pk]), data
            )
        return Described(_("%(taker)s: confirm the supplies taken (%(number)s)") % data, handout.get_absolute_url(), data)
