"""A person's notices in the product itself."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from frontdesk.outbox import reading
from frontdesk.outbox.kinds import KINDS, readable, written
from frontdesk.outbox.models import Notice
from frontdesk.web.back import back
from frontdesk.web.gate import signed_in
from frontdesk.web.request import Request

PER_PAGE = 30


@signed_in
def inbox(request: Request) -> HttpResponse:
    """Newest first; what this reader may no longer know is left out."""
    notices = Notice.objects.inbox_of(request.user).select_related("reader").order_by("-pk")
    page = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    known = readable(request.user, list(page))
    rows = [(notice, written(notice)) for notice in page if notice.pk in known]
    return render(request, "office/inbox.html", {"page": page, "rows": rows})


@signed_in
@require_POST
def inbox_open(request: Request, pk: int) -> HttpResponse:
    """Read it and go where it leads."""
    notice = get_object_or_404(Notice.objects.inbox_of(request.user).select_related("reader"), pk=pk)
    if not KINDS[notice.kind].may_read(notice):
        raise Http404
    reading.read(request.user, now=timezone.now(), only=notice)
    return HttpResponseRedirect(KINDS[notice.kind].link(notice) or "/inbox/", status=303)


@signed_in
@require_POST
def inbox_read(request: Request) -> HttpResponse:
    """All read."""
    reading.read(request.user, now=timezone.now())
    return back(request, "/inbox/")
