"""The badge of a visit: which numbers it had, when it was printed, printing it and noting its loss."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors.forms.printing import LoseForm
from visitors.models import Visit
from visitors.models.visit import State


class BadgeSection(Section):
    """Which badges a visitor had and what can be done with the one that is out: for the desk."""

    name = "visitors.badge"
    on = Visit
    template = "visitors/_section_badge.html"
    order = 20

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        if not person.can(Can.RECEIVE_VISITORS):
            return None
        loans = list(record.loans.select_related("badge", "lost_by").order_by("pk"))
        prints = list(record.badge_prints.select_related("printed_by").order_by("pk"))
        to_come = record.state in (State.EXPECTED, State.WAITING, State.ON_SITE)
        return {"loans": loans, "prints": prints, "form": LoseForm()} if loans or prints or to_come else None
