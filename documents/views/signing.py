"""What a signer does with the question."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.actions import signing
from documents.forms.routing import ColleagueForm, SendBackForm, SignForm
from documents.models import Document, Signing
from documents.scope import seen_by, sees
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import first_error
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused, toast


def attempt(
    request: Request,
    document: Document,
    done: str,
    do: Callable[[dict[str, Any]], Any],
    form: forms.Form | None = None,
    *,
    back: Any = None,
) -> HttpResponse:
    """Do it and say so, or say why not; `back`, or to the document, or to the list where it may not be read any more."""
    try:
        if form is not None and not form.is_valid():
            raise Refused(first_error(form), "form")
        do({"by": request.user, "now": timezone.now()})
        toast(request, done)
    except Refused as error:
        refused(request, error)
    if back is not None:
        return redirect(back)
    return redirect(document if sees(request.user, document.pk) else "documents:document_list")


def question(request: Request, pk: int) -> Signing:
    rows = Signing.objects.filter(step__sign_off__document__in=seen_by(request.user)).select_related("step__sign_off__document", "signer")
    return get_object_or_404(rows, pk=pk)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def signing_agree(request: Request, pk: int) -> HttpResponse:
    return decide(request, pk, agreed=True)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def signing_refuse(request: Request, pk: int) -> HttpResponse:
    return decide(request, pk, agreed=False)


def decide(request: Request, pk: int, *, agreed: bool) -> HttpResponse:
    mine, form = question(request, pk), SignForm(request.POST)
    done = _("Signed.") if agreed else _("Refused; who sent it is told.")
    return attempt(
        request, mine.step.sign_off.document, done, lambda common: signing.decide(mine, agreed=agreed, **form.cleaned_data, **common), form
    )


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def signing_send_back(request: Request, pk: int) -> HttpResponse:
    mine, form = question(request, pk), SendBackForm(request.POST)
    return attempt(
        request,
        mine.step.sign_off.document,
        _("It is sent back."),
        lambda common: signing.send_back_to(mine, **form.cleaned_data, **common),
        form,
    )


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def signing_hand_on(request: Request, pk: int) -> HttpResponse:
    return with_colleague(request, pk, _("It is handed on."), lambda mine, to, common: signing.hand_on(mine, to=to, **common))


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def signing_add(request: Request, pk: int) -> HttpResponse:
    return with_colleague(request, pk, _("One more signer is asked."), lambda mine, who, common: signing.add(mine, person=who, **common))


def with_colleague(request: Request, pk: int, done: str, do: Callable[[Signing, Person, dict[str, Any]], Any]) -> HttpResponse:
    """What is done with a question and the colleague who is named for it."""
    mine, form = question(request, pk), ColleagueForm(request.POST)
    document = mine.step.sign_off.document
    return attempt(request, document, done, lambda common: do(mine, form.cleaned_data["person"], common), form)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def signing_remove(request: Request, pk: int) -> HttpResponse:
    mine = question(request, pk)
    return attempt(
        request, mine.step.sign_off.document, _("This signer is not asked any more."), lambda common: signing.remove(mine, **common)
    )
