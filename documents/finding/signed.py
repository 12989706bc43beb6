"""When an answer of a signer was due: by the promise as it stood when they were asked."""

from datetime import UTC, datetime

from documents.models import Urgency
from frontdesk.limits.models import Version
from frontdesk.todos.promises import Promise, calendar_of, moment

BEGINNING = datetime.min.replace(tzinfo=UTC)
PROMISE = {Urgency.NORMAL: "documents.paper_signed", Urgency.URGENT: "documents.urgent_paper_signed"}


class Limit:
    """When an answer was due, under the settings that stood when it was asked for."""

    def __init__(self, kind: Promise) -> None:
        self.kind, self.calendar = kind, calendar_of(kind)
        versions = Version.objects.filter(of=kind.name).order_by("-number")
        self.stood = [(each.changed_at, kind.due(kind.under(each))) for each in versions]
        self.stood.append((BEGINNING, kind.due(kind.under(None))))

    def due(self, asked: datetime) -> datetime:
        limit = next(limit for since, limit in self.stood if since <= asked)
        return moment(self.kind.clock, asked, limit, self.calendar)
