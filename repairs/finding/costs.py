"""What repairs cost: parts at the unit cost of their movements, and contractors by their invoices. For who may read prices only."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from repairs.models import HandOff, PartUsed
from supplies.models import Movement
from supplies.models.movement import CENT

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Cost:
    """Yuan: parts without tax, contractors with it."""

    parts: Decimal = NOTHING
    contractors: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        return self.parts + self.contractors


def sees_prices(reader: Person) -> bool:
    """Who buys supplies reads what things cost; whoever repairs does not."""
    return reader.can(Can.BUY_SUPPLIES)


def cost_of_parts(parts: Sequence[int]) -> dict[int, Decimal]:
    """part → yuan, at the cost that its movement froze; nothing when it was taken back. Two queries."""
    issued = {move.pk: move for move in Movement.objects.of_document(PartUsed, list(parts))}
    back = set(Movement.objects.reversing(list(issued)).values_list("line", flat=True))
    return {move.line: NOTHING if pk in back else -move.cost for pk, move in issued.items()}


def costs_of(tickets: Sequence[int]) -> dict[int, Cost]:
    """ticket → its cost, those that cost nothing included; four queries."""
    part_of = dict(PartUsed.objects.filter(ticket__in=tickets).values_list("pk", "ticket"))
    parts: dict[int, Decimal] = {}
    for part, cost in cost_of_parts(list(part_of)).items():
        parts[part_of[part]] = parts.get(part_of[part], NOTHING) + cost
    paid = HandOff.objects.filter(Q(ticket__in=tickets), cost__isnull=False).order_by().values_list("ticket").annotate(Sum("cost"))
    contractors = {ticket: Decimal(cost).quantize(CENT) for ticket, cost in paid}
    return {pk: Cost(parts.get(pk, NOTHING), contractors.get(pk, NOTHING)) for pk in tickets}
