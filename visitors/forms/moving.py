"""To when a visit moves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import MomentField, helper

REFUSALS = {"past": "expected_at", "off-day": "off_day_reason", "codes": "expected_at"}


class MoveVisitForm(forms.Form):
    expected_at = MomentField(label=_("Day and time"))
    place = forms.CharField(label=_("Place"), max_length=80, required=False, widget=forms.TextInput({"autocomplete": "off"}))
    off_day_reason = forms.CharField(label=_("On a weekend or holiday: why"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["off_day_reason"].widget.attrs["autocomplete"] = "off"
        self.helper = helper("expected_at", "place", "off_day_reason")
