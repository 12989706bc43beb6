"""The counter: somebody stands there, takes everyday things within quota and signs; one screen."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontdesk.files.receive import Received
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.request import Request
from supplies.actions.handing_out import hand_out_at_counter
from supplies.finding.blind import with_hidden
from supplies.forms.handouts import REFUSALS, CounterForm
from supplies.models import Item
from supplies.views.handing_out import done, signature_of

MOST = 200  # everyday things on one screen


@gate(Can.RUN_SUPPLIES)
def handout_counter(request: Request) -> HttpResponse:
    """The person, the things, the signature."""
    everyday = with_hidden(Item.objects.open().filter(is_everyday=True).with_stock())
    items = list(everyday.select_related("category")[:MOST])
    form = CounterForm(items, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return given(request, form, signature=signature_of(request, form))
        except Refused as error:
            refuse(form, error, REFUSALS)
    context = {"form": form, "rows": [(item, *form.of(item)) for item in items]}
    return render(request, "supplies/handout_counter.html", context, status=422 if form.errors else 200)


@once
def given(request: Request, form: CounterForm, *, signature: Received | None) -> HttpResponse:
    how = {**form.how, "old": form.old, "signature": signature}
    return done(request, hand_out_at_counter(form.wanted, **how, by=request.user, now=timezone.now()))
