"""Forms of the shared part's pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import MomentField


class DryRunForm(forms.Form):
    """Suppose it were this moment."""

    at = MomentField(label=_("Suppose it were"))
