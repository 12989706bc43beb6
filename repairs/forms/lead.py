"""What a lead says about a ticket: who gets it, how urgent it is, until when it waits, a day, more time, the same fault."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.people.models import Person
from frontdesk.web.forms import MomentField
from repairs.models import Emergency, Membership, PauseReason, Urgency
from supplies.forms.days import DayField

URGENCIES = (
    *((each.value, each.label) for each in Urgency if each != Urgency.EMERGENCY),
    (Urgency.EMERGENCY.label, tuple((each.value, each.label) for each in Emergency)),
)


def words(label: Any, longest: int = 200) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest)


class MemberChoice(forms.ModelChoiceField):
    """Somebody of a team; the next whom dispatch finds when nobody is named."""

    def __init__(self, **kwargs: Any):
        members = Membership.objects.running().values("person")
        people = Person.objects.active().filter(pk__in=members).order_by("name")
        super().__init__(queryset=people, required=False, empty_label=_("whom dispatch finds next"), **kwargs)


class AssignForm(forms.Form):
    to = MemberChoice(label=_("Who gets it"))
    because = words(pgettext_lazy("question", "Why"))


class UrgencyForm(forms.Form):
    """One choice: an emergency is one of the list."""

    urgency = forms.ChoiceField(label=_("Urgency"), choices=URGENCIES)

    def values(self) -> dict[str, str]:
        """As `urgency.change_urgency` takes it."""
        chosen = self.cleaned_data["urgency"]
        is_named = chosen in Emergency.values
        return {"urgency": Urgency.EMERGENCY.value, "emergency": chosen} if is_named else {"urgency": chosen}


class PauseForm(forms.Form):
    reason = forms.ChoiceField(label=_("What it waits for"), choices=PauseReason.choices)
    until = MomentField(label=_("Goes on at"))


class DayForm(forms.Form):
    on = DayField(label=_("Day that the asker is told"))


class MoreTimeForm(forms.Form):
    until = MomentField(label=_("Wanted until"))
    reason = words(pgettext_lazy("question", "Why"))


class AnswerForm(forms.Form):
    words = forms.CharField(label=_("A few words"), max_length=200, required=False)


class MergeForm(forms.Form):
    into = forms.CharField(label=_("Number of the other ticket"), max_length=30, strip=True)


class PlanForm(forms.Form):
    words = words(_("How the house works until then"), 500)
