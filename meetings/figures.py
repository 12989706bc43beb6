"""What meetings add to the monthly page: how rooms are used, meetings held, rooms that are too large, meetings to which nobody came.

Everything is added up from what was counted day by day (`meetings/daily/`); today is asked of the bookings themselves.
"""

from collections.abc import Sequence
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from frontdesk.people.permissions import Can
from frontdesk.web.figures import ROOMS, Asked, Column, Figure, Line, Measured, against, per_cent, percent
from frontdesk.workdays.periods import MONTH
from meetings.daily.service import Served
from meetings.finding.usage import HOUR, RoomUse, Usage
from meetings.limits import FigureLimits
from meetings.showing.so_far import usage_so_far
from meetings.showing.usage import heat_map, hours, listed

SHOWN = 10  # rooms below a figure; the page of their use has all


def targets(asked: Asked) -> SimpleNamespace:
    """The targets that stood at the end of the period."""
    return asked.limits(FigureLimits)


def asked_for(asked: Asked) -> Usage | None:
    """The period's use; nothing for who keeps no rooms."""
    return asked.shared(usage_so_far) if asked.reader.can(Can.RUN_MEETINGS) else None


def worst(rooms: Sequence[RoomUse], name: str, of: str) -> list[RoomUse]:
    """The rooms with the greatest share of something, those without it left out."""
    some = [each for each in rooms if getattr(each, name)]
    return sorted(some, key=lambda each: (-getattr(each, name) / getattr(each, of), -getattr(each, name)))[:SHOWN]


class RoomsUsed(Figure):
    name = "meetings.used"
    title = gettext_lazy("Use of meeting rooms")
    how = gettext_lazy(
        "Hours in which meetings took place, until their real end, among the opening hours of all rooms on working days. Rooms are ranked "
        "by the hours booked; where nobody came they were booked and not used."
    )
    section = ROOMS
    order = 510
    unit, better = "%", "more"
    is_wide = True

    def measure(self, asked: Asked) -> Measured | None:
        usage = asked_for(asked)
        if usage is None or not usage.total.open or not usage.total.booked:
            return None
        all_ = usage.total
        words = _("%(booked)s booked, %(checked)s checked in, %(used)s used, of %(open)s")
        note = words % {name: hours(getattr(all_, key)) for name, key in NOTED.items()}
        lines = [
            Line(
                each.room,
                (hours(each.booked), hours(each.used), percent(each.used, each.open)),
                listed(asked.period.key, room=each.room.pk),
                numbers=(each.booked / HOUR, each.used / HOUR, per_cent(each.used, each.open)),
            )
            for each in usage.rooms[:SHOWN]
            if each.booked
        ]
        heads = (
            pgettext("a meeting room", "Room"),
            pgettext("hours of a room", "Booked"),
            pgettext("hours of a room", "Used"),
            pgettext("use of rooms", "Share"),
        )
        target = against(all_.used, all_.open, targets(asked).used)
        key = asked.period.key
        path = f"{reverse('meetings:use')}?month={key}" if asked.period.months == MONTH else listed(key)
        number = per_cent(all_.used, all_.open)
        return Measured(percent(all_.used, all_.open), note, target, path, heads=heads, lines=lines, number=number, heat=heat_map(usage))


NOTED = {"booked": "booked", "checked": "checked_in", "used": "used", "open": "open"}


class MeetingsHeld(Figure):
    name = "meetings.held"
    title = gettext_lazy("Meetings held")
    how = gettext_lazy(
        "Meetings that began in the month and to which somebody came, with their hours by the department of the organiser. Confidential "
        "meetings are in no department."
    )
    section = ROOMS
    order = 511
    columns = (
        Column("meetings", gettext_lazy("Meetings held")),
        Column("meeting_hours", gettext_lazy("Hours in meetings"), cell=1, unit="h"),
    )

    def measure(self, asked: Asked) -> Measured | None:
        usage = asked_for(asked)
        if usage is None or not usage.total.held:
            return None
        lines = [
            Line(
                each.name or _("no department"),
                (str(each.held), hours(each.used)),
                listed(asked.period.key, outcome="held", department=each.pk) if each.pk else "",
                department=each.pk,
                numbers=(each.held, each.used / HOUR),
            )
            for each in usage.departments
        ]
        heads = (_("Department"), pgettext("figures", "Meetings"), pgettext("figures", "Hours"))
        path, held = listed(asked.period.key, outcome="held"), usage.total.held
        return Measured(str(held), path=path, heads=heads, lines=lines, number=held)


class RoomsTooLarge(Figure):
    name = "meetings.half_empty"
    title = gettext_lazy("Rooms twice as large as needed")
    how = gettext_lazy("Meetings of at most half as many people as the room has seats, among all that were held.")
    section = ROOMS
    order = 512
    unit, better = "%", "less"

    def measure(self, asked: Asked) -> Measured | None:
        usage = asked_for(asked)
        if usage is None or not usage.total.held:
            return None
        few, all_, key = usage.total.half_empty, usage.total.held, asked.period.key
        lines = [
            Line(
                each.room,
                (f"{each.half_empty}/{each.held}", percent(each.half_empty, each.held)),
                half_empty(asked.period.key, each.room.pk),
            )
            for each in worst(usage.rooms, "half_empty", "held")
        ]
        note = _("%(n)d of %(all)d") % {"n": few, "all": all_}
        target = against(few, all_, targets(asked).half_empty, at_most=True)
        heads = (pgettext("a meeting room", "Room"), pgettext("figures", "Meetings"), _("Share"))
        path = half_empty(key)
        return Measured(percent(few, all_), note, target, path, heads=heads, lines=lines, number=per_cent(few, all_))


def half_empty(month: str, room: int | None = None) -> str:
    return listed(month, outcome="held", size="half", room=room)


class NobodyCame(Figure):
    name = "meetings.no_shows"
    title = gettext_lazy("Meetings to which nobody came")
    how = gettext_lazy("Rooms given back because nobody checked in, among the meetings in rooms that ask for it.")
    section = ROOMS
    order = 513
    unit, better = "%", "less"

    def measure(self, asked: Asked) -> Measured | None:
        usage = asked_for(asked)
        if usage is None or not usage.total.asked:
            return None
        none, all_ = usage.total.no_shows, usage.total.asked
        lines = [
            Line(
                each.room,
                (f"{each.no_shows}/{each.asked}", percent(each.no_shows, each.asked)),
                listed(asked.period.key, outcome="no-show", room=each.room.pk),
            )
            for each in worst(usage.rooms, "no_shows", "asked")
        ]
        note = ngettext("%(n)d of %(all)d meeting", "%(n)d of %(all)d meetings", all_) % {"n": none, "all": all_}
        target = against(none, all_, targets(asked).no_shows, at_most=True)
        heads = (pgettext("a meeting room", "Room"), pgettext("figures", "Meetings"), _("Share"))
        path = listed(asked.period.key, outcome="no-show") if none else ""
        return Measured(percent(none, all_), note, target, path, heads=heads, lines=lines, number=per_cent(none, all_))


class PreparationErrors(Figure):
    name = "meetings.preparation_errors"
    title = gettext_lazy("Errors of preparation")
    how = gettext_lazy(
        "Served meetings whose organiser said that the preparation was wrong, among those whose organiser said anything. A report that "
        "nobody answered is neither right nor wrong."
    )
    section = ROOMS
    order = 514
    unit, better = "%", "less"

    def measure(self, asked: Asked) -> Measured | None:
        if not asked.reader.can(Can.RUN_MEETINGS):
            return None
        said = asked.so_far(Served.name)
        wrong, answered, served = said["wrong"], said["answered"], said["served"]
        if not served:
            return None
        note = _("%(wrong)d wrong of %(answered)d answered; %(served)d served") % {"wrong": wrong, "answered": answered, "served": served}
        path = listed(asked.period.key, outcome="wrong") if wrong else ""
        target = against(wrong, answered, targets(asked).errors, at_most=True)
        return Measured(percent(wrong, answered), note, target, path, number=per_cent(wrong, answered))
