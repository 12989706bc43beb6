"""Where documents are held: who is asked to sign or to mend it, since when, and the light of it. Three questions for a whole page."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from documents.models import Document, Signing, SignOff
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.web.templatetags.ui import span

RANK = {"red": 0, "yellow": 1, "green": 2}


@dataclass(frozen=True)
class Held:
    """One whose answer is wanted, or who mends what was sent back (`signing` is None), and when that turns yellow and red."""

    document: int
    by: Person
    signing: Signing | None
    since: datetime
    yellow_at: datetime
    red_at: datetime

    @property
    def words(self) -> str:
        return _("%(person)s, %(time)s") if self.signing else _("sent back to %(person)s, %(time)s")

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
    back = SignOff.objects.running().filter(document__in=documents, returned_at__isnull=False).select_related("begun_by").in_bulk()
    asked = Q(subject_type=Signing._meta.label_lower, subject_id__in=signings)
    mends = Q(subject_type=SignOff._meta.label_lower, subject_id__in=back)
    found = defaultdict(list)
    for todo in Todo.objects.open().filter(asked | mends).order_by("since_at", "pk"):
        moments = (todo.since_at, todo.yellow_at, todo.red_at)
        if todo.subject_type == SignOff._meta.label_lower:
            sign_off = back[todo.subject_id]
            one = Held(sign_off.document_id, sign_off.begun_by, None, *moments)
        else:
            signing = signings[todo.subject_id]
            one = Held(signing.step.sign_off.document_id, signing.signer, signing, *moments)
        found[one.document].append(one)
    return found


def light_of(document: Document, holders: Sequence[Held], now: datetime) -> Light:
    """The worse of the step's age and the document's own due date; of what has ended the end."""
    if document.voided_at:
        return Light("grey", _("void"))
    if document.filed_at or document.finished_at:
        return Light("grey", _("filed") if document.filed_at else _("finished"))
    if document.refused_at:
        return Light("grey", _("refused"))
    if document.issued_at:
        return Light("green", _("issued"))
    own = _own_light(document, timezone.localdate(now))
    if not holders:
        return own or _waits_for_nobody(document)
    oldest = min(holders, key=lambda each: RANK[each.colour(now)])
    time = span(now - oldest.since)
    words = oldest.words if len(holders) == 1 else _("%(person)s and others, %(n)s in all, %(time)s")
    step = Light(oldest.colour(now), words % {"person": oldest.by, "time": time, "n": len(holders)})
    return min([step, own] if own else [step], key=lambda each: RANK[each.colour])


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
