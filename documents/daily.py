"""What documents count day by day: answers of signers, what was registered, what was reported back; never of what is confidential.

Every key begins with the secrecy level: a reader counts what they may know.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Max, QuerySet

from documents.finding.signed import PROMISE, Limit
from documents.models import Document, Handling, Level, Register, Signing, Urgency
from frontdesk.daily.daily import Daily, Record, through
from frontdesk.daily.spread import floored
from frontdesk.limits.models import Version
from frontdesk.todos.promises import PROMISES
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.changes import mark
from frontdesk.workdays.days import end_of
from frontdesk.workdays.load import calendar

KEPT, LATE = "kept", "late"


class Signed(Daily):
    """On the day a signer answered: in time or late by the limit that stood when they were asked, and how long it took."""

    name = "documents.signed"
    model = Signing
    day = "decided_at"
    person = "signer"
    columns = ("asked_at", "decided_at", "step__sign_off__document__urgency", "step__sign_off__document__level")
    touched_by = {"documents.document": through(Signing, "step__sign_off__document")}

    def fingerprint(self) -> str:
        stood = Version.objects.filter(of__in=PROMISE.values()).aggregate(newest=Max("pk"))["newest"]
        return f"{super().fingerprint()} {mark(calendar())} {stood}"

    def rows(self) -> QuerySet[Signing]:
        return Signing.objects.answered().filter(asked_at__isnull=False, step__sign_off__document__level__lt=Level.CONFIDENTIAL)

    def beside(self, ids: Sequence[int]) -> Mapping[int, Mapping[Urgency, Limit]]:
        stood = {urgency: Limit(PROMISES[name]) for urgency, name in PROMISE.items()}
        return dict.fromkeys(ids, stood)

    def keys(self, record: Record) -> Iterable[str]:
        asked, decided, urgency, level = record.values
        is_late = decided > record.beside[Urgency(urgency)].due(asked)
        of, department = f"{level}:{urgency}", record.department or 0
        yield f"{of}:{LATE if is_late else KEPT}:{department}"
        yield f"{of}:took:{department}:{floored((decided - asked).total_seconds())}"


class Registered(Daily):
    """On the day it was written into its register; what goes out is written when it is issued."""

    name = "documents.registered"
    model = Document
    day = "registered_at"
    columns = ("level", "register", "channel")

    def rows(self) -> QuerySet[Document]:
        return Document.objects.ordinary().exclude(register=Register.OUTGOING)

    def keys(self, record: Record) -> Iterable[str]:
        level, register, channel = record.values
        yield f"{level}:register:{register}"
        if channel:
            yield f"{level}:channel:{channel}"


class Issued(Registered):
    """Outgoing documents, on the day they were issued."""

    name = "documents.issued"
    day = "issued_at"

    def rows(self) -> QuerySet[Document]:
        return Document.objects.ordinary()


class Handled(Daily):
    """On the day a department reported back: before the office closed on the day that was set, or later."""

    name = "documents.handled"
    model = Handling
    day = "reported_at"
    columns = ("department", "reported_at", "due_on", "document__level")
    touched_by = {"documents.document": through(Handling, "document")}

    def fingerprint(self) -> str:
        return f"{super().fingerprint()} {mark(calendar())}"

    def rows(self) -> QuerySet[Handling]:
        return Handling.objects.filter(document__level__lt=Level.CONFIDENTIAL)

    def beside(self, ids: Sequence[int]) -> Mapping[int, Calendar]:
        return dict.fromkeys(ids, calendar())

    def keys(self, record: Record) -> Iterable[str]:
        department, reported, due_on, level = record.values
        return (f"{level}:{KEPT if reported <= end_of(due_on, record.beside) else LATE}:{department}",)
