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
from frontdesk.web.throttle import give_back, take
from frontdesk.web.toasts import refused, toast
from visitors.actions import parcel_handing
from visitors.actions.parcels import DIGITS
from visitors.forms.parcels import REFUSALS, HandBackForm, HandOverForm
from visitors.models import Parcel
from visitors.models.parcel import ParcelQuerySet
from visitors.views.parcels import one

MOST = 20  # people that a word may mean
WRONG_CODES, WRONG_SECONDS = 10, 600  # of one person at the desk; then parcels go by number, name and signature
TRY_LATER = gettext_lazy("Many codes were wrong. Wait ten minutes, or clear the code and let the taker sign.")


@gate(Can.HANDLE_PARCELS)
def parcel_hand_over(request: Request) -> HttpResponse:
    """Whose parcels they are, by code, number or name; then which, into whose hands, and the proof."""
    words = request.GET.get("q", "").strip()[:100]
    people, code = whose(request, words, request.GET.get("for", ""))
    form = None
    if len(people) == 1:
        form = form_for(request, people[0], code)
        if request.method == "POST" and form.is_valid():
            try:
                return given(request, form)
            except Refused as error:
                refuse(form, error, REFUSALS)
    context = {"words": words, "people": people, "form": form}
    return render(request, "visitors/parcel_hand_over.html", context, status=422 if form and form.errors else 200)


def code_in(words: str) -> str:
    """What was typed, where it may be a pick-up code."""
    typed = "".join(words.split())
    return typed if typed.isdigit() and len(typed) == DIGITS else ""


def guess(request: Request) -> str:
    """One of the few tries at a code, taken before anybody looks; a code is a proof only while nobody tries one after the other."""
    return take("pick-up", request.user.pk, limit=WRONG_CODES, seconds=WRONG_SECONDS)


def whose(request: Request, words: str, chosen: str) -> tuple[list[Person], str]:
    """Who has parcels waiting that fit, the one chosen among them; and what was typed, if it is the code of one."""
    waiting, code = Parcel.objects.waiting(), ""
    if chosen:
        waiting = waiting.filter(recipient=id_in(chosen))
        code = known_code(request, words, waiting) if request.method == "GET" else ""
    elif words:
        code = known_code(request, words, waiting)
        waiting = waiting.filter(code=code) if code else waiting.matching(words)
    else:
        return [], ""
    people = Person.objects.filter(pk__in=waiting.values("recipient")).select_related("department").order_by("name_key", "pk")
    return list(people[:MOST]), code


def known_code(request: Request, words: str, waiting: ParcelQuerySet) -> str:
    """What was typed, if it is the code of one that waits. A wrong one is a try, unless it is the number of a parcel or a part of it."""
    typed = code_in(words)
    taken = guess(request) if typed else ""
    is_one = bool(taken) and waiting.filter(code=typed).exists()
    if is_one or (taken and waiting.filter(number__contains=typed).exists()):
        give_back(taken)
    return typed if is_one else ""


def form_for(request: Request, recipient: Person, code: str) -> HandOverForm:
    """All that wait for this person are chosen; who comes is most often the recipient."""
    waiting = Parcel.objects.waiting().filter(recipient=recipient).order_by("pk")
    initial = {"parcels": [parcel.pk for parcel in waiting], "taker": recipient, "code": code}
    return HandOverForm(waiting, request.POST or None, initial=initial)


def given(request: Request, form: HandOverForm) -> HttpResponse:
    """Handed over, once; a wrong code uses up one of the tries."""
    signature = drawn(form.cleaned_data["signature"], who=request.user)
    taken = guess(request) if form.cleaned_data["code"] else ""
    refuse_unless(bool(taken) or not form.cleaned_data["code"], str(TRY_LATER), "tries")
    try:
        answer = handed(request, form, signature=signature)
    except Refused as error:
        if error.code != "code":
            give_back(taken)
        raise
    give_back(taken)
    return answer


@once
def handed(request: Request, form: HandOverForm, *, signature: Received | None) -> HttpResponse:
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
