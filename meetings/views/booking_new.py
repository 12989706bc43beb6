"""Booking a room: what is free is offered while one types; who comes second is offered ways out in the same answer."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from meetings.actions import asking as asking_holders
from meetings.actions import booking as bookings
from meetings.actions import series, waiting
from meetings.actions.asking import About
from meetings.actions.booking import Wish
from meetings.actions.holding import Taken
from meetings.actions.series import Clash, Plan
from meetings.finding.askings import way_of, ways_to_ask
from meetings.finding.free import Asked, WaysOut, ways_out
from meetings.forms.booking import REFUSALS, BookingForm, Repeat, wished
from meetings.models import Booking, Room
from meetings.showing.offers import asks, in_words, rooms_to_choose


@gate(Can.USE_OFFICE)
def booking_new(request: Request) -> HttpResponse:
    form = form_of(request)
    if request.method != "POST" or "look" in request.POST or not form.is_valid():
        return asking(request, form)
    try:
        return next((do for name, do in OTHERWISE.items() if name in request.POST), booked)(request, form)
    except Clash as clash:
        return asking(request, form, clashes=clash.dates)
    except Taken:
        return asking(request, form, ways=ways_of(form, request))
    except Refused as error:
        refuse(form, error, REFUSALS)
        return asking(request, form)


def form_of(request: Request) -> BookingForm:
    """As it was sent; a way out, the waiting list and asking the holder name the room that their button stands beside."""
    for_others = request.user.can(Can.RUN_MEETINGS)
    form: Any = BookingForm(request.POST or None, initial=wished(request.GET, timezone.now()), for_others=for_others)
    form.is_valid()
    if "instead" in request.POST:
        return form.instead(request.POST["instead"])
    if "second" in request.POST and any(name in request.POST for name in OTHERWISE):
        return form.about(request.POST["second"])
    return form


@once
def booked(request: Request, form: BookingForm) -> HttpResponse:
    """One, or a series."""
    said, now, asked = form.cleaned_data, timezone.now(), form.asked
    common: dict[str, Any] = {"by": request.user, "now": now}
    if asked is None:
        raise Refused(_("It ends before it begins."), "long")
    if said["repeat"]:
        return begun(request, form, asked)
    wish = Wish(said["room"], asked.begins, asked.ends, said["people"], asked.needs)
    words = {name: said[name] for name in ("subject", "is_confidential", "is_served")}
    made = bookings.book(wish, organiser=said.get("organiser"), **words, **common)
    assert made.meeting is not None
    waits = _("Asked for: the room is held until the office answers.")
    toast(request, waits if made.meeting.is_waiting else _("%(room)s is yours.") % {"room": made.room})
    return redirect(made)


def begun(request: Request, form: BookingForm, asked: Asked) -> HttpResponse:
    said = form.cleaned_data
    minutes = round((asked.ends - asked.begins).total_seconds() / 60)
    rule = Repeat.rule(said["repeat"], said["day"], said["repeat_until"])
    words = {name: said[name] for name in ("subject", "people", "is_confidential", "is_served")}
    plan = Plan(
        said["room"], rule, said["day"], said["begins"], minutes, **words, organiser=said.get("organiser"), choices=form.choices_of_dates()
    )
    made = series.begin(plan, by=request.user, now=timezone.now())
    many = made.meetings.count()
    toast(request, ngettext("%(n)d date is booked.", "%(n)d dates are booked.", many) % {"n": many})
    return redirect("meetings:booking_list")


def must_be_own(request: Request, form: BookingForm) -> None:
    """A wait and a question to the holder are those of who has them. Refused: organiser."""
    words = _("You wait and ask for yourself: leave this empty, or choose a free room.")
    refuse_unless(form.cleaned_data.get("organiser") in (None, request.user), words, "organiser")


@once
def waited(request: Request, form: BookingForm) -> HttpResponse:
    said, asked = form.cleaned_data, form.asked
    must_be_own(request, form)
    if asked is None:
        raise Refused(_("It ends before it begins."), "long")
    wish = Wish(said["room"], asked.begins, asked.ends, said["people"])
    words = {name: said[name] for name in ("subject", "is_confidential", "is_served")}
    waiting.wait(wish, **words, by=request.user, now=timezone.now())
    toast(request, _("You are on the waiting list. When the room is given back you hear of it and it is kept for you."))
    return redirect("meetings:booking_list")


@once
def holder_asked(request: Request, form: BookingForm) -> HttpResponse:
    """Whoever has the room is asked to move a little."""
    must_be_own(request, form)
    said, asked, now = form.cleaned_data, form.asked, timezone.now()
    way = way_of(request.POST["ask"], [said["room"]], asked, request.user, now=now) if asked else None
    if asked is None or way is None:
        raise Refused(_("That has just changed. Look again."), "changed")
    wish = Wish(said["room"], asked.begins, asked.ends, said["people"], asked.needs)
    about = About(said["subject"], is_confidential=said["is_confidential"], is_served=said["is_served"])
    made = asking_holders.ask(way, wish, about, because=request.POST.get("because", ""), by=request.user, now=now)
    toast(request, _("They are asked. You hear what they say."))
    return redirect(made)


OTHERWISE = {"ask": holder_asked, "wait": waited}  # by the name of the button


def ways_of(form: BookingForm, request: Request) -> WaysOut | None:
    asked = form.asked
    return ways_out(form.cleaned_data["room"], asked, request.user, now=timezone.now()) if asked else None


def asking(request: Request, form: BookingForm, *, ways: WaysOut | None = None, clashes: Any = ()) -> HttpResponse:
    """The form with the rooms that are free for what it asks."""
    context: dict[str, Any] = {
        "form": form,
        **rooms_context(request, form, may_wait=ways is None, looks="look" in request.POST),
        "clashes": clashes,
        "chosen": form.choices_of_dates() if form.is_bound else {},
    }
    if ways is not None and form.asked:
        context |= {"ways": True, "other_rooms": in_words(ways.rooms, form.asked), "other_times": in_words(ways.times, form.asked)}
        context |= {"asks": asks(ways_to_ask([form.cleaned_data["room"]], form.asked, request.user, now=timezone.now()), request.user)}
    status = 422 if request.method == "POST" and (form.errors or ways is not None or clashes) else 200
    return render(request, "meetings/booking_new.html", context, status=status)


def rooms_context(request: Request, form: BookingForm, *, may_wait: bool = True, looks: bool = False) -> dict[str, Any]:
    """What is offered; beside a wanted room that somebody has, the waiting list and whom to ask, unless that stands above already.

    Who only looks wants the room that they chose themselves, not the one that the page proposed: there the best is proposed again.
    """
    wanted: Room | None = None if looks and form.is_proposed else form.said.get("room")
    asked = replace(form.asked, near=wanted) if form.asked else None
    context = rooms_to_choose(asked, request.user, wanted) | {"wrong_room": form.errors.get("room")}
    context["mine"] = Booking.objects.meant_by(request.user, asked.begins, asked.ends) if asked and not form.said.get("organiser") else ()
    context["proposed"] = context["best"] if wanted is None or form.is_proposed else ""
    missed = context["missed"]
    if asked and wanted and missed and missed.is_taken and may_wait and not form.said.get("repeat"):
        ways = ways_to_ask([wanted], asked, request.user, now=timezone.now())
        context |= {"second": wanted, "second_asks": asks(ways, request.user)}
    return context


@gate(Can.USE_OFFICE)
def booking_rooms(request: Request) -> HttpResponse:
    """Only the rooms, while the form is being filled in."""
    form = BookingForm(request.GET, initial={}, for_others=request.user.can(Can.RUN_MEETINGS))
    form.is_valid()
    return render(request, "meetings/_rooms.html", rooms_context(request, form, looks=True) | {"wrong_room": "", "is_part": True})
