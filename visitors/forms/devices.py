"""The form that opens the pairing of a kiosk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import helper


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
