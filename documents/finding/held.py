"""Where documents are held: who is asked to sign, to read or to mend it, since when, and the light. Four questions for a whole page."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.models import Document, Reader, Signing, SignOff
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.web.templatetags.ui import span

RANK = {"red": 0, "yellow": 1, "green": 2}


@dataclass(frozen=True)
class Held:
    """Whose answer is wanted (`signing`), who has it to read (`reader`) or who mends what was sent back, and when it turns yellow, red."""

    document: int
    by: Person
    signing: Signing | None
    reader: Reader | None
    since: datetime
    yellow_at: datetime
    red_at: datetime

    @property
    def words(self) -> str:
        if self.reader:
            return _("%(person)s to read, %(time)s")
        return _("%(person)s, %(time)s") if self.signing else _("sent back to %(person)s, %(time)s")

    @property
    def words_of_many(self) -> str:
        if self.reader:
            return _("%(person)s and others to read, %(n)s in all, %(time)s")
        return _("%(person)s and others, %(n)s in all, %(time)s")

    @property
    def sign_off(self) -> int:
        """Whose question it is; 0 for none."""
        return self.signing.step.sign_off_id if self.signing else 0

    def colour(self, now: datetime) -> str:
        return "red" if self.red_at <= now else "yellow" if self.yellow_at <= now else "green"


@dataclass(frozen=True)
class Light:
    colour: str
    words: str


def held(documents: Collection[int]) -> Mapping[int, Sequence[Held]]:
    """Document id → who holds it, the longest first."""
    signings = Signing.objects.asked().filter(step__sign_off__document__in=documents).select_related("signer", "step__sign_off").in_bulk()
    readers = Reader.objects.asked().filter(circulation__document__in=documents).select_related("person", "circulation").in_bulk()
    back = SignOff.objects.running().filter(document__in=documents, returned_at__isnull=False).select_related("begun_by").in_bulk()
    kinds: Mapping[type[Model], Mapping[int, Any]] = {Signing: signings, Reader: readers, SignOff: back}
    about = [Q(subject_type=kind._meta.label_lower, subject_id__in=rows) for kind, rows in kinds.items()]
    subjects = {(kind._meta.label_lower, pk): row for kind, rows in kinds.items() for pk, row in rows.items()}
    found = defaultdict(list)
    for todo in Todo.objects.open().filter(reduce(or_, about)).order_by("since_at", "pk"):
        one = _held(subjects[todo.subject_type, todo.subject_id], (todo.since_at, todo.yellow_at, todo.red_at))
        found[one.document].append(one)
    return found


def _held(row: Signing | Reader | SignOff, moments: tuple[datetime, datetime, datetime]) -> Held:
    if isinstance(row, Signing):
        return Held(row.step.sign_off.document_id, row.signer, row, None, *moments)
    if isinstance(row, Reader):
        return Held(row.circulation.document_id, row.person, None, row, *moments)
    return Held(row.document_id, row.begun_by, None, None, *moments)


def light_of(document: Document, holders: Sequence[Held], now: datetime) -> Light:
    """The worst of the step's age, its readers' and the document's own due date; of what has ended the end, while nobody has it to read."""
    if document.voided_at:
        return Light("grey", _("void"))
    reading = _held_light([each for each in holders if each.reader], now)
    if end := _end_light(document):
        return reading or end
    signing = _held_light([each for each in holders if not each.reader], now)
    found = [light for light in (signing, reading, _own_light(document, timezone.localdate(now))) if light]
    return min(found, key=lambda each: RANK[each.colour]) if found else _waits_for_nobody(document)


def _end_light(document: Document) -> Light | None:
    if document.filed_at or document.finished_at:
        return Light("grey", _("filed") if document.filed_at else _("finished"))
    if document.refused_at:
        return Light("grey", _("refused"))
    return Light("green", _("issued")) if document.issued_at else None


def _held_light(holders: Sequence[Held], now: datetime) -> Light | None:
    """Of whom it waits for: the worst colour, and who holds it so the longest."""
    if not holders:
        return None
    worst = min(holders, key=lambda each: RANK[each.colour(now)])
    words = worst.words if len(holders) == 1 else worst.words_of_many
    return Light(worst.colour(now), words % {"person": worst.by, "time": span(now - worst.since), "n": len(holders)})


def _waits_for_nobody(document: Document) -> Light:
    if document.is_outgoing:
        return Light("accent", _("to be issued")) if document.approved_at else Light("grey", pgettext("document", "draft"))
    return Light("green", _("approved")) if document.approved_at else Light("grey", _("nobody is asked"))


def _own_light(document: Document, today: date) -> Light | None:
    if document.due_on is None or document.approved_at:
        return None
    days = (document.due_on - today).days
    if days < 0:
        return Light("red", _("due date passed"))
    return Light("yellow", _("due today")) if days == 0 else Light("yellow", _("due tomorrow")) if days == 1 else None
