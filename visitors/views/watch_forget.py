"""Somebody on the watch-list asks to be forgotten: the one thing to type is why."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from visitors.actions.forgetting.watched import forget_entry
from visitors.forms.forget import REFUSALS, ForgetForm
from visitors.models import WatchEntry


@gate(Can.FORGET_PEOPLE)
@once
def watch_forget(request: Request, pk: int) -> HttpResponse:
    entry = get_object_or_404(WatchEntry.objects.visible_to(request.user).filter(forgotten_at__isnull=True), pk=pk)
    form = ForgetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            forget_entry(entry, **form.cleaned_data, by=request.user, now=timezone.now())
            toast(request, _("The entry is forgotten."))
            return redirect("visitors:watch_list")
        except Refused as error:
            refuse(form, error, REFUSALS)
    return render(request, "visitors/watch_forget.html", {"form": form, "entry": entry}, status=422 if form.errors else 200)
