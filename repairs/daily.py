"""What repairs count day by day: clocks that stopped, in time or late, emergencies, and what contractors were paid."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db.models import Max, Min, Q, QuerySet

from frontdesk.daily.daily import BATCH, Daily, Record, Tally, through
from frontdesk.daily.spread import cents, floored
from frontdesk.workdays.changes import mark
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import midnight
from repairs.finding.clock import RESPONDS
from repairs.finding.met import met_between
from repairs.models import EventKind, HandOff, Ticket, TicketEvent, Urgency

KEPT, LATE = "kept", "late"


class Stopped(Daily):
    """Each stop of a ticket's clocks on its day: in time or late, by category and team, and how many minutes after the report. A ticket is
    read again when something happens to it, and never otherwise; another working calendar is another count."""

    name = "repairs.stopped"
    model = Ticket
    stride = 4

    def fingerprint(self) -> str:
        return f"{super().fingerprint()} {mark(calendar())}"

    def count(self, first: date, last: date) -> dict[date, Tally]:
        found: dict[date, Tally] = defaultdict(Tally)
        for met in met_between(midnight(first), midnight(last + timedelta(days=1))):
            tally, ticket = found[self.day_at(met.at)], met.ticket
            minutes = floored((met.at - ticket.reported_at).total_seconds())
            tally.counts[f"{met.part}:{LATE if met.is_late else KEPT}:{ticket.category_id}:{ticket.team_id or 0}"] += 1
            tally.counts[f"took-{met.part}:{minutes}"] += 1
            tally.ids.add(ticket.pk)
        return dict(found)

    def days_of(self, ids: Iterable[int]) -> set[date]:
        """The days on which a clock may have stopped: what stops it has happened then."""
        wanted, days = sorted(ids), set[date]()
        for start in range(0, len(wanted), BATCH):
            moments = self.stops().filter(ticket__in=wanted[start : start + BATCH]).values_list("happened_at", flat=True)
            days |= {self.day_at(at) for at in moments}
        return days

    def span(self) -> tuple[date, date] | None:
        found = self.stops().aggregate(first=Min("happened_at"), last=Max("happened_at"))
        return (self.day_at(found["first"]), self.day_at(found["last"])) if found["first"] else None

    def stops(self) -> QuerySet[TicketEvent]:
        return TicketEvent.objects.filter(kind__in=RESPONDS).order_by()


class Emergencies(Daily):
    """Reported as one on that day, and those that somebody lowered on that day."""

    name = "repairs.emergencies"
    model = TicketEvent
    day = "happened_at"
    columns = ("kind",)
    touched_by = {"repairs.ticket": through(TicketEvent, "ticket")}

    def rows(self) -> QuerySet[TicketEvent]:
        lowered = Q(kind=EventKind.URGENCY_CHANGED, facts__was=Urgency.EMERGENCY) & ~Q(facts__urgency=Urgency.EMERGENCY)
        return TicketEvent.objects.filter(Q(kind=EventKind.REPORTED, facts__urgency=Urgency.EMERGENCY) | lowered)

    def keys(self, record: Record) -> Iterable[str] | Mapping[str, int]:
        return ("reported",) if record.values[0] == EventKind.REPORTED else ("lowered",)


class Paid(Daily):
    """What contractors were paid by their invoices, with tax, in whole cents: on the day on which what they repaired came back."""

    name = "repairs.paid"
    model = HandOff
    day = "came_back_at"
    columns = ("cost",)
    touched_by = {"repairs.ticket": through(HandOff, "ticket")}

    def keys(self, record: Record) -> Mapping[str, int]:
        return {"cents": cents(record.values[0] or 0)}
