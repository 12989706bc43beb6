"""The form that puts badges into the drawer."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.people.names import normal
from frontdesk.web.forms import helper
from visitors.actions.drawer import LONGEST, MOST

REFUSALS = {"number": "first", "taken": "first"}


class BadgesForm(forms.Form):
    """A run of numbers."""

    first = forms.CharField(
        label=_("First number"),
        max_length=LONGEST,
        help_text=_("As it is printed, for example A001."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Enter the first number.")},
    )
    many = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST, initial=20)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper(Div("first", "many", css_class="fd-pair"))

    def clean_first(self) -> str:
        return normal(self.cleaned_data["first"]).upper().replace(" ", "")
