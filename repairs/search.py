"""How repairs are found by the search."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.search.sources import Hit, Source, Wording
from frontdesk.web.templatetags.ui import day_and_clock
from repairs.models import Ticket


class Tickets(Source):
    model, label, icon = Ticket, _("Repair tickets"), "tool"

    def records(self) -> QuerySet[Ticket]:
        return Ticket.objects.all()

    def wording(self, record: Ticket) -> Wording:
        return Wording(title=record.number, at=record.reported_at, numbers=(record.number,), text="\n".join((record.words, record.done)))

    def seen_by(self, reader: Person) -> QuerySet[Ticket]:
        return Ticket.objects.visible_to(reader).select_related("place", "category")

    def hit(self, record: Ticket) -> Hit:
        line = " · ".join((str(record.category), str(record.place), str(record.state.label), day_and_clock(record.reported_at)))
        return Hit(title=record.words[:80] or record.number, line=line, number=record.number, path=record.get_absolute_url())
