"""Which questions to signers were answered in a month, and whether in time: by the promise as it stood when each was asked."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Exists, OuterRef

from documents.models import Document, Signing, Urgency
from frontdesk.limits.models import Version
from frontdesk.people.models import Department, Person
from frontdesk.todos.promises import PROMISES, Promise, calendar_of, moment
from frontdesk.workdays.months import month_bounds

BEGINNING = datetime.min.replace(tzinfo=UTC)
PROMISE = {Urgency.NORMAL: "documents.paper_signed", Urgency.URGENT: "documents.urgent_paper_signed"}


@dataclass(frozen=True)
class Signed:
    """One answer: of which department, how long it took, whether it was late."""

    department: str
    is_urgent: bool
    took: timedelta
    is_late: bool
    department_id: int | None = None


def signed_in(month: date, reader: Person) -> list[Signed]:
    """All of the month about documents that are not confidential and that this reader may know."""
    known = Document.objects.visible_to(reader).ordinary()
    answered = Signing.objects.answered_between(*month_bounds(month)).order_by()
    about = answered.filter(Exists(known.filter(pk=OuterRef("step__sign_off__document"))))
    rows = list(about.values_list("asked_at", "decided_at", "signer__department", "step__sign_off__document__urgency"))
    if not rows:
        return []
    limits, departments = {urgency: _Limit(PROMISES[name]) for urgency, name in PROMISE.items()}, Department.objects.in_bulk()
    return [
        Signed(str(departments.get(of, "–")), urgency == Urgency.URGENT, decided - asked, decided > limits[Urgency(urgency)].due(asked), of)
        for asked, decided, of, urgency in rows
        if asked and decided
    ]


class _Limit:
    """When an answer was due, under the settings that stood when it was asked for."""

    def __init__(self, kind: Promise) -> None:
        self.kind, self.calendar = kind, calendar_of(kind)
        versions = Version.objects.filter(of=kind.name).order_by("-number")
        self.stood = [(each.changed_at, kind.due(kind.under(each))) for each in versions]
        self.stood.append((BEGINNING, kind.due(kind.under(None))))

    def due(self, asked: datetime) -> datetime:
        limit = next(limit for since, limit in self.stood if since <= asked)
        return moment(self.kind.clock, asked, limit, self.calendar)
