"""What documents add to the monthly page: signed and handled in time, where they wait, how many came; never of what is confidential.

All but what waits now is added up from what was counted day by day (`documents/daily.py`).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from documents import daily
from documents.models import Channel, Clearance, Document, Level, Register, Signing, Urgency
from frontdesk.daily.daily import Daily
from frontdesk.daily.spread import by, lengths_by, middle
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.figures import DOCUMENTS, NONE, Asked, Column, Figure, Line, Measured, per_cent, percent
from frontdesk.web.templatetags.ui import span

SHOWN = 5  # colleagues who hold something longest


def listed(**asked: object) -> str:
    """The list behind a figure, without what is confidential."""
    return f"{reverse('documents:document_list')}?{urlencode({'level': 'ordinary', **asked})}"


def grouped(pairs: Sequence[tuple[Any, Any]]) -> Mapping[Any, list[Any]]:
    """By the first of each pair, in the order in which they come."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def levels(asked: Asked) -> list[int]:
    """The secrecy levels that count for this reader: none for who reads no reports or keeps no documents, never what is confidential."""
    may = asked.reader.can(Can.SEE_REPORTS) and asked.reader.can(Can.KEEP_DOCUMENTS)
    cleared = Clearance.objects.level_of(asked.reader) if may else -1
    return [level.value for level in Level if level <= cleared and level < Level.CONFIDENTIAL]


def known(asked: Asked, of: type[Daily]) -> Counter[str]:
    """What was counted of all that this reader may know."""
    counts, found = asked.counted(of.name), Counter[str]()
    for level in asked.shared(levels):
        found.update(by(counts, str(level)))
    return found


@dataclass
class InTime:
    """Answers: how many in time and late, and how many minutes they took."""

    kept: int = 0
    late: int = 0
    took: Counter[int] = field(default_factory=Counter)

    @property
    def all(self) -> int:
        return self.kept + self.late

    @property
    def share(self) -> str:
        return percent(self.kept, self.all)

    @property
    def number(self) -> float | None:
        """Per cent in time."""
        return per_cent(self.kept, self.all)

    @property
    def middle(self) -> str:
        return span(timedelta(minutes=middle(self.took)))

    @property
    def longest(self) -> timedelta:
        return timedelta(minutes=max(self.took))

    @property
    def noted(self) -> str:
        return _("%(late)d late of %(n)d, half within %(time)s") % {"late": self.late, "n": self.all, "time": self.middle}

    def add(self, other: "InTime") -> None:
        self.kept, self.late = self.kept + other.kept, self.late + other.late
        self.took.update(other.took)


def answers(asked: Asked, *, only_urgent: bool = False) -> dict[int, InTime]:
    """Of the period, by the department of the signer; none for who reads no reports."""
    counts, found = known(asked, daily.Signed), defaultdict[int, InTime](InTime)
    for urgency in (Urgency.URGENT,) if only_urgent else Urgency:
        some = by(counts, urgency.value)
        for department, took in lengths_by(some, "took").items():
            kept, late = some[f"{daily.KEPT}:{department}"], some[f"{daily.LATE}:{department}"]
            found[int(department)].add(InTime(kept, late, took))
    return dict(found)


def together(rows: Mapping[int, InTime]) -> InTime:
    total = InTime()
    for each in rows.values():
        total.add(each)
    return total


class SignedInTime(Figure):
    name = "documents.signed"
    title = gettext_lazy("Documents signed in time")
    how = gettext_lazy("Answered in the month, by the limit that stood when each signer was asked. Confidential documents are left out.")
    section = DOCUMENTS
    order = 410
    unit, better = "%", "more"
    columns = (Column("signed_in_time", gettext_lazy("Documents signed in time"), unit="%", better="more"),)

    def measure(self, asked: Asked) -> Measured | None:
        rows = answers(asked)
        if not rows:
            return None
        names, total = asked.departments, together(rows)
        lines = [
            Line(
                str(names.get(pk, NONE)),
                (f"{some.kept}/{some.all}", some.middle, span(some.longest)),
                department=pk or None,
                numbers=(some.number, None, None),
            )
            for pk, some in sorted(rows.items(), key=lambda item: (-item[1].longest, item[0]))
        ]
        heads = (_("Department of the signer"), _("In time"), _("Half within"), _("Longest"))
        return Measured(total.share, total.noted, path=listed(signed=asked.period.key), heads=heads, lines=lines, number=total.number)


class UrgentSignedInTime(Figure):
    name = "documents.urgent"
    title = gettext_lazy("Urgent documents signed in time")
    how = gettext_lazy("Answers to urgent documents in the month, by hours round the clock. Confidential documents are left out.")
    section = DOCUMENTS
    order = 411
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        total = together(answers(asked, only_urgent=True))
        path = listed(signed=asked.period.key, urgency=Urgency.URGENT.value)
        return Measured(total.share, total.noted, path=path, number=total.number) if total.all else None


def waiting(reader: Person, now: datetime) -> list[tuple[Signing, timedelta]]:
    """Each question that nobody has answered, and for how long; the longest first."""
    known = Document.objects.visible_to(reader).ordinary()
    rows = Signing.objects.asked().filter(Exists(known.filter(pk=OuterRef("step__sign_off__document"))))
    return [(row, now - row.asked_at) for row in rows.select_related("signer__department").order_by("asked_at", "pk") if row.asked_at]


class Waiting(Figure):
    name = "documents.waiting"
    title = gettext_lazy("Documents that wait for a signature")
    how = gettext_lazy("As it stands now, in the running period only; the longest wait comes first. Confidential documents are left out.")
    section = DOCUMENTS
    order = 412
    better = "less"

    def measure(self, asked: Asked) -> Measured | None:
        is_running = asked.period.first <= timezone.localdate(asked.now) < asked.period.after
        rows = waiting(asked.reader, asked.now) if is_running and asked.reader.can(Can.SEE_REPORTS) else []
        if not rows:
            return None
        departments = grouped([(str(row.signer.department), age) for row, age in rows])
        people = grouped([(row.signer, age) for row, age in rows])
        lines = [Line(name, (str(len(ages)), span(ages[0])), group=_("Department")) for name, ages in departments.items()]
        for who, ages in list(people.items())[:SHOWN]:
            lines.append(Line(who, (str(len(ages)), span(ages[0])), listed(waits=who.pk), _("Colleague")))
        heads = (_("Who holds them"), _("Documents"), _("Longest"))
        many = len({row.step_id for row, _age in rows})
        return Measured(str(many), path=listed(state="signing"), heads=heads, lines=lines, number=many)


class Registered(Figure):
    name = "documents.registered"
    title = gettext_lazy("Documents registered")
    how = gettext_lazy("Written into the registers in the month, void ones too. Confidential documents are left out.")
    section = DOCUMENTS
    order = 413

    def measure(self, asked: Asked) -> Measured | None:
        counts = known(asked, daily.Registered) + known(asked, daily.Issued)
        registers, channels = by(counts, "register"), by(counts, "channel")
        if not registers:
            return None
        month, many = asked.period.key, registers.total()
        lines = [
            Line(Register(each).label, (str(n),), listed(month=month, register=each), _("Register")) for each, n in registers.most_common()
        ]
        lines += [
            Line(Channel(each).label, (str(n),), listed(month=month, channel=each), pgettext("a document", "Came by"))
            for each, n in channels.most_common()
        ]
        heads = (_("Register or way"), _("Documents"))
        return Measured(str(many), path=listed(month=month), heads=heads, lines=lines, number=many)


class HandledInTime(Figure):
    name = "documents.handled"
    title = gettext_lazy("Documents handled in time")
    how = gettext_lazy("What departments reported back on in the month, by the day that each was set. Confidential documents are left out.")
    section = DOCUMENTS
    order = 414
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        counts = known(asked, daily.Handled)
        kept, late = by(counts, daily.KEPT), by(counts, daily.LATE)
        timely, all_ = kept.total(), (kept + late).total()
        if not all_:
            return None
        rows = sorted((str(asked.departments[int(pk)]), kept[pk], many) for pk, many in (kept + late).items())
        lines = [Line(name, (str(many), percent(some, many))) for name, some, many in rows]
        note = _("%(late)d late of %(n)d") % {"late": late.total(), "n": all_}
        heads = (_("Department"), pgettext("a document", "Reported back"), _("In time"))
        path, number = listed(handled=asked.period.key), per_cent(timely, all_)
        return Measured(percent(timely, all_), note, path=path, heads=heads, lines=lines, number=number)
