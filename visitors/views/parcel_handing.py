"""Parcels leave the shelf: somebody collects them at the counter, the carrier takes one back, a slip is undone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from frontdesk.files.receive import Received
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.web.forms import first_error, refuse
from frontdesk.web.gate import gate
from frontdesk.web.ids import id_in
from frontdesk.web.once import once
from frontdesk.web.request import Request
from frontdesk.web.signature import drawn
from frontdesk.web.throttle import count, is_spent
from frontdesk.web.toasts import refused, toast
from visitors.actions import parcel_handing
from visitors.actions.parcels import DIGITS
from visitors.forms.parcels import REFUSALS, HandBackForm, HandOverForm
from visitors.models import Parcel
from visitors.views.parcels import one

MOST = 20  # people that a word may mean
WRONG_CODES, WRONG_SECONDS = 10, 600  # of one person at the desk; then parcels go by number, name and signature
TRY_LATER = gettext_lazy("Many codes were wrong. Wait ten minutes, or clear the code and let the taker sign.")


@gate(Can.HANDLE_PARCELS)
def parcel_hand_over(request: Request) -> HttpResponse:
    """Whose parcels they are, by code, number or name; then which, into whose hands, and the proof."""
    words = request.GET.get("q", "").strip()[:100]
    by_code = not has_guessed(request)
    people = whose(words, request.GET.get("for", ""), by_code=by_code)
    form = None
    if len(people) == 1:
        form = form_for(request, people[0], words, by_code=by_code)
        if request.method == "POST" and form.is_valid():
            try:
                refuse_unless(by_code or not form.cleaned_data["code"], str(TRY_LATER), "tries")
                return given(request, form, signature=drawn(form.cleaned_data["signature"], who=request.user))
            except Refused as error:
                if error.code == "code":
                    guessed(request)
                refuse(form, error, REFUSALS)
    elif not people and is_code(words):
        guessed(request)
    context = {"words": words, "people": people, "form": form}
    return render(request, "visitors/parcel_hand_over.html", context, status=422 if form and form.errors else 200)


def is_code(words: str) -> bool:
    """What was typed may be a pick-up code."""
    typed = "".join(words.split())
    return typed.isdigit() and len(typed) == DIGITS


def has_guessed(request: Request) -> bool:
    """Too many wrong codes of late: a code is a proof only while nobody tries one after the other."""
    return is_spent("pick-up", request.user.pk, limit=WRONG_CODES, seconds=WRONG_SECONDS)


def guessed(request: Request) -> None:
    count("pick-up", request.user.pk, seconds=WRONG_SECONDS)


def whose(words: str, chosen: str, *, by_code: bool) -> list[Person]:
    """Who has parcels waiting that fit; the one chosen among them."""
    waiting = Parcel.objects.waiting()
    if chosen:
        waiting = waiting.filter(recipient=id_in(chosen))
    elif words:
        fitting = waiting.filter(code="".join(words.split())) if by_code else waiting.none()
        waiting = fitting if fitting.exists() else waiting.matching(words)
    else:
        return []
    return list(Person.objects.filter(pk__in=waiting.values("recipient")).select_related("department").order_by("name_key", "pk")[:MOST])


def form_for(request: Request, recipient: Person, words: str, *, by_code: bool) -> HandOverForm:
    """All that wait for this person are chosen; who comes is most often the recipient."""
    waiting = Parcel.objects.waiting().filter(recipient=recipient).order_by("pk")
    typed = "".join(words.split())
    code = typed if by_code and any(parcel.code == typed for parcel in waiting) else ""
    if not code and request.method == "GET" and is_code(words) and not any(typed in parcel.number for parcel in waiting):
        guessed(request)
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
