"""Whoever is offered a ticket accepts or declines it in time."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Promise
from repairs.models import Offer, Ticket
from repairs.notices.about_offers import about_offer


class OfferAnswered(Promise):
    """Whoever is offered a ticket accepts or declines it in time."""

    title = gettext_lazy("Tickets accepted")
    sentence = gettext_lazy(
        "Whoever is offered a repair ticket accepts or declines it within {limit}; without an answer it is handed on to the next of the "
        "team, and when there is none the team lead is told. An emergency is offered to everybody of the team at once."
    )
    clock = Clock.WALL
    limit = Minutes(10, gettext_lazy("Accepted or declined within"), 1, 240)

    def is_moot(self, todo: Todo) -> bool:
        return not Offer.objects.open().filter(pk=todo.subject_id).exists()

    def describe(self, todos: Sequence[Todo], reader: Person) -> dict[int, Described]:
        seen = Offer.objects.filter(ticket__in=Ticket.objects.visible_to(reader)).select_related(
            "person", "ticket__place", "ticket__thing", "ticket__category"
        )
        offers = seen.in_bulk([todo.subject_id for todo in todos])
        return {todo.pk: self._described(offers[todo.subject_id], reader) for todo in todos if todo.subject_id in offers}

    def _described(self, offer: Offer, reader: Person) -> Described:
        data = about_offer(offer)
        mine = offer.person_id == reader.pk
        words = _("Accept %(number)s: %(place)s, %(category)s") if mine else _("%(person)s: accept %(number)s, %(place)s, %(category)s")
        path = data["path"] if mine else offer.ticket.get_absolute_url()
        return Described(words % {**data, "person": offer.person}, path, {**data, "path": path})
