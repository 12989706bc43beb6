"""Quotas in force: setting one, ending one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from supplies.actions import quotas
from supplies.forms.quotas import QuotaForm
from supplies.models import Quota


@gate(Can.BUY_SUPPLIES)
@once
def quota_list(request: Request) -> HttpResponse:
    """A new quota takes the place of the one of the same thing, bearer and period."""
    form = QuotaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        quota = quotas.set_quota(**form.cleaned_data, by=request.user, now=timezone.now())
        toast(request, _("In force from now on: %(quota)s") % {"quota": quota})
        return redirect("supplies:quota_list")
    rows = Quota.objects.filter(ended_at__isnull=True).select_related("item", "category", "created_by").order_by("category", "item", "pk")
    return render(request, "supplies/quota_list.html", {"quotas": rows, "form": form}, status=422 if form.errors else 200)


@gate(Can.BUY_SUPPLIES)
@require_POST
@once
def quota_end(request: Request, pk: int) -> HttpResponse:
    quota = get_object_or_404(Quota.objects.select_related("item", "category"), pk=pk)
    if quotas.end(quota, by=request.user, now=timezone.now()):
        toast(request, _("Ended: %(quota)s") % {"quota": quota})
    return redirect("supplies:quota_list")
