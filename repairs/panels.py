"""What the desk sees of repairs: how many are open, late and without anybody, emergencies first."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from frontdesk.people.models import Person
from frontdesk.web.panels import Panel
from repairs.models import Ticket, Urgency


class Repairs(Panel):
    """Four numbers; one query."""

    name = "repairs"
    template = "repairs/_desk_repairs.html"
    column = "notes"
    order = 40

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        late = Q(paused_until__isnull=True) & (Q(responded_at__isnull=True, response_due_at__lte=now) | Q(solution_due_at__lte=now))
        return Ticket.objects.running().aggregate(
            repairs=Count("pk"),
            repairs_late=Count("pk", filter=late),
            repairs_of_nobody=Count("pk", filter=Q(assigned_to__isnull=True)),
            emergencies=Count("pk", filter=Q(urgency=Urgency.EMERGENCY)),
        )
