"""The list of what is prepared."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.forms import helper
from meetings.models import Equipment, Phase
from meetings.models.preparation import Amount

REFUSALS = {"name": "name", "twice": "name"}


class PrepItemForm(forms.Form):
    name = forms.CharField(label=_("Name in Chinese"), max_length=60, error_messages={"required": _("It needs a name.")})
    name_en = forms.CharField(label=_("Name in English"), max_length=60, required=False)
    phase = forms.ChoiceField(label=pgettext_lazy("seen to", "When"), choices=Phase.choices, initial=Phase.BEFORE)
    before = forms.IntegerField(label=_("Minutes before the meeting"), min_value=0, max_value=2880, initial=30, required=False)
    equipment = forms.ChoiceField(
        label=_("Only where there is"), choices=[("", pgettext_lazy("equipment", "in every room")), *Equipment.choices], required=False
    )
    amount = forms.ChoiceField(label=pgettext_lazy("prepared", "How many"), choices=Amount.choices, required=False)

    is_for_secrets = forms.BooleanField(label=_("Only of confidential meetings"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("name", "name_en"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self.helper = helper(Div("name", "name_en", "phase", "before", "equipment", "amount", css_class="fd-pair"), "is_for_secrets")

    def clean(self) -> dict[str, Any]:
        """What comes afterwards has no minutes before."""
        values = super().clean() or self.cleaned_data
        if values.get("phase") == Phase.AFTER:
            values["before"] = 0
        elif values.get("before") is None and "before" not in self.errors:
            values["before"] = 30
        return values


class FailForm(forms.Form):
    words = forms.CharField(max_length=300, required=False)
