"""A booking's page, and everybody's own: what comes, what is waited for, what is asked of the office."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from re import fullmatch
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from frontdesk.people.postings import of_those_in
from frontdesk.web.gate import gate
from frontdesk.web.months import said
from frontdesk.web.pages import CHUNK, Ask, Choice, Column, Filter, Given, Listing, ListPage, only
from frontdesk.web.request import Request
from frontdesk.workdays.periods import Period
from meetings.finding.waited import waited_for
from meetings.forms.booking import CancelForm, DeclineForm
from meetings.limits import CheckIn
from meetings.models import Asking, Booking, Kind, Outcome, Room
from meetings.models.booking import BookingQuerySet
from meetings.scope import Eyes, with_invited
from meetings.showing.words import clocks, length, what, who
from meetings.views.afterwards_part import afterwards_context
from meetings.views.agenda_part import before_context
from meetings.views.booking_steps import LONGER, may_order_preparation
from meetings.views.people_part import people_context
from meetings.views.service_part import service_context

COUNTED = 1_500  # fifty pages
ID = r"\d{1,15}"  # of a record, in an address


def runs(person: Person) -> bool:
    return person.can(Can.RUN_MEETINGS)


def in_month(rows: BookingQuerySet, asked: str, ask: Ask) -> BookingQuerySet:
    """That begin in the month `2026-11`, the quarter `2026-Q4` or the year `2026`."""
    period = Period.read(asked)
    begins, ends = period.bounds if period else (None, None)
    return rows.filter(begins_at__gte=begins, begins_at__lt=ends) if period else rows


def month_said(asked: str, ask: Ask) -> str:
    return said(asked)


def of_room(rows: BookingQuerySet, asked: str, ask: Ask) -> BookingQuerySet:
    return rows.filter(room=int(asked)) if fullmatch(ID, asked) else rows


def room_said(asked: str, ask: Ask) -> str:
    return str(Room.objects.select_related("place").filter(pk=int(asked)).first() or "") if fullmatch(ID, asked) else ""


def that_ended(rows: Any, asked: str, ask: Ask) -> Any:
    return OUTCOMES[asked][1](rows, ask) if asked in OUTCOMES else rows


def of_department(rows: BookingQuerySet, asked: str, ask: Ask) -> BookingQuerySet:
    """Whose organiser was there on the morning of the meeting; who organises a confidential one no filter says."""
    if not fullmatch(ID, asked):
        return rows
    return of_those_in(rows.filter(meeting__is_confidential=False), "meeting__organiser", "begins_at", int(asked))


def department_said(asked: str, ask: Ask) -> str:
    known = Department.objects.visible_to(ask.person)
    return str(known.filter(pk=int(asked)).first() or "") if fullmatch(ID, asked) else ""


def of_size(rows: BookingQuerySet, asked: str, ask: Ask) -> BookingQuerySet:
    return rows.half_empty() if asked == "half" else rows


OUTCOMES: dict[str, tuple[Any, Filter]] = {
    "held": (pgettext_lazy("bookings", "took place"), lambda rows, ask: rows.holding().filter(begins_at__lt=ask.now)),
    "wrong": (pgettext_lazy("bookings", "prepared wrong"), lambda rows, ask: rows.filter(report__was_right=False)),
    **{each.value: (each.label, only(outcome=each.value, ended_at__isnull=False)) for each in Outcome},  # said for the index
}
BOOKINGS = Listing(
    columns=(
        Column("when", gettext_lazy("When"), sort="begins_at", text=lambda row: row.begins_at, width=20),
        Column("until", gettext_lazy("Until"), text=lambda row: row.ends_at, width=20, only_export=True),
        Column("subject", pgettext_lazy("a meeting", "Subject"), text=lambda row: row.words, width=40),
        Column("room", pgettext_lazy("a meeting room", "Room"), sort="room__place__name", text=lambda row: row.room, width=20),
        Column("organiser", gettext_lazy("Organiser"), text=lambda row: row.who, width=20),
        Column("people", pgettext_lazy("a meeting", "People"), text=lambda row: row.meeting.people),
        Column("state", gettext_lazy("State"), text=lambda row: row.state),
    ),
    choices=(
        Choice("whose", (("all", gettext_lazy("of everybody"), lambda rows, ask: rows),), may=runs),
        Choice(
            "when",
            (
                ("past", pgettext_lazy("bookings", "past"), lambda rows, ask: rows.holding().filter(ends_at__lte=ask.now)),
                ("waiting", gettext_lazy("the office has not answered"), lambda rows, ask: rows.asked()),
                ("off", gettext_lazy("cancelled or declined"), lambda rows, ask: rows.filter(ended_at__isnull=False)),
            ),
            unasked=lambda rows, ask: rows.not_over(ask.now),
        ),
    ),
    given=(
        Given("month", in_month, month_said),
        Given("room", of_room, room_said),
        Given("outcome", that_ended, lambda asked, ask: OUTCOMES[asked][0] if asked in OUTCOMES else ""),
        Given("department", of_department, department_said),
        Given("size", of_size, lambda asked, ask: _("at most half the seats") if asked == "half" else ""),
    ),
    sort=lambda page: "when" if page.is_unasked("when") else "-when",
    counted=COUNTED,
    shown=lambda rows: rows.select_related("meeting__organiser", "room__place__floor"),
)


def page_of(request: Request) -> ListPage:
    """One's own, unless the office asks for those of everybody."""
    rows, all_ = Booking.objects.filter(kind=Kind.MEETING), runs(request.user) and request.GET.get("whose") == "all"
    rows = with_invited(rows if all_ else rows.with_(request.user), request.user)
    return BOOKINGS.page(request, rows, now=timezone.now())


def in_words(rows: Any, reader: Person) -> Any:
    """Each with what this reader may know of it."""
    return in_words_by(rows, Eyes(reader, [row.meeting for row in rows]))


def in_words_by(rows: Any, eyes: Eyes) -> Any:
    for row in rows:
        row.words, row.who, row.clocks, row.state = what(row, eyes), who(row, eyes), clocks(row), state(row)
    return rows


def worded(rows: Iterator[Booking], reader: Person) -> Iterator[Booking]:
    """In words, as many as there are, some hundred at a time."""
    while some := list(islice(rows, CHUNK)):
        yield from in_words_by(some, Eyes.having_read(reader, some))


def state(row: Booking) -> str:
    if row.ended_at is not None:
        return row.get_outcome_display()
    if row.meeting and row.meeting.asks_for_service_alone:
        return _("preparation not answered yet")
    return _("the office has not answered") if row.meeting and row.meeting.is_waiting else ""


@gate(Can.USE_OFFICE)
def booking_list(request: Request) -> HttpResponse:
    page, now = page_of(request), timezone.now()
    waits, gaps = ([], []) if page.is_filtered else waited_for(request.user, now)
    context = {
        **{"list": page, "rows": in_words_by(page.on_page, Eyes.having_read(request.user, page.on_page)), "today": timezone.localdate(now)},
        **{"waits": [(each, each.offer_id is not None) for each in waits], "gaps": gaps},
    }
    return render(request, "meetings/booking_list.html", context)


@gate(Can.USE_OFFICE)
def booking_export(request: Request) -> HttpResponse:
    page = page_of(request)
    return page.xlsx(_("Bookings of rooms"), worded(page.exported(), request.user))


def bookings_shown() -> Any:
    """Rooms that are taken are seen by everybody; who has them and why, `Eyes` say."""
    meeting = [f"meeting__{name}" for name in ("organiser", "chair", "minute_taker", "series", "made_by", "agreed_by")]
    return Booking.objects.select_related(*meeting, "room__place__floor", "made_by", "checked_in_by")


@gate(Can.USE_OFFICE)
def booking_detail(request: Request, pk: int) -> HttpResponse:
    """What it is and what may be done with it now."""
    booking, now, reader = get_object_or_404(bookings_shown(), pk=pk), timezone.now(), request.user
    meeting, eyes, may = booking.meeting, Eyes(reader, [booking.meeting]), allowed(booking, reader, now)
    context = {
        **{"booking": booking, "meeting": meeting, "words": what(booking, eyes), "who": who(booking, eyes)},
        **{"clocks": clocks(booking), "length": length(booking.ends_at - booking.begins_at), "state": state(booking)},
        **{"is_over": booking.ends_at <= now, "is_on": booking.begins_at <= now < booking.ends_at, **may},
        "is_known": meeting is not None and eyes.know(meeting),
        **people_context(meeting, eyes, may_change=may["may_change"]),
        **service_context(booking, reader, now),
        **{"longer": LONGER, "others": others(booking, reader) if meeting is not None and meeting.series_id else ()},
        "asking": open_asking(booking) if meeting is not None and meeting.is_arranged_by(reader) else None,
        **before_context(booking, meeting, reader, now),
        **{"cancel_form": CancelForm(), "decline_form": DeclineForm()},
        **afterwards_context(booking, reader, now),
    }
    context["primary"] = primary(context)
    return render(request, "meetings/booking_detail.html", context)


def primary(context: dict[str, Any]) -> str:
    """The one step that this reader most likely comes for; every other button is plain."""
    stands = context["booking"].ended_at is None and not context["is_over"]
    steps = {
        **{"answer": context.get("may_answer"), "asking": context["asking"], "check_in": context.get("may_check_in")},
        **{"reply": stands and context.get("my_invitation"), "end": context["is_on"] and context["may_change"]},
        **{"prepare": context.get("may_prepare"), "restore": context.get("may_restore"), "tidy": context.get("may_tidy")},
    }
    return next((name for name, may in steps.items() if may), "")


def open_asking(booking: Booking) -> Asking | None:
    """What its holder is asked and has not answered."""
    return Asking.objects.open().filter(booking=booking).select_related("asked_by", "room__place", "to_room__place__floor").first()


def allowed(booking: Booking, reader: Person, now: datetime) -> dict[str, bool]:
    """What this reader may do with it now."""
    meeting = booking.meeting
    if meeting is None:
        return {"may_change": False}
    changes = meeting.is_arranged_by(reader) or runs(reader)
    to_come = booking.ended_at is None and booking.ends_at > now
    return {
        "may_change": changes and to_come,
        "may_restore": changes and booking.outcome == Outcome.CANCELLED and booking.begins_at > now,
        "may_check_in": to_come and booking.checked_in_at is None and booking.begins_at - CheckIn.now().before <= now,
        "may_order": may_order_preparation(booking, now),
        "may_prepare": to_come and meeting.is_served and not meeting.is_waiting and runs(reader),
        "may_answer": runs(reader) and meeting.is_waiting and to_come,
    }


def others(booking: Booking, reader: Person) -> list[Booking]:
    """The dates of the series around this one."""
    assert booking.meeting is not None
    rows = Booking.objects.filter(meeting__series=booking.meeting.series_id).exclude(pk=booking.pk).select_related("meeting", "room__place")
    around = Q(begins_at__gt=booking.begins_at, ended_at__isnull=True)
    return in_words(list(rows.filter(around).order_by("begins_at")[:5]), reader)
