"""The name that somebody logs in by, wherever it is chosen."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.people.names import is_username, normal


class UserNameField(forms.CharField):
    """Cleans to the spelling that is kept, which may be empty or longer than what was typed."""

    def __init__(self, **kwargs: Any):
        required = gettext_lazy("Enter a user name.")
        super().__init__(label=gettext_lazy("User name"), max_length=60, error_messages={"required": required}, **kwargs)

    def clean(self, value: Any) -> str:
        name = normal(super().clean(value))
        if not is_username(name):
            raise forms.ValidationError(_("Letters, digits, dots and dashes make a user name."), "username")
        return name
