"""Calendar feeds: their owner's page, and what a calendar program fetches."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web import secret_pages, throttle
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from meetings import passes
from meetings.actions import feeds
from meetings.finding import feeds as held
from meetings.finding.itip import feed
from meetings.forms.inviting import FeedForm
from meetings.models import Feed

FETCHES, HOUR = 120, 3600  # of one feed in an hour


@gate(Can.USE_OFFICE)
@once
def feed_list(request: Request) -> HttpResponse:
    """One's own, each with its address; another one is made here."""
    form = FeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            feeds.make(**form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("The feed is there: copy its address into your calendar."))
            return redirect("meetings:feed_list")
        except Refused as error:
            refuse(form, error, {})
    rows = Feed.objects.standing().filter(owner=request.user).select_related("room__place", "department").order_by("pk")
    context = {"form": form, "feeds": [(each, passes.feed_address(each)) for each in rows]}
    return render(request, "meetings/feed_list.html", context, status=422 if form.errors else 200)


@gate(Can.USE_OFFICE)
@require_POST
@once
def feed_end(request: Request, pk: int) -> HttpResponse:
    mine = get_object_or_404(Feed.objects.filter(owner=request.user), pk=pk)
    told(request, lambda: feeds.end(mine, by=request.user, now=timezone.now()), _("Its address opens nothing any more."))
    return redirect("meetings:feed_list")


@require_safe
def feed_file(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever holds the address; taken back or of somebody who left it does not exist."""
    found = passes.feed_of(token)
    if found is None:
        raise Http404
    if not throttle.may_try("feeds", found.pk, limit=FETCHES, seconds=HOUR):
        return HttpResponse(status=429)
    with override(found.owner.language):
        content = feed(held.events(found, timezone.now()), str(found))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    for name, value in (*secret_pages.QUIET.items(), ("Cache-Control", "private, no-store")):
        response[name] = value
    return response
