"""Forms of a VIP reception: its plan, who may know of it, what must be ready."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.people.models import Person
from frontdesk.web.forms import MOMENT, MomentField, PersonField, helper

# Where an action's refusal is shown: code → field.
REFUSALS: Mapping[str, str] = {
    **{"nobody-receives": "desk", "gone": "desk", "has-to-decide": "second"},
    **{"what": "what", "not-named": "holder", "past": "until"},
}
# What is usual, one tap each.
USUAL = (
    gettext_lazy("Welcome sign"),
    gettext_lazy("Water and tea"),
    gettext_lazy("Brochures"),
    gettext_lazy("Parking space"),
    gettext_lazy("Photograph"),
    gettext_lazy("Gift"),
)


def long_text(label: Any, rows: int, most: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class VipPlanForm(forms.Form):
    """Schedule, background, route; before it is a VIP reception also who may know of it."""

    schedule = long_text(gettext_lazy("Schedule"), 5, 2000)
    background = long_text(gettext_lazy("Background"), 4, 2000)
    route = long_text(gettext_lazy("Route"), 2, 1000)
    desk = PersonField(label=gettext_lazy("Who receives them at the desk"), required=False)
    second = PersonField(label=gettext_lazy("Who else may know"), required=False)
    third = PersonField(label=gettext_lazy("And who else"), required=False)
    PEOPLE = ("desk", "second", "third")

    def __init__(self, *args: Any, is_new: bool, stand_in: Person | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["schedule"].help_text = _("What happens when: arrival, tour, talk, meal, departure.")
        self.fields["background"].help_text = _("Who they are, what was agreed before, what to keep in mind.")
        if is_new:
            self.fields["second"].initial = stand_in
        else:
            for name in self.PEOPLE:
                del self.fields[name]
        people = [Div(*self.PEOPLE, css_class="fd-vip-people")] if is_new else []
        self.helper = helper(*people, "schedule", "background", "route")

    def given(self) -> dict[str, Any]:
        """For the action."""
        words = {name: self.cleaned_data[name] for name in ("schedule", "background", "route")}
        people = [self.cleaned_data[name] for name in self.PEOPLE if self.cleaned_data.get(name)]
        return {**words, "named": people}


class VipNameForm(forms.Form):
    person = PersonField(label=gettext_lazy("Who may know too"), error_messages={"required": gettext_lazy("Choose a colleague.")})

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper()


class VipItemForm(forms.Form):
    """What, who, until when; `usual` is the button of something usual that was tapped instead."""

    what = forms.CharField(label=gettext_lazy("What must be ready"), max_length=120, required=False)
    until = MomentField(label=gettext_lazy("Ready by"))

    def __init__(self, *args: Any, people: Sequence[Person], until: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        holder = forms.ModelChoiceField(Person.objects.filter(pk__in=[person.pk for person in people]), label=_("Who does it"))
        holder.choices = [(person.pk, str(person)) for person in people]
        self.fields["holder"] = holder
        self.fields["until"].initial = timezone.localtime(until).strftime(MOMENT)
        self.fields["what"].widget.attrs["autocomplete"] = "off"
        self.helper = helper("what", Div("holder", "until", css_class="fd-pair"))

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "what": self.data.get("usual", "")[:120] or self.cleaned_data["what"]}
