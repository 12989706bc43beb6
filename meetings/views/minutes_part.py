"""What pages show of a meeting's minutes and resolutions."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.people.models import Person
from meetings.finding.sheet import sheet_of
from meetings.forms.minutes import ResolutionForm, WordsOfChair
from meetings.models import Booking, Meeting, Minutes, MinutesTemplate, Reply, Resolution
from meetings.showing.sheet import header


def minutes_context(meeting: Meeting, reader: Person, now: datetime) -> dict[str, Any]:
    """For who takes part."""
    mine = Minutes.objects.filter(meeting=meeting).select_related("saved_by", "answered_by").first()
    notes = meeting.is_written_by(reader)
    leads = reader.pk == meeting.led_by.pk
    versions = list(mine.versions.select_related("issued_by").order_by("-number")) if mine else []
    is_draft = mine is not None and (not versions or versions[0].body != mine.body)
    booking = Booking.objects.filter(meeting=meeting).select_related("room__place__floor").order_by("-pk").first()
    return {
        **{"meeting": meeting, "minutes": mine, "versions": versions, "booking": booking, "today": timezone.localdate(now)},
        **{"is_draft": is_draft, "may_write": notes and (mine is None or not mine.is_with_the_chair or leads)},
        "may_send": notes and is_draft and mine is not None and not mine.is_with_the_chair,
        "may_decide": leads and mine is not None and mine.is_with_the_chair,
        "shown": mine.body if mine and (notes or not versions) and (notes or leads) else versions[0].body if versions else "",
        "resolutions": meeting.resolutions.select_related("owner").order_by("number"),
        "before": Resolution.objects.before(meeting).select_related("owner", "meeting").order_by("due_on", "pk"),
        **{"resolution_form": ResolutionForm() if notes else None, "back_form": WordsOfChair(), "may_drop": leads or notes},
    }


def usual_text(meeting: Meeting, template: MinutesTemplate | None = None) -> str:
    """The heads of minutes, or those of a template; who was there and what is still open of earlier dates stand first."""
    booking = Booking.objects.filter(meeting=meeting).select_related("meeting__organiser", "checked_in_by").order_by("-pk").first()
    lines = (header(sheet_of(booking)) if booking else []) or [likely_there(meeting, booking)]
    before = Resolution.objects.before(meeting).select_related("owner")
    if before:
        lines += ["", _("Open from before"), *(f"{each.number}. {each.words} ({each.owner}, {each.due_on:%m-%d})" for each in before)]
    heads = [template.body] if template else [_("What was talked about"), "", _("What was decided"), ""]
    return "\n".join([*lines, "", *heads])


def likely_there(meeting: Meeting, booking: Booking | None) -> str:
    """Where nobody signed in: the organiser, who checked in to the room, and who said that they come or was let in at the door."""
    rows = list(meeting.attendees.standing().in_order().select_related("visit"))
    came = [each for each in rows if each.reply == Reply.ACCEPTED or (each.visit is not None and each.visit.met_at is not None)]
    checked_in = [booking.checked_in_by] if booking is not None and booking.checked_in_by else []
    there = dict.fromkeys([str(meeting.organiser), *map(str, checked_in), *map(str, came)])
    return _("Present") + pgettext("colon", ": ") + pgettext("list", ", ").join(there)
