"""A parcel to send: what the carrier asks, who pays, and at the desk number and fee."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.people import phones
from frontdesk.web.forms import DepartmentField, helper
from visitors.models.carrier import LONGEST, Carrier

REFUSALS = {
    "name": "to_name",
    "address": "to_address",
    "what": "what",
    "phone": "to_phone",
    "number": "number",
    "fee": "fee",
    "reason": "reason",
}
CARRIERS = [("", _("by its number")), *Carrier.choices]


class ShipmentForm(forms.Form):
    """What is written on the label, and who pays."""

    to_name = forms.CharField(label=_("To whom"), max_length=120, error_messages={"required": _("Enter whom it goes to.")})
    to_phone = forms.CharField(
        label=_("Their number"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
        error_messages={"required": _("The carrier needs a number to call.")},
    )
    to_company = forms.CharField(label=_("Company"), max_length=120, required=False)
    to_address = forms.CharField(
        label=_("Address"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": _("Enter the address.")}
    )
    what = forms.CharField(
        label=pgettext_lazy("parcel", "What is in it"),
        max_length=120,
        help_text=_("For example: contract, samples."),
        error_messages={"required": _("Say in a few words what is in it: the carrier asks.")},
    )
    department = DepartmentField(
        label=_("Which department pays"), required=True, error_messages={"required": _("Choose the department that pays.")}
    )
    note = forms.CharField(label=_("For the desk"), max_length=200, required=False, help_text=_("For example: by SF, insured for ¥2,000."))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        self.helper = helper(
            Div("to_name", "to_phone", css_class="fd-pair"),
            "to_company",
            "to_address",
            Div("what", "department", css_class="fd-pair"),
            "note",
        )

    def clean_to_phone(self) -> str:
        typed = str(self.cleaned_data["to_phone"])
        number = phones.digits(typed)
        if phones.has_letters(typed) or not 5 <= len(number.removeprefix("+")) <= 15:
            raise forms.ValidationError(_("Write the number in digits, with the area code."), "phone")
        return number


class SendForm(forms.Form):
    """The carrier has taken it."""

    number = forms.CharField(
        label=_("Parcel number"),
        max_length=LONGEST * 2,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Scan or type the number.")},
    )
    fee = forms.DecimalField(
        label=_("Fee, ¥"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.01", "inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": _("Enter what it cost.")},
    )
    carrier = forms.ChoiceField(label=_("Carrier"), choices=CARRIERS, required=False)
    helper = helper(Div("number", "fee", css_class="fd-pair"), "carrier")


class GiveBackForm(forms.Form):
    """It did not go."""

    reason = forms.CharField(
        label=_("Why it was not sent"), max_length=200, error_messages={"required": _("Say in a few words why it was not sent.")}
    )
    helper = helper("reason")
