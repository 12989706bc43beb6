"""What the notices about rooms may name; each kind in a file of its own. A confidential meeting is called so to whom it is not known."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.models import Company, Person
from frontdesk.web.templatetags.ui import long_day
from meetings.models import Asking, Booking, Meeting, RoomRequest, Waiter
from meetings.scope import Eyes


def on_the_wall(begins: datetime, ends: datetime) -> str:
    """11-24 10:00–11:00."""
    at, until = timezone.localtime(begins), timezone.localtime(ends)
    return f"{at:%m-%d %H:%M}–{until:%H:%M}" if at.date() == until.date() else f"{at:%m-%d %H:%M}–{until:%m-%d %H:%M}"


def for_guest(begins: datetime, ends: datetime) -> str:
    """11月24日 周二 10:00–11:00, in the active language: a guest looks at no board that would say which day of the week it is."""
    at, until = timezone.localtime(begins), timezone.localtime(ends)
    last = f"{until:%H:%M}" if at.date() == until.date() else f"{long_day(until)} {until:%H:%M}"
    return f"{long_day(at)} {at:%H:%M}–{last}"


def about(booking: Booking, reader: Person) -> dict[str, object]:
    """What this reader is told of a meeting's booking."""
    return about_seen(booking, Eyes(reader, [booking.meeting]))


def about_seen(booking: Booking, eyes: Eyes) -> dict[str, object]:
    """The same of one among many, whose eyes are asked for once."""
    assert booking.meeting is not None
    path = booking.get_absolute_url()
    when = on_the_wall(booking.begins_at, booking.ends_at)
    return {"booking": booking.pk, "room": str(booking.room), "when": when, "what": eyes.read(booking.meeting), "path": path}


def about_for_guest(booking: Booking) -> dict[str, object]:
    """What a guest is told: who is invited knows what it is about. They do not know the house, so it is named with its address."""
    assert booking.meeting is not None
    company = Company.objects.here()
    place = {"room": str(booking.room), "company_here": str(company), "address": company.local_address, "phone_here": company.desk_phone}
    return {"booking": booking.pk, "when": for_guest(booking.begins_at, booking.ends_at), "what": booking.meeting.subject, **place}


@dataclass(frozen=True)
class Was:
    """Where and when a meeting was to be before it was changed."""

    room: str
    begins: datetime
    ends: datetime

    @classmethod
    def of(cls, booking: Booking) -> "Was":
        return cls(str(booking.room), booking.begins_at, booking.ends_at)


def before(booking: Booking, was: Was | None, *, is_guest: bool = False) -> dict[str, object]:
    """The time and the room that hold no more, below those that do; of what stayed nothing."""
    if was is None:
        return {}
    lines = []
    if (was.begins, was.ends) != (booking.begins_at, booking.ends_at):
        lines.append(_("Time before: %(when)s") % {"when": (for_guest if is_guest else on_the_wall)(was.begins, was.ends)})
    if was.room != str(booking.room):
        lines.append(_("Room before: %(room)s") % {"room": was.room})
    return {"was": "\n\n" + "\n".join(lines)} if lines else {}


def about_minutes(meeting: Meeting, reader: Person, **more: object) -> dict[str, object]:
    """What this reader is told of a meeting that is over."""
    return {**about_minutes_seen(meeting, Eyes(reader, [meeting])), **more}


def about_minutes_seen(meeting: Meeting, eyes: Eyes) -> dict[str, object]:
    """The same of one among many."""
    path = reverse("meetings:minutes_page", args=[meeting.pk])
    return {"meeting": meeting.pk, "what": eyes.read(meeting), "path": path}


def about_request(request: RoomRequest) -> dict[str, object]:
    """What a room asks for; neither who asked nor what the meeting is about."""
    at = f"{timezone.localtime(request.asked_at):%H:%M}"
    words = {"wants": str(request.get_wants_display()), "words": request.words}
    named = {"request": request.pk, "booking": request.booking_id, "room": str(request.booking.room)}
    return {**named, **words, "at": at, "is_coming": request.coming_at is not None, "path": request.get_absolute_url()}


def about_waiting(waiter: Waiter) -> dict[str, object]:
    when = on_the_wall(waiter.begins_at, waiter.ends_at)
    return {"room": str(waiter.room), "when": when, "what": waiter.subject, "path": reverse("meetings:booking_list")}


def about_asking(asking: Asking, reader: Person) -> dict[str, object]:
    """What holder and asker are told of a room that is asked for; what it is for stands in the reason alone. Each is told their own
    subject, the asker nothing of the holder's meeting."""
    wish = on_the_wall(asking.begins_at, asking.ends_at)
    more = {"person": str(asking.asked_by), "because": asking.because, "would": would(asking), "path": asking.get_absolute_url()}
    own = {"what": asking.subject} if reader.pk == asking.asked_by_id else {}
    return {**about(asking.booking, reader), "room": str(asking.room), "wish": wish, **more, **own}


def would(asking: Asking) -> str:
    """What the holder's meeting would be: 10:15–11:15, or another room."""
    if asking.to_room is not None:
        return str(asking.to_room)
    return f"{timezone.localtime(asking.would_begin):%H:%M}–{timezone.localtime(asking.would_end):%H:%M}"


PLACEHOLDERS = ("room", "when", "what", "link")
OF_THE_HOUSE = ("company_here", "address", "phone_here")  # what a guest is told besides
MORE = ("\n\n携带物品：报价单\n议程\n1. 样机进度（薄岩，10 分钟）", "\n\nThings to bring: the quote\nAgenda\n1. Prototype (Bo Yan, 10 min)")
WAS = ("\n\n原时间：11-24 09:00–10:00", "\n\nTime before: 11-24 09:00–10:00")
SAMPLES = {"room": ("银杏会议室", "Ginkgo room"), "when": ("11-24 10:00–11:00", "11-24 10:00–11:00"), "what": ("周例会", "Weekly meeting")}
GUEST_SAMPLES = {**SAMPLES, "when": ("11月24日 周二 10:00–11:00", "Tue 24 Nov 10:00–11:00")}
