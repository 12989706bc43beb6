"""A VIP reception on the page of its visit, for those who know of it; and for who may make one of it, the way there."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.web.sections import Section
from visitors.actions import vip
from visitors.models import Visit
from visitors.models.visit import State
from visitors.scope import confidants

OPEN = (State.REQUESTED, State.EXPECTED, State.WAITING, State.ON_SITE, State.OUT)


class VipReception(Section):
    """Schedule, background, route, what must be ready, who knows of it."""

    name = "visitors.vip"
    on = Visit
    template = "visitors/_section_vip.html"
    order = 10

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        plan = getattr(record, "vip_plan", None) if record.is_vip else None
        if plan is None or record.forgotten_at:
            return None
        may_plan = record.state in OPEN and vip.may_plan(record, person)
        return {"plan": plan, "items": vip.items_of(record), "known": confidants(record), "may_plan": may_plan}


class VipOffer(Section):
    """For the host and who announced the visit: it can become a VIP reception."""

    name = "visitors.vip_offer"
    on = Visit
    template = "visitors/_section_vip_offer.html"
    column = "side"
    order = 95

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        if record.is_vip or record.forgotten_at or record.state not in (State.REQUESTED, State.EXPECTED):
            return None
        return {} if person.pk in (record.host_id, record.created_by_id) else None
