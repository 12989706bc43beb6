"""Where documents are held: who is asked to sign, since when, and the light of it. Two questions for a whole page."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models import Document, Signing
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.web.templatetags.ui import span

RANK = {"red": 0, "yellow": 1, "green": 2}


@dataclass(frozen=True)
class Held:
    """One whose answer is wanted, and when that turns yellow and red."""

    signing: Signing
    since: datetime
    yellow_at: datetime
    red_at: datetime

    @property
    def by(self) -> Person:
        return self.signing.signer

    def colour(self, now: datetime) -> str:
        return "red" if self.red_at <= now else "yellow" if self.yellow_at <= now else "green"


@dataclass(frozen=True)
class Light:
    colour: str
    words: str


def held(documents: Collection[int]) -> Mapping[int, Sequence[Held]]:
    """Document id → who holds it, the longest first."""
    rows = Signing.objects.asked().filter(step__sign_off__document__in=documents).select_related("signer", "step__sign_off")
    signings = {signing.pk: signing for signing in rows}
    todos = Todo.objects.open().filter(subject_type=Signing._meta.label_lower, subject_id__in=signings).order_by("since_at", "pk")
    found = defaultdict(list)
    for todo in todos:
        signing = signings[todo.subject_id]
        found[signing.step.sign_off.document_id].append(Held(signing, todo.since_at, todo.yellow_at, todo.red_at))
    return found


def light_of(document: Document, holders: Sequence[Held], now: datetime) -> Light:
    """The worse of the step's age and the document's own due date; of what has ended the end."""
    if document.voided_at:
        return Light("grey", _("void"))
    if document.refused_at:
        return Light("grey", _("refused"))
    own = _own_light(document, timezone.localdate(now))
    if not holders:
        return own or (Light("green", _("approved")) if document.approved_at else Light("grey", _("nobody is asked")))
    oldest = min(holders, key=lambda each: RANK[each.colour(now)])
    time = span(now - oldest.since)
    step = Light(oldest.colour(now), _("%(person)s, %(time)s") % {"person": oldest.by, "time": time})
    return min([step, own] if own else [step], key=lambda each: RANK[each.colour])


def _own_light(document: Document, today: date) -> Light | None:
    if document.due_on is None or document.approved_at:
        return None
    days = (document.due_on - today).days
    if days < 0:
        return Light("red", _("due date passed"))
    return Light("yellow", _("due today")) if days == 0 else Light("yellow", _("due tomorrow")) if days == 1 else None
