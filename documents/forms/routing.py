"""Whom a document goes to for signature: up to four steps, each with its signers by name."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from documents.actions.sign_offs import Plan
from documents.finding.offered import Offer
from documents.models import Mode, Refusal
from frontdesk.refusal import Refused
from frontdesk.web.forms import PeopleField, PersonField

STEPS = 4
AT = {"no-steps": "signers", "no-signers": "signers", "twice": "signers", "needed": "needed"}  # the field that a refusal is said at


class StepForm(forms.Form):
    """One step; without signers it is none."""

    signers = PeopleField(label=gettext_lazy("Signers"), required=False)
    mode = forms.ChoiceField(label=gettext_lazy("How many must agree"), choices=Mode.choices, initial=Mode.ORDERED)
    needed = forms.IntegerField(label=gettext_lazy("So many"), min_value=1, max_value=50, initial=1, required=False)
    refusal = forms.ChoiceField(label=gettext_lazy("When somebody refuses"), choices=Refusal.choices, initial=Refusal.STOP)

    def is_meant(self, code: str) -> bool:
        """Whether this step is why a sign-off was refused with this code."""
        signers, needed = self.cleaned_data.get("signers") or [], self.cleaned_data.get("needed") or 1
        match code:
            case "no-steps" | "no-signers":
                return not signers
            case "twice":
                return len(set(signers)) != len(signers)
            case "needed":
                return self.cleaned_data.get("mode") == Mode.SOME and needed > len(signers) > 0
        return False

    def plan(self) -> Plan | None:
        said = self.cleaned_data
        if not said["signers"]:
            return None
        return Plan(said["signers"], Mode(said["mode"]), Refusal(said["refusal"]), said["needed"] or 1)


class FirstStepForm(StepForm):
    signers = PeopleField(label=gettext_lazy("Signers"), required=False, is_wanted=True)  # a sign-off has one step at least


class SignOffForm(forms.Form):
    """Purpose, and the steps in their order."""

    purpose = forms.CharField(label=gettext_lazy("What is asked of them"), max_length=200, required=False)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any):
        super().__init__(data, *args, **kwargs)
        self.steps = [(FirstStepForm if number == 1 else StepForm)(data, prefix=f"step{number}") for number in range(1, STEPS + 1)]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(step.is_valid() for step in self.steps)])

    def refuse(self, error: Refused) -> None:
        """Said where it is mended: at the signers of the step, or above."""
        step = next((each for each in self.steps if each.is_meant(error.code)), None)
        if step is not None:
            step.add_error(AT[error.code], str(error))
        else:
            self.add_error(None, str(error))

    def plans(self) -> Sequence[Plan]:
        return [plan for step in self.steps if (plan := step.plan())]


def with_list(data: Any, offer: Offer, field: str, **more: str) -> Any:
    """What was typed, and in `field` who stands on the list besides; `more` is written where the field was empty."""
    filled = data.copy()
    typed = filled.get(field, "").strip(" ,，、")
    filled[field] = ",".join(filter(None, [typed, *(str(each.pk) for each in offer.people)]))
    if not typed:
        filled.update(more)
    return filled


def with_step(data: Any, offers: Sequence[Offer]) -> tuple[Any, int, str]:
    """What was typed, with the list in the step that `fill` asks for ("2:7"); which step that was, and what is said of it."""
    step, _colon, pk = data.get("fill", "").partition(":")
    offer = next((each for each in offers if str(each.routing_list.pk) == pk), None)
    if offer is None or step not in {str(number) for number in range(1, STEPS + 1)}:
        return data, 0, ""
    of = offer.routing_list
    more = {f"step{step}-mode": of.mode, f"step{step}-needed": str(of.needed)}
    return with_list(data, offer, f"step{step}-signers", **more), int(step), offer.said


class SignForm(forms.Form):
    """A signer's answer."""

    opinion = forms.CharField(max_length=1000, required=False)
    seen = forms.CharField(max_length=64)


class SendBackForm(forms.Form):
    opinion = forms.CharField(label=gettext_lazy("What is to be done?"), max_length=1000, required=False)
    position = forms.IntegerField(min_value=0, max_value=50, label=gettext_lazy("Back to"))
    jumps_back = forms.BooleanField(required=False)


class ColleagueForm(forms.Form):
    """One colleague: to sign instead, or as well."""

    person = PersonField(label=gettext_lazy("Colleague"), error_messages={"required": gettext_lazy("Choose a colleague.")})
