"""Putting papers to a meeting."""

from collections.abc import Sequence

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from frontdesk.files.receive import Received
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.files import FilesField, take_in
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast
from meetings.actions import papers
from meetings.models import Booking, Meeting
from meetings.scope import part_taken


class PapersForm(forms.Form):
    uploads = FilesField()


@gate(Can.USE_OFFICE)
@require_POST
def papers_add(request: Request, pk: int) -> HttpResponse:
    """Look at what was sent, which is slow, and only then write it down."""
    meeting = get_object_or_404(part_taken(request.user), pk=pk)
    form = PapersForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise Refused(str(next(iter(form.errors.values()))[0]), "form")
        return added(request, meeting, take_in(form.cleaned_data["uploads"], who=request.user))
    except Refused as error:
        refused(request, error)
        return beside(meeting)


@once
def added(request: Request, meeting: Meeting, received: Sequence[Received]) -> HttpResponse:
    kept = papers.put(meeting, received, by=request.user, now=timezone.now())
    toast(request, ngettext("%(n)d file added.", "%(n)d files added.", len(kept)) % {"n": len(kept)})
    return beside(meeting)


def beside(meeting: Meeting) -> HttpResponse:
    """Back to the booking, at the papers."""
    booking = Booking.objects.filter(meeting=meeting).order_by("-pk")[0]
    return redirect(f"{booking.get_absolute_url()}#files")
