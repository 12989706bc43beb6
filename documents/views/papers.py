"""The page behind the label of a paper, and what is done with it there."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.actions import hand_overs, papers
from documents.forms.papers import REFUSALS, CopiesForm, HandForm, LostForm, PlaceForm, SeenForm
from documents.models import Document, Paper
from documents.scope import seen_by, sees
from documents.views.documents import one
from documents.views.paper_part import paper_context
from documents.views.signing import attempt
from frontdesk.files.receive import Received
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate, signed_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.signature import drawn
from frontdesk.web.toasts import toast


@signed_in
def paper_page(request: Request, token: str) -> HttpResponse:
    """Where a label leads: to the paper for who may read it; for everybody else to the front desk, and no further."""
    paper = Paper.objects.labelled(token)
    if paper is None:
        return render(request, "documents/paper_closed.html", {"is_unknown": True}, status=404)
    if not sees(request.user, paper.document_id):
        return render(request, "documents/paper_closed.html", {"paper": paper if number_is_told(paper, request.user) else None})
    return render(request, "documents/paper_page.html", paper_context(paper, request.user, now=timezone.now()))


def number_is_told(paper: Paper, reader: Person) -> bool:
    """Of a confidential one not even the number, but to who keeps their register."""
    return not paper.document.is_secret or Document.objects.known_by_number(reader).filter(pk=paper.document_id).exists()


def paper_of(request: Request, token: str) -> Paper:
    rows = Paper.objects.about(seen_by(request.user)).select_related("document", "kept_by")
    return get_object_or_404(rows, token=token)


def on_paper(request: Request, token: str, done: str, form: Any, do: Any) -> HttpResponse:
    """What is done with a paper goes back to its page."""
    paper = paper_of(request, token)
    return attempt(request, paper.document, done, lambda common: do(paper, **form.cleaned_data, **common), form, back=paper)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def paper_take(request: Request, token: str) -> HttpResponse:
    return on_paper(request, token, _("You have it. Please bring it back to the front desk."), SeenForm(request.POST), hand_overs.take)


@gate(Can.KEEP_DOCUMENTS)
def paper_hand(request: Request, token: str) -> HttpResponse:
    """To a colleague who stands there and signs on the screen."""
    paper = paper_of(request, token)
    form = HandForm(request.POST or None, initial={"seen": paper.moves})
    if request.method == "POST" and form.is_valid():
        try:
            return handed(request, paper, form, drawn(form.cleaned_data["signature"], who=request.user))
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "documents/paper_hand.html", {"paper": paper, "form": form}, status=422 if form.errors else 200)


@once
def handed(request: Request, paper: Paper, form: HandForm, signature: Received | None) -> HttpResponse:
    given = {**form.cleaned_data, "signature": signature}
    hand_overs.hand(paper, **given, by=request.user, now=timezone.now())
    toast(request, _("%(person)s has it now.") % {"person": given["to"]})
    return redirect(paper)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def paper_back(request: Request, token: str) -> HttpResponse:
    return on_paper(request, token, _("It is back in the office."), PlaceForm(request.POST), hand_overs.bring_back)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def paper_lose(request: Request, token: str) -> HttpResponse:
    return on_paper(request, token, _("Written down as lost."), LostForm(request.POST), papers.lose)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def paper_find(request: Request, token: str) -> HttpResponse:
    return on_paper(request, token, _("It is found and lies in the office."), PlaceForm(request.POST), hand_overs.find)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def paper_make(request: Request, pk: int) -> HttpResponse:
    document, form = one(request, pk), CopiesForm(request.POST)
    done = _("The paper is written down. Print its label and put it on.")
    return attempt(request, document, done, lambda common: papers.make(document, **form.cleaned_data, **common), form)
