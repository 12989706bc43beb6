"""In everybody's day: documents that wait for their signature."""

from datetime import datetime
from typing import Any

from documents.models import Document
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.my_day import DayPart


class MySignatures(DayPart):
    """How many wait for me, never which: who stands behind me reads along; one query."""

    name = "documents.mine"
    template = "documents/_my_day.html"
    order = 10

    def context(self, person: Person, now: datetime) -> dict[str, Any] | None:
        if not person.can(Can.READ_DOCUMENTS):
            return None
        many = Document.objects.visible_to(person).awaiting([person.pk]).count()
        return {"many": many} if many else None
