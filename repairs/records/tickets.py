"""Tickets and what stands beside them, in words."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.web.records import About, record_kind, shown
from repairs.models import Comment, Extension, HandOff, Offer, PartUsed, Pause, Rating, Ticket


def tickets(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Ticket.objects.visible_to(reader), ids)


def beside(rows: QuerySet[Any], ids: Sequence[int], reader: Person) -> dict[int, About]:
    """What stands beside a ticket that this reader sees: by its number, opening its page."""
    seen = rows.filter(pk__in=ids, ticket__in=Ticket.objects.visible_to(reader)).select_related("ticket")
    return {row.pk: About(row.ticket.number, row.ticket.get_absolute_url()) for row in seen}


record_kind(Ticket, _("repair ticket"), tickets)
record_kind(Comment, _("words beside a ticket"), lambda ids, reader: beside(Comment.objects.all(), ids, reader))
record_kind(Offer, _("offer of a ticket"), lambda ids, reader: beside(Offer.objects.all(), ids, reader))
record_kind(Pause, _("pause of a ticket"), lambda ids, reader: beside(Pause.objects.all(), ids, reader))
record_kind(Extension, _("more time for a ticket"), lambda ids, reader: beside(Extension.objects.all(), ids, reader))
record_kind(Rating, _("rating of a repair"), lambda ids, reader: beside(Rating.objects.all(), ids, reader))
record_kind(HandOff, _("ticket in a contractor's hands"), lambda ids, reader: beside(HandOff.objects.all(), ids, reader))
record_kind(PartUsed, _("part used in a repair"), lambda ids, reader: beside(PartUsed.objects.all(), ids, reader))
