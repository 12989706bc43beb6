"""The registers of past days: which there are, and taking one along, which the trail notes."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.files import sent
from frontdesk.web.gate import gate
from frontdesk.web.pages import Ask, Choice, Column, Listing
from frontdesk.web.request import Request
from visitors.actions import register
from visitors.limits import RetentionLimits
from visitors.models import RegisterExport


def removed(rows: Any, ask: Ask) -> Any:
    return rows.filter(removed_at__isnull=False)


REGISTERS = Listing(
    columns=(
        Column("day", gettext_lazy("Day"), sort="day"),
        Column("visits", gettext_lazy("Visits"), sort="visits"),
        Column("made", gettext_lazy("Written at"), sort="made_at"),
        Column("size", gettext_lazy("File")),
    ),
    choices=(
        Choice(
            "kept",
            (
                ("there", pgettext_lazy("register", "kept"), lambda rows, ask: rows.there()),
                ("gone", pgettext_lazy("register", "removed"), removed),
            ),
        ),
    ),
    search=lambda rows, words: rows.filter(day__icontains=words),
    shown=lambda rows: rows.with_files(),
    sort="-day",
    per_page=31,
)


@gate(Can.SEE_REGISTER)
def register_list(request: Request) -> HttpResponse:
    page = REGISTERS.page(request, RegisterExport.objects.visible_to(request.user), now=timezone.now())
    months = max(register.FLOOR, RetentionLimits.now().register)
    return render(request, "visitors/register_list.html", {"list": page, "months": months})


@gate(Can.SEE_REGISTER)
@require_POST
def register_download(request: Request, pk: int) -> HttpResponse:
    """A post, because the trail notes it; twice is noted twice."""
    export = get_object_or_404(RegisterExport.objects.visible_to(request.user).there(), pk=pk)
    attachment = register.download(export, by=request.user, now=timezone.now())
    if attachment is None:
        raise Http404
    return sent(attachment, default_storage.open(attachment.stored_as))
