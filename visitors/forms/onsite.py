"""Forms between the door and the goodbye: belongings, stepping out, leaving."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import MomentField, PersonField, helper
from visitors.models import Belonging, Visit

OUT, STAYS, UNSEEN = "out", "stays", "unseen"


class BelongingForm(forms.Form):
    """One line of the list."""

    what = forms.CharField(max_length=80, error_messages={"required": gettext_lazy("Say what it is.")})
    many = forms.IntegerField(
        min_value=1,
        max_value=999,
        initial=1,
        error_messages={name: gettext_lazy("Write how many, 1 to 999.") for name in ("required", "invalid", "min_value", "max_value")},
    )


class TakeOutForm(forms.Form):
    """The things that were pressed on; with a reason they stay."""

    stays = forms.CharField(max_length=120, required=False)

    def __init__(self, *args: Any, inside: Sequence[Belonging], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["things"] = forms.TypedMultipleChoiceField(coerce=int, choices=[(thing.pk, str(thing)) for thing in inside])


class StepOutForm(forms.Form):
    """Where to and until when; both may stay empty."""

    to = forms.CharField(max_length=120, required=False)
    back = forms.TimeField(required=False, error_messages={"invalid": gettext_lazy("Write the time as 16:00.")})

    def given(self, now: datetime) -> dict[str, Any]:
        """For the action: a time is one of today."""
        back = self.cleaned_data["back"]
        today = timezone.localdate(now)
        return {"to": self.cleaned_data["to"], "back_at": timezone.make_aware(datetime.combine(today, back)) if back else None}


class EscortForm(forms.Form):
    """Who takes the visitor up; nobody named is whoever presses."""

    who = PersonField(label=gettext_lazy("Who takes them up"), required=False)


class SetLeftForm(forms.Form):
    """When they left, told afterwards."""

    at = MomentField(label=gettext_lazy("They left at"))


class LeaveForm(forms.Form):
    """What is asked at the door: the badge, each thing that was brought in, the car."""

    car_asked = forms.BooleanField(required=False)

    def __init__(self, *args: Any, visit: Visit, inside: Sequence[Belonging], at_desk: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.inside, self.at_desk = inside, at_desk
        if visit.badge_lent_at and at_desk:
            ways = [("back", _("is back")), ("missing", _("is not back"))]
            self.fields["badge"] = forms.ChoiceField(label=_("Badge"), choices=ways, initial="back", widget=forms.RadioSelect)
        if not visit.plate:
            del self.fields["car_asked"]
        for thing in inside:
            choices = [(OUT, _("goes out")), (STAYS, _("stays here")), (UNSEEN, _("not seen"))]
            usual = OUT if at_desk else UNSEEN
            self.fields[f"thing-{thing.pk}"] = forms.ChoiceField(label=str(thing), choices=choices, initial=usual, widget=forms.RadioSelect)
            self.fields[f"why-{thing.pk}"] = forms.CharField(max_length=120, required=False)
        self.helper = helper()

    def things(self) -> list[tuple[Any, Any]]:
        """Each thing with its choice and its reason, for the page."""
        return [(self[f"thing-{thing.pk}"], self[f"why-{thing.pk}"]) for thing in self.inside]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for thing in self.inside:
            if given.get(f"thing-{thing.pk}") == STAYS and not str(given.get(f"why-{thing.pk}") or "").strip():
                self.add_error(f"why-{thing.pk}", ValidationError(_("Say why it stays here."), "why"))
        return given

    def answers(self) -> Mapping[str, Any]:
        """For the action."""
        given, stays = self.cleaned_data, dict[str, list[int]]()
        for thing in self.inside:
            if given[f"thing-{thing.pk}"] == STAYS:
                stays.setdefault(given[f"why-{thing.pk}"], []).append(thing.pk)
        out = [thing.pk for thing in self.inside if given[f"thing-{thing.pk}"] == OUT]
        is_back = given["badge"] == "back" if "badge" in given else self.at_desk  # whom the host sees off hands it in on the way
        return {"out": out, "stays": stays, "car_asked": given.get("car_asked", False), "badge_back": is_back}
