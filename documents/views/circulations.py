"""A circulation as who sends it round sees it: begun, added to, chased, taken back; and a reader who has read it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from documents.actions import chasing, circulating
from documents.finding.offered import Offer, offers
from documents.forms.circulating import CirculationForm, ReadersForm, RemarkForm, with_readers
from documents.models import Circulation, Document, Reader, RoutingList
from documents.scope import seen_by
from documents.views.documents import one
from documents.views.signing import attempt
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast

REFUSALS = {"purpose": "purpose", "past": "due_on", **dict.fromkeys(["no-readers", "left", "not-cleared", "twice"], "readers")}


@gate(Can.READ_DOCUMENTS)
@once
def circulation_new(request: Request, pk: int) -> HttpResponse:
    """Purpose, readers, day; who has it already is left out and named. With `fill` a list goes among the readers and nothing is sent."""
    document = one(request, pk)
    offered = offers(document, RoutingList.Kind.READERS)
    if "fill" in request.POST:
        data, said = with_readers(request.POST, offered)
        return form_page(request, document, CirculationForm(None, document, initial=data.dict()), offered, said=said)
    form = CirculationForm(request.POST or None, document)
    if request.method == "POST" and form.is_valid():
        try:
            made = circulating.begin(document, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, gone_out(form.cleaned_data["readers"], made))
            return redirect(document)
        except Refused as error:
            form.add_error(REFUSALS.get(error.code), str(error))
    return form_page(request, document, form, offered, status=422 if request.method == "POST" else 200)


def form_page(request: Request, document: Document, form: CirculationForm, offered: Sequence[Offer], **more: Any) -> HttpResponse:
    context = {"document": document, "form": form, "offers": offered, **more}
    return render(request, "documents/circulation_new.html", context, status=more.get("status", 200))


def gone_out(asked: list[Person], made: Circulation) -> str:
    there = set(made.readers.values_list("person", flat=True))
    out = [str(each) for each in dict.fromkeys(asked) if each.pk not in there]
    if out:
        return _("It goes round. Left out, as they have it already: %(people)s.") % {"people": _(", ").join(out)}
    return _("It goes round.")


def circulation_of(request: Request, pk: int) -> Circulation:
    return get_object_or_404(Circulation.objects.filter(document__in=seen_by(request.user)).select_related("document"), pk=pk)


def reader_of(request: Request, pk: int) -> Reader:
    rows = Reader.objects.filter(circulation__document__in=seen_by(request.user)).select_related("circulation__document", "person")
    return get_object_or_404(rows, pk=pk)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def circulation_add(request: Request, pk: int) -> HttpResponse:
    mine, form = circulation_of(request, pk), ReadersForm(request.POST)
    done = _("They have it to read, too.")
    return attempt(request, mine.document, done, lambda common: circulating.add(mine, **form.cleaned_data, **common), form)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def circulation_chase(request: Request, pk: int) -> HttpResponse:
    mine = circulation_of(request, pk)
    return attempt(request, mine.document, _("Asked once more."), lambda common: chasing.chase_readers(mine, **common))


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def circulation_withdraw(request: Request, pk: int) -> HttpResponse:
    mine = circulation_of(request, pk)
    done = pgettext("circulation", "It is taken back; nobody is asked any more.")
    return attempt(request, mine.document, done, lambda common: circulating.withdraw(mine, **common))


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def reader_read(request: Request, pk: int) -> HttpResponse:
    mine, form = reader_of(request, pk), RemarkForm(request.POST)
    document = mine.circulation.document
    return attempt(
        request, document, pgettext("circulation", "Read."), lambda common: circulating.read(mine, **form.cleaned_data, **common), form
    )


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def reader_chase(request: Request, pk: int) -> HttpResponse:
    mine = reader_of(request, pk)
    round_ = mine.circulation
    return attempt(request, round_.document, _("Asked once more."), lambda common: chasing.chase_readers(round_, only=mine, **common))


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def reader_skip(request: Request, pk: int) -> HttpResponse:
    mine = reader_of(request, pk)
    done = _("The next is asked; this reader reads it later.")
    return attempt(request, mine.circulation.document, done, lambda common: circulating.skip(mine, **common))


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def reader_withdraw(request: Request, pk: int) -> HttpResponse:
    mine = reader_of(request, pk)
    done, round_ = _("This reader is not asked any more."), mine.circulation
    return attempt(request, round_.document, done, lambda common: circulating.withdraw(round_, only=mine, **common))
