"""On which round a fault was found, on its ticket's page."""

from datetime import datetime
from typing import Any

from frontdesk.people.models import Person
from frontdesk.web.sections import Section
from repairs.models import Round, RoundAnswer, Ticket


class FoundOnRound(Section):
    name = "repairs.round"
    on = Ticket
    template = "repairs/_section_round.html"
    column = "side"
    order = 40

    def context(self, record: Ticket, person: Person, now: datetime) -> dict[str, Any] | None:
        answers = RoundAnswer.objects.filter(ticket=record, round__in=Round.objects.visible_to(person))
        answer = answers.select_related("round__checklist", "round__place", "item").first()
        return {"answer": answer} if answer else None
