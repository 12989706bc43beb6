"""Something special for a meeting: asked for by its organiser, bought by reception or not to be had."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from frontdesk.web.gate import gate
from frontdesk.web.keeping import told
from frontdesk.web.once import once
from frontdesk.web.request import Request
from meetings.actions import specials
from meetings.forms.afterwards import SpecialAnswerForm, SpecialForm
from meetings.models import Special
from meetings.views.afterwards_part import serves
from meetings.views.preparation import served


@gate(Can.USE_OFFICE)
@require_POST
@once
def special_ask(request: Request, pk: int) -> HttpResponse:
    booking, form = served(pk), SpecialForm(request.POST)
    if not serves(booking, request.user):
        raise Http404
    form.is_valid()  # what is missing is refused by the action, in words
    values = {"words": form.cleaned_data.get("words", ""), "many": form.cleaned_data.get("many", 0)}
    done = _("Asked for. Reception is told.")
    told(request, lambda: specials.ask(booking, by=request.user, now=timezone.now(), **values), done)
    return redirect(booking)


@gate(Can.RUN_MEETINGS)
@require_POST
@once
def special_answer(request: Request, pk: int) -> HttpResponse:
    special = get_object_or_404(Special.objects.select_related("booking__meeting"), pk=pk)
    told(request, lambda: answered(request, special), _("Who asked for it is told."))
    return redirect(special.booking)


def answered(request: Request, special: Special) -> Special:
    """By the button that was pressed. Refused: what the actions refuse, cost."""
    form, now = SpecialAnswerForm(request.POST), timezone.now()
    refuse_unless(form.is_valid(), _("That can't have been the price."), "cost")
    words = form.cleaned_data["words"]
    if "not_had" in request.POST:
        return specials.not_to_be_had(special, words=words, by=request.user, now=now)
    return specials.bought(special, words=words, cost=form.cleaned_data["cost"], by=request.user, now=now)
