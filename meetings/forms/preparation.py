"""The list of what is prepared."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.forms import helper
from meetings.models import Equipment
from meetings.models.preparation import Amount

REFUSALS = {"name": "name", "twice": "name"}


class PrepItemForm(forms.Form):
    name = forms.CharField(label=_("Name in Chinese"), max_length=60, error_messages={"required": _("It needs a name.")})
    name_en = forms.CharField(label=_("Name in English"), max_length=60, required=False)
    before = forms.IntegerField(label=_("Minutes before the meeting"), min_value=0, max_value=2880, initial=30)
    equipment = forms.ChoiceField(
        label=_("Only where there is"), choices=[("", pgettext_lazy("equipment", "in every room")), *Equipment.choices], required=False
    )
    amount = forms.ChoiceField(label=pgettext_lazy("prepared", "How many"), choices=Amount.choices, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("name", "name_en"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self.helper = helper(Div("name", "name_en", "before", "equipment", "amount", css_class="fd-pair"))


class FailForm(forms.Form):
    words = forms.CharField(max_length=300, required=False)
