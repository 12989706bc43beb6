"""The rounds of a day as its page shows them: what is to do now, what comes later, what is over; each with its light."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.places.models import Place
from frontdesk.web.templatetags.ui import clock, day_and_clock, span
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import day_bounds
from repairs.finding.round_times import due_in
from repairs.models import Checklist, ChecklistItem, Result, Round, RoundAnswer, Ticket


@dataclass(frozen=True)
class Lit:
    """A light: colour and word."""

    colour: str
    words: str


@dataclass(frozen=True)
class Later:
    """A round that is not opened yet."""

    checklist: Checklist
    due_at: datetime

    @property
    def opens_at(self) -> datetime:
        return self.due_at - timedelta(minutes=self.checklist.lead_minutes)


@dataclass(frozen=True)
class Today:
    """What is to do, what comes, what is done and what nobody did."""

    to_do: list[Round]
    later: list[Later]
    done: list[Round]
    missed: list[Round]


def today(reader: Person, now: datetime, place: Place | None = None) -> Today:
    """What this person sees of the day; of one place only where one was scanned. Six queries."""
    begin, end = day_bounds(now)
    seen = Round.objects.visible_to(reader).with_all().counted()
    lists = Checklist.objects.timed().of(reader).with_all()
    if place:
        seen, lists = seen.at(place), lists.at(place)
    to_do = list(seen.to_do().filter(due_at__lt=end + timedelta(days=1)).order_by("due_at", "pk"))
    over = list(seen.due_in(begin, end).exclude(pk__in=[each.pk for each in to_do]).order_by("due_at", "pk"))
    opened = {(each.checklist_id, each.due_at) for each in (*to_do, *over)}
    working = calendar()
    coming = [Later(each, moment) for each in lists for moment in due_in(each, working, max(now, each.since_at), end)]
    return Today(
        to_do=to_do,
        later=sorted((each for each in coming if (each.checklist.pk, each.due_at) not in opened), key=lambda each: each.due_at),
        done=[each for each in over if each.done_at],
        missed=[each for each in over if not each.done_at],
    )


def light(round_: Round, now: datetime) -> Lit:
    """Where it stands, in a word."""
    if round_.done_at:
        late = round_.done_at - round_.due_at
        return Lit("yellow", _("done %(time)s late") % {"time": span(late)}) if round_.is_late else Lit("green", pgettext("round", "done"))
    if round_.missed_at:
        return Lit("red", pgettext("round", "missed"))
    if now > round_.due_at:
        return Lit("red", _("%(time)s over") % {"time": span(now - round_.due_at)})
    if round_.due_at - now <= timedelta(minutes=15):
        return Lit("yellow", _("in %(time)s") % {"time": span(round_.due_at - now)})
    return Lit("grey", _("until %(time)s") % {"time": _short(round_.due_at, timezone.localdate(now))})


def found(round_: Round) -> str:
    """What was found, of a round read `counted`: '7 in order', '2 not in order'."""
    if round_.failed:
        return ngettext("%(n)d not in order", "%(n)d not in order", round_.failed) % {"n": round_.failed}
    return ngettext("%(n)d in order", "%(n)d in order", round_.passed) % {"n": round_.passed} if round_.passed else ""


def _short(moment: datetime, day: date) -> str:
    return clock(moment) if timezone.localdate(moment) == day else day_and_clock(moment)


@dataclass(frozen=True)
class Asked:
    """One item on the page of a round: what was answered, the photos beside it, a fault of it that is being repaired."""

    item: ChecklistItem
    answer: RoundAnswer | None
    photos: Sequence[Attachment]
    known: RoundAnswer | None
    linked: Collection[int] = ()  # tickets that the reader may open

    @property
    def light(self) -> Lit | None:
        colours = {Result.PASS: "green", Result.FAIL: "red", Result.NONE: "grey"}
        return Lit(colours[Result(self.answer.result)], str(self.answer.get_result_display())) if self.answer else None

    @property
    def is_settled(self) -> bool:
        """A ticket stands for it: it stays not in order."""
        ticket = self.answer.ticket if self.answer else None
        return ticket is not None and ticket.cancelled_at is None


def asked(round_: Round, reader: Person) -> list[Asked]:
    """Every item that is asked, or was answered before it was closed; five queries."""
    answers = {each.item_id: each for each in round_.answers.select_related("ticket", "answered_by", "item__place")}
    items = {each.pk: each for each in round_.checklist.items.open().select_related("place")} if not round_.done_at else {}
    items |= {pk: answer.item for pk, answer in answers.items() if pk not in items}
    photos: dict[int, list[Attachment]] = {}
    for each in Attachment.objects.there().about_any(RoundAnswer, [answer.pk for answer in answers.values()]).order_by("pk"):
        photos.setdefault(each.subject_id, []).append(each)
    known = {each.item_id: each for each in being_repaired(round_, list(items))} if not round_.done_at else {}
    rows = sorted(items.values(), key=lambda item: (item.position, item.pk))
    tickets = {each.ticket_id for each in (*answers.values(), *known.values()) if each.ticket_id}
    linked = set(Ticket.objects.visible_to(reader).filter(pk__in=tickets).values_list("pk", flat=True))
    return [
        Asked(item, answer := answers.get(item.pk), photos.get(answer.pk, []) if answer else [], known.get(item.pk), linked)
        for item in rows
    ]


def being_repaired(round_: Round, items: list[int]) -> list[RoundAnswer]:
    """Earlier fails of these items whose ticket is not repaired yet, the newest last."""
    earlier = RoundAnswer.objects.failed().filter(item__in=items, round__due_at__lt=round_.due_at, round__place=round_.place_id)
    unfinished = earlier.filter(ticket__resolved_at=None, ticket__cancelled_at=None, ticket__merged_at=None, ticket__closed_at=None)
    return list(unfinished.exclude(ticket=None).select_related("ticket").order_by("answered_at"))
