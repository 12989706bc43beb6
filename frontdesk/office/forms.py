"""Forms of the shared part's pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DryRunForm(forms.Form):
    """Suppose it were this moment."""

    at = forms.DateTimeField(
        label=_("Suppose it were"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "form-control"}, format="%Y-%m-%dT%H:%M"),
    )
