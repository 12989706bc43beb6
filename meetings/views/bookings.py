"""A booking's page, and everybody's own: what comes, what is waited for, what is asked of the office."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.pages import CHUNK, Ask, Choice, Column, Listing, ListPage
from frontdesk.web.request import Request
from meetings.forms.booking import CancelForm, DeclineForm
from meetings.limits import CheckIn
from meetings.models import Asking, Booking, Gap, Kind, Outcome, Waiter
from meetings.scope import Eyes
from meetings.showing.words import clocks, length, what, who
from meetings.views.afterwards_part import afterwards_context
from meetings.views.agenda_part import before_context
from meetings.views.booking_steps import LONGER
from meetings.views.people_part import people_context
from meetings.views.service_part import service_context


def runs(person: Person) -> bool:
    return person.can(Can.RUN_MEETINGS)


def own(rows: Any, ask: Ask) -> Any:
    return rows.with_(ask.person)


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
        Choice("whose", (("all", gettext_lazy("of everybody"), lambda rows, ask: rows),), may=runs, unasked=own),
        Choice(
            "when",
            (
                ("past", pgettext_lazy("bookings", "past"), lambda rows, ask: rows.holding().filter(ends_at__lte=ask.now)),
                ("waiting", gettext_lazy("the office has not answered"), lambda rows, ask: rows.asked()),
                ("off", gettext_lazy("cancelled or declined"), lambda rows, ask: rows.filter(ended_at__isnull=False)),
            ),
            unasked=lambda rows, ask: rows.holding().filter(ends_at__gt=ask.now),
        ),
    ),
    sort=lambda page: "when" if page.is_unasked("when") else "-when",
    shown=lambda rows: rows.select_related("meeting__organiser", "room__place__floor"),
)


def page_of(request: Request) -> ListPage:
    rows = Booking.objects.filter(kind=Kind.MEETING)
    return BOOKINGS.page(request, rows if runs(request.user) else rows.with_(request.user), now=timezone.now())


def in_words(rows: Any, reader: Person) -> Any:
    """Each with what this reader may know of it."""
    eyes = Eyes(reader, [row.meeting for row in rows])
    for row in rows:
        row.words, row.who, row.clocks, row.state = what(row, eyes), who(row, eyes), clocks(row), state(row)
    return rows


def worded(rows: Iterator[Booking], reader: Person) -> Iterator[Booking]:
    """`in_words` for as many as there are, some hundred at a time."""
    while some := list(islice(rows, CHUNK)):
        yield from in_words(some, reader)


def state(row: Booking) -> str:
    if row.ended_at is not None:
        return row.get_outcome_display()
    return _("the office has not answered") if row.meeting and row.meeting.is_waiting else ""


@gate(Can.USE_OFFICE)
def booking_list(request: Request) -> HttpResponse:
    page, now = page_of(request), timezone.now()
    mine = Waiter.objects.filter(person=request.user, closed_at__isnull=True, begins_at__gt=now).select_related("room__place")
    context = {
        **{"list": page, "rows": in_words(page.on_page, request.user), "today": timezone.localdate(now)},
        "waits": [(each, each.offer_id is not None) for each in mine.order_by("begins_at")],
        "gaps": Gap.objects.waiting(now).filter(series__organiser=request.user).select_related("series__room__place").order_by("begins_at"),
    }
    return render(request, "meetings/booking_list.html", context)


@gate(Can.USE_OFFICE)
def booking_export(request: Request) -> HttpResponse:
    page = page_of(request)
    return page.xlsx(_("Bookings of rooms"), worded(page.exported(), request.user))


def bookings_shown() -> Any:
    """Rooms that are taken are seen by everybody; who has them and why, `Eyes` say."""
    meeting = [f"meeting__{name}" for name in ("organiser", "chair", "minute_taker", "series", "made_by")]
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
    return render(request, "meetings/booking_detail.html", context)


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
        "may_prepare": to_come and meeting.is_served and runs(reader),
        "may_answer": runs(reader) and meeting.is_waiting and to_come,
    }


def others(booking: Booking, reader: Person) -> list[Booking]:
    """The dates of the series around this one."""
    assert booking.meeting is not None
    rows = Booking.objects.filter(meeting__series=booking.meeting.series_id).exclude(pk=booking.pk).select_related("meeting", "room__place")
    around = Q(begins_at__gt=booking.begins_at, ended_at__isnull=True)
    return in_words(list(rows.filter(around).order_by("begins_at")[:5]), reader)
