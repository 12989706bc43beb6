"""What the desk sees of supplies: what waits to be handed out now; and in everybody's day what they asked for."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from frontdesk.web.my_day import DayPart
from frontdesk.web.panels import Panel
from supplies import showing
from supplies.models import Requisition

FEW = 5


class ToHandOut(Panel):
    """How many requisitions are ready, for which departments, since when; one query."""

    name = "supplies.to_hand_out"
    template = "supplies/_desk_to_hand_out.html"
    column = "notes"
    order = 30

    def context(self, person: Person, now: datetime) -> dict[str, Any]:
        if not person.can(Can.RUN_SUPPLIES):
            return {"many": 0}
        rows = list(Requisition.objects.by_department())
        if not rows:
            return {"many": 0}
        first = Department(name=rows[0]["department__name"], name_en=rows[0]["department__name_en"])
        return {"many": sum(row["many"] for row in rows), "first": first, "oldest": rows[0]["oldest"], "others": len(rows) - 1}


class MyRequisitions(DayPart):
    """What I asked for and have not got; two queries."""

    name = "supplies.mine"
    template = "supplies/_my_day.html"
    order = 30

    def context(self, person: Person, now: datetime) -> dict[str, Any] | None:
        rows = list(Requisition.objects.of_asker(person).running().prefetch_related("lines__item")[:FEW])
        return {"requisitions": [(row, showing.light(row, list(row.lines.all()))) for row in rows]} if rows else None
