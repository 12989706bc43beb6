"""What a visitor said and what was agreed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import DepartmentField, Fold, helper

REFUSALS = {"empty": "said", "department": "department"}


class OutcomeForm(forms.Form):
    """Two boxes; business behind one line."""

    said = forms.CharField(label=_("What the visitor said"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed = forms.CharField(label=_("What was agreed"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    intention = forms.CharField(
        label=_("Would like to do business"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    department = DepartmentField(label=_("Handed to"))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper("said", "agreed", Fold(_("The visitor would like to do business with us"), "intention", "department"))
