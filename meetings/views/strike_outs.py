"""A series that nobody comes to: keep it or end it, in one tap."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.todos.models import Todo
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from meetings.actions import striking_out
from meetings.actions.allowed import was_given
from meetings.finding.dead_series import coming
from meetings.models import StrikeOut
from meetings.promises.series_kept import SeriesIsKept
from meetings.scope import Eyes
from meetings.views.afterwards_part import serves

SHOWN = 5


def asked(pk: int, reader: Person) -> StrikeOut:
    """For who organises or booked it and for the office."""
    rows = StrikeOut.objects.select_related("series__organiser", "last__meeting__organiser", "last__room__place__floor", "closed_by")
    mine = get_object_or_404(rows, pk=pk)
    if not serves(mine.last, reader) and not was_given(SeriesIsKept, mine, reader, timezone.localdate()):
        raise Http404
    return mine


@gate(Can.USE_OFFICE)
def strike_out_page(request: Request, pk: int) -> HttpResponse:
    mine, now = asked(pk, request.user), timezone.now()
    assert mine.last.meeting is not None
    dates, eyes = coming(mine.series, now), Eyes(request.user, [mine.last.meeting])
    context = {
        **{"asked": mine, "booking": mine.last, "words": eyes.read(mine.last.meeting), "is_known": eyes.know(mine.last.meeting)},
        **{"many": dates.count(), "dates": dates[:SHOWN]},
        "todo": Todo.objects.open().about(mine).filter(promise=SeriesIsKept.name).first(),
    }
    return render(request, "meetings/strike_out_page.html", context)


@gate(Can.USE_OFFICE)
@require_POST
@once
def strike_out_keep(request: Request, pk: int) -> HttpResponse:
    mine = asked(pk, request.user)
    told(request, lambda: striking_out.keep(mine, by=request.user, now=timezone.now()), _("The series is kept."))
    return redirect(mine)


@gate(Can.USE_OFFICE)
@require_POST
@once
def strike_out_end(request: Request, pk: int) -> HttpResponse:
    mine = asked(pk, request.user)
    told(request, lambda: striking_out.end(mine, by=request.user, now=timezone.now()), _("Its dates to come are cancelled."))
    return redirect(mine)
