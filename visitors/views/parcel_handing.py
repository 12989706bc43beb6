"""Parcels leave the shelf: somebody collects them at the counter, the carrier takes one back, a slip is undone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from frontdesk.files.receive import Received
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.forms import first_error, refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.signature import drawn
from frontdesk.web.toasts import refused, toast
from visitors.actions import parcel_handing
from visitors.forms.parcels import REFUSALS, HandBackForm, HandOverForm
from visitors.models import Parcel
from visitors.views.parcels import one

MOST = 20  # people that a word may mean


@gate(Can.HANDLE_PARCELS)
def parcel_hand_over(request: Request) -> HttpResponse:
    """Whose parcels they are, by code, number or name; then which, into whose hands, and the proof."""
    words = request.GET.get("q", "").strip()[:100]
    people = whose(words, request.GET.get("for", ""))
    form = None
    if len(people) == 1:
        form = form_for(request, people[0], words)
        if request.method == "POST" and form.is_valid():
            try:
                return given(request, form, signature=drawn(form.cleaned_data["signature"], who=request.user))
            except Refused as error:
                refuse(form, error, REFUSALS)
    context = {"words": words, "people": people, "form": form}
    return render(request, "visitors/parcel_hand_over.html", context, status=422 if form and form.errors else 200)


def whose(words: str, chosen: str) -> list[Person]:
    """Who has parcels waiting that fit; the one chosen among them."""
    waiting = Parcel.objects.waiting()
    if chosen:
        waiting = waiting.filter(recipient=id_in(chosen))
    elif words:
        by_code = waiting.filter(code="".join(words.split()))
        waiting = by_code if by_code.exists() else waiting.matching(words)
    else:
        return []
    return list(Person.objects.filter(pk__in=waiting.values("recipient")).select_related("department").order_by("name_key", "pk")[:MOST])


def form_for(request: Request, recipient: Person, words: str) -> HandOverForm:
    """All that wait for this person are chosen; who comes is most often the recipient."""
    waiting = Parcel.objects.waiting().filter(recipient=recipient).order_by("pk")
    typed = "".join(words.split())
    code = typed if any(parcel.code == typed for parcel in waiting) else ""
    initial = {"parcels": [parcel.pk for parcel in waiting], "taker": recipient, "code": code}
    return HandOverForm(waiting, request.POST or None, initial=initial)


@once
def given(request: Request, form: HandOverForm, *, signature: Received | None) -> HttpResponse:
    data = form.cleaned_data
    taker, code = data["taker"], data["code"]
    held = parcel_handing.hand_over(list(data["parcels"]), taker=taker, code=code, signature=signature, by=request.user, now=timezone.now())
    words = ngettext("%(n)d parcel handed to %(person)s", "%(n)d parcels handed to %(person)s", len(held))
    undo = reverse("visitors:parcel_undo", args=[held[0].pk]) if len(held) == 1 else ""
    toast(request, words % {"n": len(held), "person": taker}, undo=undo)
    return redirect("visitors:parcel_hand_over")


@gate(Can.HANDLE_PARCELS)
@require_POST
@once
def parcel_hand_back(request: Request, pk: int) -> HttpResponse:
    parcel, form = one(request, pk), HandBackForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(first_error(form))
        parcel_handing.hand_back(parcel, why=form.cleaned_data["why"], by=request.user, now=timezone.now())
        undo = reverse("visitors:parcel_undo", args=[parcel.pk])
        toast(request, _("%(number)s went back to the carrier") % {"number": parcel}, undo=undo)
    except Refused as error:
        refused(request, error)
    return redirect(parcel)


@gate(Can.HANDLE_PARCELS)
@require_POST
@once
def parcel_undo(request: Request, pk: int) -> HttpResponse:
    parcel = one(request, pk)
    try:
        parcel_handing.undo(parcel, by=request.user, now=timezone.now())
        toast(request, _("%(number)s lies on the shelf again") % {"number": parcel})
    except Refused as error:
        refused(request, error)
    return redirect(parcel)
