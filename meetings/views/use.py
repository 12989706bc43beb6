"""How rooms were used in a month: the heat map, and room by room."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from frontdesk.daily.reading import unfinished
from frontdesk.excel.write import Leaf
from frontdesk.people.permissions import Can
from frontdesk.web.export import export
from frontdesk.web.figures import Asked, percent
from frontdesk.web.gate import gate
from frontdesk.web.months import month_of
from frontdesk.web.request import Request
from frontdesk.workdays.months import month_after, month_before
from frontdesk.workdays.periods import Period
from meetings.finding.usage import HOUR, RoomUse, Usage
from meetings.showing.so_far import usage_so_far
from meetings.showing.usage import heat_map, hours, in_rows, listed, said_there

WIDTHS = (24, 12, *[16] * 10)


def month_asked(request: Request) -> tuple[date, Usage]:
    """The month of the address, the running one when it names none, and its use."""
    now = timezone.now()
    month = month_of(request.GET.get("month", ""), timezone.localdate(now))
    return month, usage_so_far(Asked(Period(month), request.user, now))


@gate(Can.RUN_MEETINGS)
def use(request: Request) -> HttpResponse:
    month, usage = month_asked(request)
    today, total = timezone.localdate(), usage.total
    context = {
        **{"is_counting": bool(unfinished()), "month": month, "before": month_before(month), "is_running": month == today.replace(day=1)},
        "after": month_after(month) if month_after(month) <= today else None,
        **{"heat": heat_map(usage), "rows": in_rows(usage.rooms, month), "total": total},
        **{"share": percent(total.used, total.open), "open": hours(total.open), "booked": hours(total.booked)},
        **{"checked_in": said_there(total.checked_in, any(each.room.asks_check_in for each in usage.rooms)), "used": hours(total.used)},
        **{"held": listed(month, outcome="held"), "no_shows": listed(month, outcome="no-show")},
    }
    return render(request, "meetings/use.html", context)


@gate(Can.RUN_MEETINGS)
def use_export(request: Request) -> HttpResponse:
    """Hours as numbers, room by room, and the heat map on a sheet of its own."""
    month, usage = month_asked(request)
    title, plain = _("Use of meeting rooms %(month)s") % {"month": f"{month:%Y-%m}"}, f"rooms-{month:%Y-%m}"
    rows = map(cells, usage.rooms)
    return export(request, title=title, heads=heads_of_rooms(), rows=rows, widths=WIDTHS, more=[heat(usage)], plain=plain)


def heads_of_rooms() -> list[str]:
    return [
        *(pgettext("a meeting room", "Room"), _("Floor"), _("Seats"), _("Open, hours"), _("Booked, hours"), _("Checked in, hours")),
        *(_("Used, hours"), _("Used, per cent"), _("Meetings held"), _("At most half the seats"), _("Meetings checked in to or not")),
        _("Nobody came"),
    ]


def cells(each: RoomUse) -> list[str | float]:
    share = round(100 * each.used / each.open, 1) if each.open else ""
    hours_of = [round(seconds / HOUR, 2) for seconds in (each.open, each.booked, each.checked_in, each.used)]
    place = each.room.place
    return [str(place), str(place.floor), each.room.capacity, *hours_of, share, each.held, each.half_empty, each.asked, each.no_shows]


def heat(usage: Usage) -> Leaf:
    """A row a weekday, a column an hour; nothing stands where no room is open."""
    shares = {day: [usage.share(day, hour) for hour in usage.hours] for day in usage.weekdays}
    rows = ([str(WEEKDAYS[day]), *("" if share is None else share for share in some)] for day, some in shares.items())
    return Leaf(_("Weekdays and hours, per cent"), [_("Weekday"), *(f"{hour:02d}:00" for hour in usage.hours)], rows)
