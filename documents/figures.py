"""What documents add to the monthly page: signed and handled in time, where they wait, how many came; never of what is confidential."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from documents.finding.signed import Signed, signed_in
from documents.models import Channel, Document, Handling, Register, Signing
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.figures import DOCUMENTS, Asked, Column, Figure, Line, Measured, per_cent, percent
from frontdesk.web.templatetags.ui import span
from frontdesk.workdays.days import end_of
from frontdesk.workdays.load import calendar
from frontdesk.workdays.periods import Period

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


def share(rows: Sequence[Signed]) -> str:
    return percent(sum(not each.is_late for each in rows), len(rows))


def kept_of(rows: Sequence[Signed]) -> str:
    """'5/6': in time, of all."""
    return f"{sum(not each.is_late for each in rows)}/{len(rows)}"


def kept(rows: Sequence[Signed]) -> float | None:
    """Per cent in time."""
    return per_cent(sum(not each.is_late for each in rows), len(rows))


def middle(rows: Sequence[Signed]) -> str:
    return span(timedelta(seconds=median(each.took.total_seconds() for each in rows)))


def signed_over(asked: Asked) -> list[Signed]:
    """Month by month: each by the limits that stood then."""
    return [each for month in asked.period.each_month for each in signed_in(month.first, asked.reader)]


def answers(asked: Asked, *, only_urgent: bool = False) -> list[Signed]:
    """Of the month; none for who reads no reports."""
    rows = asked.over_period(signed_over) if asked.reader.can(Can.SEE_REPORTS) else []
    return [each for each in rows if each.is_urgent or not only_urgent]


def noted(rows: Sequence[Signed]) -> str:
    late = sum(each.is_late for each in rows)
    return _("%(late)d late of %(n)d, half within %(time)s") % {"late": late, "n": len(rows), "time": middle(rows)}


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
        departments = grouped([((each.department, each.department_id), each) for each in sorted(rows, key=lambda each: -each.took)])
        lines = [
            Line(name, (kept_of(some), middle(some), span(some[0].took)), department=pk, numbers=(kept(some), None, None))
            for (name, pk), some in departments.items()
        ]
        heads = (_("Department of the signer"), _("In time"), _("Half within"), _("Longest"))
        path = listed(signed=asked.period.key)
        return Measured(share(rows), noted(rows), path=path, heads=heads, lines=lines, number=kept(rows))


class UrgentSignedInTime(Figure):
    name = "documents.urgent"
    title = gettext_lazy("Urgent documents signed in time")
    how = gettext_lazy("Answers to urgent documents in the month, by hours round the clock. Confidential documents are left out.")
    section = DOCUMENTS
    order = 411
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        rows = answers(asked, only_urgent=True)
        path = listed(signed=asked.period.key, urgency="urgent")
        return Measured(share(rows), noted(rows), path=path, number=kept(rows)) if rows else None


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
        known = Document.objects.visible_to(asked.reader).ordinary().registered_between(*asked.period.bounds)
        rows = list(known.order_by().values_list("register", "channel")) if asked.reader.can(Can.SEE_REPORTS) else []
        if not rows:
            return None
        month = asked.period.key
        registers, channels = (Counter(filter(None, column)).most_common() for column in zip(*rows, strict=True))
        lines = [Line(Register(each).label, (str(n),), listed(month=month, register=each), _("Register")) for each, n in registers]
        lines += [
            Line(Channel(each).label, (str(n),), listed(month=month, channel=each), pgettext("a document", "Came by"))
            for each, n in channels
        ]
        heads = (_("Register or way"), _("Documents"))
        return Measured(str(len(rows)), path=listed(month=month), heads=heads, lines=lines, number=len(rows))


def reported_in(period: Period, reader: Person) -> list[tuple[str, bool]]:
    """Each report of the period: of which department, and whether it came before the office closed on the day that was set."""
    known = Document.objects.visible_to(reader).ordinary()
    rows = Handling.objects.reported_between(*period.bounds).order_by().select_related("department")
    rows = rows.filter(Exists(known.filter(pk=OuterRef("document"))))
    working = calendar() if rows else None
    return [(str(row.department), row.reported_at <= end_of(row.due_on, working)) for row in rows if row.reported_at]


class HandledInTime(Figure):
    name = "documents.handled"
    title = gettext_lazy("Documents handled in time")
    how = gettext_lazy("What departments reported back on in the month, by the day that each was set. Confidential documents are left out.")
    section = DOCUMENTS
    order = 414
    unit, better = "%", "more"

    def measure(self, asked: Asked) -> Measured | None:
        rows = reported_in(asked.period, asked.reader) if asked.reader.can(Can.SEE_REPORTS) else []
        if not rows:
            return None
        timely = sum(in_time for _department, in_time in rows)
        lines = [Line(name, (str(len(some)), percent(sum(some), len(some)))) for name, some in sorted(grouped(rows).items())]
        note = _("%(late)d late of %(n)d") % {"late": len(rows) - timely, "n": len(rows)}
        heads = (_("Department"), pgettext("a document", "Reported back"), _("In time"))
        path, number = listed(handled=asked.period.key), per_cent(timely, len(rows))
        return Measured(percent(timely, len(rows)), note, path=path, heads=heads, lines=lines, number=number)
