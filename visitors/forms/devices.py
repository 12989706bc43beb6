"""The forms that open the pairing of a kiosk and set its PIN."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import helper


class PinForm(forms.Form):
    """Six digits, kept like a password."""

    pin = forms.CharField(
        label=_("PIN"),
        max_length=6,
        help_text=_(
            "6 digits, at least three of them different. Hold the company's name on the kiosk for four seconds to be asked for it."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["pin"].error_messages["required"] = _("Enter 6 digits.")
        self.helper = helper("pin")


class DeviceForm(forms.Form):
    """Where the new kiosk stands."""

    name = forms.CharField(
        label=_("Name of the kiosk"),
        max_length=60,
        help_text=_("Where it stands, for example “Lobby, left”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper("name")
