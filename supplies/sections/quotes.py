"""How far the quotes of a plan are, on the plan's page."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from supplies.actions.applications import to_buy
from supplies.actions.quotes import compared
from supplies.models import PurchasePlan


class Quotes(Section):
    name = "supplies.quotes"
    on = PurchasePlan
    template = "supplies/_section_quotes.html"
    order = 10

    def context(self, record: PurchasePlan, person: Person, now: datetime) -> dict[str, Any] | None:
        if not person.can(Can.BUY_SUPPLIES):
            return None
        rows = compared(to_buy(record), on=timezone.localdate(now))
        ready = [row for row in rows if row.applied is None and row.terms and row.has_enough and row.is_explained]
        return {
            "plan": record,
            "many": len(rows),
            "enough": sum(1 for row in rows if row.has_enough),
            "ready": len(ready),
            "applied": sum(1 for row in rows if row.applied),
            "applications": list(record.applications.all()),
        }
