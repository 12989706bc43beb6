"""A sign-off as who begins it sees it: its steps are planned, it is sent again, or taken back."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.actions import chasing, sign_offs
from documents.finding.offered import Offer, offers
from documents.forms.routing import SignOffForm, with_step
from documents.models import Document, RoutingList, Signing, SignOff
from documents.scope import seen_by
from documents.showing.dates import before_signing
from documents.views.documents import one
from documents.views.signing import attempt
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast


@gate(Can.READ_DOCUMENTS)
@once
def sign_off_new(request: Request, pk: int) -> HttpResponse:
    """Name the signers, step by step; with `fill` a list of people goes into a step and nothing is sent."""
    document = one(request, pk)
    offered = offers(document, RoutingList.Kind.SIGNERS)
    if "fill" in request.POST:
        data, step, said = with_step(request.POST, offered)
        return plan_page(request, document, SignOffForm(data), offered, filled=step, said=said)
    form = SignOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sign_offs.begin(document, steps=form.plans(), purpose=form.cleaned_data["purpose"], by=request.user, now=timezone.now())
            toast(request, _("It is on its way."))
            return redirect(document)
        except Refused as error:
            form.refuse(error)
    return plan_page(request, document, form, offered, status=422 if request.method == "POST" else 200)


def plan_page(request: Request, document: Document, form: SignOffForm, offered: Sequence[Offer], **more: Any) -> HttpResponse:
    context = {"document": document, "form": form, "offers": offered, "dates": before_signing(document, timezone.now()), **more}
    return render(request, "documents/sign_off_new.html", context, status=more.get("status", 200))


def sign_off_of(request: Request, pk: int) -> SignOff:
    return get_object_or_404(SignOff.objects.filter(document__in=seen_by(request.user)).select_related("document"), pk=pk)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def sign_off_withdraw(request: Request, pk: int) -> HttpResponse:
    mine = sign_off_of(request, pk)
    return attempt(
        request, mine.document, _("It is taken back; nobody is asked any more."), lambda common: sign_offs.withdraw(mine, **common)
    )


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def sign_off_resubmit(request: Request, pk: int) -> HttpResponse:
    mine = sign_off_of(request, pk)
    return attempt(request, mine.document, _("It is on its way again."), lambda common: sign_offs.resubmit(mine, **common))


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def sign_off_chase(request: Request, pk: int) -> HttpResponse:
    """All who hold it, or with `signing` that one."""
    mine = sign_off_of(request, pk)
    only = Signing.objects.filter(step__sign_off=mine, pk=id_in(request.POST.get("signing"))).first()
    return attempt(request, mine.document, _("Asked once more."), lambda common: chasing.chase(mine, only=only, **common))
