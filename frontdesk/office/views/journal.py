"""The trail: who did what to which record when; and whether its chain still holds."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.journal import checking
from frontdesk.journal.models import Entry, Seal
from frontdesk.journal.verbs import labels
from frontdesk.office.trail_rows import TRAIL, Row, day_of, rows
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web import records
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import CHUNK, ListPage
from frontdesk.web.request import Request


@gate(Can.SEE_TRAIL)
def journal_list(request: Request) -> HttpResponse:
    """Every entry, newest first; filtered by person, record, day and verb in the address."""
    page = TRAIL.page(request, Entry.objects.all(), now=timezone.now())
    context = {"list": page, "rows": rows(page.on_page, request.user), **filters(page, request.user), **state()}
    return render(request, "office/journal_list.html", context)


def filters(page: ListPage, reader: Person) -> dict[str, Any]:
    """What the filter's fields offer and hold."""
    kind, _colon, number = page.chosen["record"].partition(":")
    by = page.chosen["by"]
    person = Person.objects.filter(pk=int(by)).first() if by.isascii() and by.isdigit() and len(by) < 19 else None
    return {
        "verbs": sorted(labels().items(), key=lambda pair: pair[1]),
        "kinds": sorted(((each.name, str(each.label)) for each in records.RECORDS), key=lambda pair: pair[1]),
        "kind": kind,
        "record": records.told([(kind, number)], reader)[kind, number] if number else None,
        "person": person,
        "days": {name: page.chosen[name] if day_of(page.chosen[name]) else "" for name in ("from", "until")},
    }


def state() -> dict[str, Any]:
    """How the chain stands: sealed until when, how many entries wait for their seal, what the newest check found."""
    newest, check = Seal.objects.order_by("-number").first(), checking.latest()
    return {
        "newest": newest,
        "unsealed": Entry.objects.filter(pk__gt=newest.entry_id if newest else 0).count(),
        "check": check,
        "finding": checking.finding(check) if check else None,
        "percent": 100 * check.upto // check.head if check and check.head else 100,
    }


@gate(Can.SEE_TRAIL)
def journal_export(request: Request) -> HttpResponse:
    page = TRAIL.page(request, Entry.objects.all(), now=timezone.now())
    return page.xlsx(_("Trail"), in_words(page, request.user), plain="trail")


def in_words(page: ListPage, reader: Person) -> Iterator[Row]:
    """Everything that the filter leaves, told a chunk at a time."""
    entries = page.exported()
    while some := list(islice(entries, CHUNK)):
        yield from rows(some, reader)


@gate(Can.SEE_TRAIL)
@require_POST
@once
def journal_check(request: Request) -> HttpResponse:
    """Begin to verify the chain, or go on with the check that is under way."""
    checking.begin(by=request.user, now=timezone.now())
    return redirect("journal_list")


@gate(Can.SEE_TRAIL)
@require_POST
def journal_check_go_on(request: Request) -> HttpResponse:
    """The next slice. Posting it twice is harmless, and a one-time key would hold the write lock while the slice is read."""
    check = checking.latest()
    if check and check.ended_at is None:
        checking.go_on(check, now=timezone.now())
    # The state alone for a page that is open, the whole page for a browser without JavaScript.
    return render(request, "office/_journal_state.html", state()) if request.htmx else redirect("journal_list")
