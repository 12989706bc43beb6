"""What becomes of an approved document: handed to a department, reported on, finished, filed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from documents.actions import handling
from documents.forms.handling import FileForm, HandleForm, ReportBackForm
from documents.models import Handling
from documents.scope import seen_by
from documents.views.documents import one
from documents.views.signing import attempt
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request


def handling_of(request: Request, pk: int) -> Handling:
    return get_object_or_404(Handling.objects.filter(document__in=seen_by(request.user)).select_related("document"), pk=pk)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def handling_ask(request: Request, pk: int) -> HttpResponse:
    document, form = one(request, pk), HandleForm(request.POST)
    done = _("The department has it now.")
    return attempt(request, document, done, lambda common: handling.ask(document, **form.cleaned_data, **common), form)


@gate(Can.READ_DOCUMENTS)
@require_POST
@once
def handling_report(request: Request, pk: int) -> HttpResponse:
    mine, form = handling_of(request, pk), ReportBackForm(request.POST)
    done = _("Reported back.")
    return attempt(request, mine.document, done, lambda common: handling.report(mine, **form.cleaned_data, **common), form)


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def handling_withdraw(request: Request, pk: int) -> HttpResponse:
    mine = handling_of(request, pk)
    return attempt(request, mine.document, _("The department need not."), lambda common: handling.withdraw(mine, **common))


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def document_finish(request: Request, pk: int) -> HttpResponse:
    document = one(request, pk)
    return attempt(request, document, _("Finished."), lambda common: handling.finish(document, **common))


@gate(Can.KEEP_DOCUMENTS)
@require_POST
@once
def document_file(request: Request, pk: int) -> HttpResponse:
    document, form = one(request, pk), FileForm(request.POST)
    return attempt(request, document, _("Filed."), lambda common: handling.file(document, **form.cleaned_data, **common), form)
