"""After a visit: thanks, what the visitor answered, what was said and agreed, messages left."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.todos import actions as todos
from frontdesk.web.sections import Section
from visitors.models import Feedback, Message, Visit, VisitOutcome
from visitors.models.visit import State
from visitors.promises.what_was_agreed import WhatWasAgreed


class Afterwards(Section):
    name = "visitors.afterwards"
    on = Visit
    template = "visitors/_section_afterwards.html"
    order = 70

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        if not record.arrived_at:
            return None
        outcomes = list(VisitOutcome.objects.visible_to(person).filter(visit=record).select_related("noted_by", "department"))
        messages = list(Message.objects.visible_to(person).filter(visit=record).select_related("recipient"))
        if record.state is not State.LEFT and not outcomes and not messages:
            return None
        may_note = person.can(Can.RECEIVE_VISITORS) or person.pk in (record.host_id, record.host.stand_in_id)
        return {
            "feedback": Feedback.objects.filter(visit=record).first(),
            "outcomes": outcomes,
            "messages": messages,
            "may_note": may_note and record.state is State.LEFT and record.met_at and not record.forgotten_at,
            "is_owed": todos.is_open(WhatWasAgreed, subject=record),
        }
