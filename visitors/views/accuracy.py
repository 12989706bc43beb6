"""The weekly sample: ten records, each ticked right or wrong."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import refused
from visitors.actions import accuracy
from visitors.models import AccuracySample, SampledVisit

MOST = 12  # samples on the page: a quarter of a year


@gate(Can.CHECK_ACCURACY)
def accuracy_list(request: Request) -> HttpResponse:
    """The samples that wait, opened, and the finished ones with what came out."""
    records = SampledVisit.objects.select_related("visit__host__department").prefetch_related("visit__loans__badge")
    samples = list(AccuracySample.objects.all()[:MOST])
    by_sample: dict[int, list[SampledVisit]] = {sample.pk: [] for sample in samples}
    for record in records.filter(sample__in=samples):
        by_sample[record.sample_id].append(record)
    rows = [
        {"sample": sample, "records": some, "right": sum(record.is_right is True for record in some)}
        for sample, some in ((sample, by_sample[sample.pk]) for sample in samples)
    ]
    return render(request, "visitors/accuracy_list.html", {"rows": rows})


@gate(Can.CHECK_ACCURACY)
@require_POST
@once
def accuracy_tick(request: Request, pk: int) -> HttpResponse:
    record = get_object_or_404(SampledVisit, pk=pk)
    wrong = request.POST.get("wrong", "")
    try:
        accuracy.tick(record, is_right="right" in request.POST, wrong=wrong, by=request.user, now=timezone.now())
    except Refused as no:
        refused(request, no)
    return redirect(f"{redirect('visitors:accuracy_list').url}#record-{record.pk}")
