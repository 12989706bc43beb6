"""A message for a colleague: who called, what about, and whether to call back."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.people import phones
from frontdesk.web.forms import PersonField, helper

REFUSALS = {"recipient": "recipient", "name": "name", "words": "words", "phone": "phone"}


class MessageForm(forms.Form):
    """What must be known to answer it."""

    recipient = PersonField(label=_("For whom"))
    name = forms.CharField(label=_("Who left it"), max_length=120, error_messages={"required": _("Enter the name of the caller.")})
    company = forms.CharField(label=_("Company"), max_length=120, required=False)
    phone = forms.CharField(
        label=_("Number to call back"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    words = forms.CharField(
        label=_("Message"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Enter the message.")},
    )
    wants_call_back = forms.BooleanField(label=_("Asks to be called back"), required=False, initial=True)
    best_time = forms.CharField(label=_("Best time to call"), max_length=80, required=False)
    is_urgent = forms.BooleanField(label=_("Urgent"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        pairs = [Div("name", "company", css_class="fd-pair"), "words", "wants_call_back", Div("phone", "best_time", css_class="fd-pair")]
        self.helper = helper("recipient", *pairs, "is_urgent")

    def clean_phone(self) -> str:
        number = phones.digits(self.cleaned_data["phone"])
        if self.cleaned_data["phone"] and (phones.has_letters(self.cleaned_data["phone"]) or not 5 <= len(number.removeprefix("+")) <= 15):
            raise forms.ValidationError(_("Write the number in digits, with the area code."), "phone")
        return number


class FollowUpForm(forms.Form):
    result = forms.CharField(
        label=_("What came of it"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: called back, answered."),
    )
    helper = helper("result")
