"""分发: to whom an issued document goes, and that it came."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.actions import distributing
from documents.forms.distribution import InsideForm, OutsideForm, ReceiptForm
from documents.models import Recipient
from documents.scope import seen_by
from documents.views.documents import one
from documents.views.signing import attempt
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request


def recipient_of(request: Request, pk: int) -> Recipient:
    return get_object_or_404(Recipient.objects.filter(document__in=seen_by(request.user)).select_related("document"), pk=pk)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def distribution_inside(request: Request, pk: int) -> HttpResponse:
    document, form = one(request, pk), InsideForm(request.POST)
    done = _("Sent; each confirms the receipt.")
    return attempt(request, document, done, lambda common: distributing.send_inside(document, **form.cleaned_data, **common), form)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def distribution_outside(request: Request, pk: int) -> HttpResponse:
    document, form = one(request, pk), OutsideForm(request.POST)
    done = _("Written down. Enter the receipt when it comes.")
    return attempt(request, document, done, lambda common: distributing.send_outside(document, **form.cleaned_data, **common), form)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def distribution_chase(request: Request, pk: int) -> HttpResponse:
    document = one(request, pk)
    return attempt(request, document, _("Asked once more."), lambda common: distributing.chase(document, **common))


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def recipient_confirm(request: Request, pk: int) -> HttpResponse:
    mine = recipient_of(request, pk)
    return attempt(request, mine.document, _("Receipt confirmed."), lambda common: distributing.confirm(mine, **common))


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def recipient_receipt(request: Request, pk: int) -> HttpResponse:
    mine, form = recipient_of(request, pk), ReceiptForm(request.POST)
    done = _("The receipt is entered.")
    return attempt(request, mine.document, done, lambda common: distributing.enter_receipt(mine, **form.cleaned_data, **common), form)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def recipient_withdraw(request: Request, pk: int) -> HttpResponse:
    mine = recipient_of(request, pk)
    return attempt(request, mine.document, _("No receipt is awaited."), lambda common: distributing.withdraw(mine, **common))
