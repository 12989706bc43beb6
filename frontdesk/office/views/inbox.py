"""A person's notices in the product itself."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from frontdesk.outbox import reading
from frontdesk.outbox.areas import area_label
from frontdesk.outbox.kinds import KINDS, readable, settled, written_all
from frontdesk.outbox.models import Notice
from frontdesk.outbox.texts import Text
from frontdesk.people.models import Person
from frontdesk.web.back import back
from frontdesk.web.gate import signed_in
from frontdesk.web.pages import Ask, Choice, Column, Listing, ListPage
from frontdesk.web.request import Request


@dataclass(frozen=True)
class Row:
    """A notice as the list shows it; what settled itself is not new any more, read or not."""

    notice: Notice
    text: Text
    is_settled: bool

    @property
    def is_new(self) -> bool:
        return self.notice.read_at is None and not self.is_settled

    @property
    def excerpt(self) -> str:
        """The text without its link: the row is the link."""
        return " ".join(self.text.body.replace(self.text.link, "").split()).rstrip("：: ") if self.text.link else self.text.body


def of_area(rows: Any, ask: Ask, *, area: str) -> QuerySet:
    return rows.filter(kind__startswith=f"{area}.")


def listing(person: Person) -> Listing:
    """Filters: new ones, and the areas that this person has notices of."""
    kinds = Notice.objects.inbox_of(person).order_by().values_list("kind", flat=True).distinct()
    areas = sorted({kind.partition(".")[0] for kind in kinds})
    return Listing(
        columns=(Column("when", _("When"), sort="pk"),),
        choices=(
            Choice("state", (("new", _("Unread"), lambda rows, ask: rows.filter(read_at__isnull=True)),)),
            Choice("area", tuple((area, area_label(area), partial(of_area, area=area)) for area in areas if len(areas) > 1)),
        ),
        shown=lambda rows: rows.select_related("reader"),
        sort="-when",
    )


def rows_of(page: ListPage, person: Person) -> list[Row]:
    """The page's notices in words, without those that this reader may no longer know."""
    known = readable(person, page.on_page)
    notices = [notice for notice in page.on_page if notice.pk in known]
    done, texts = settled(notices), written_all(notices)
    return [Row(notice, texts[notice.pk], notice.pk in done) for notice in notices]


@signed_in
def inbox(request: Request) -> HttpResponse:
    """Newest first; what this reader may no longer know is left out."""
    page = listing(request.user).page(request, Notice.objects.inbox_of(request.user), now=timezone.now())
    return render(request, "office/inbox.html", {"list": page, "rows": rows_of(page, request.user)})


@signed_in
def inbox_count(request: Request) -> HttpResponse:
    """The bell as it is now; 204 while it is what the page shows."""
    shown = request.GET.get("bell", "")
    bell = reading.bell(request.user, shown=shown)
    return HttpResponse(status=204) if bell.key == shown else render(request, "office/inbox_count.html", {"bell": bell, "is_live": True})


@signed_in
@require_POST
def inbox_open(request: Request, pk: int) -> HttpResponse:
    """Read it and go where it leads."""
    notice = get_object_or_404(Notice.objects.inbox_of(request.user).select_related("reader"), pk=pk)
    if not KINDS[notice.kind].may_read(notice):
        raise Http404
    reading.read(request.user, now=timezone.now(), only=notice.pk)
    return HttpResponseRedirect(KINDS[notice.kind].link(notice) or "/inbox/", status=303)


@signed_in
@require_POST
def inbox_read(request: Request) -> HttpResponse:
    """One read, without opening it, or all."""
    only = request.POST.get("pk", "")
    if only and not (only.isascii() and only.isdigit() and len(only) < 18):
        raise Http404
    reading.read(request.user, now=timezone.now(), only=int(only) if only else None)
    return back(request, "/inbox/")
