"""Which badges are printed, at which size, and why again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from visitors.models import Reprint

REFUSALS = {"reason": "reason"}
SIZES = [("100x62", "100 × 62 mm"), ("86x54", "86 × 54 mm"), ("a4", _("A4 sheet"))]


class PrintForm(forms.Form):
    """The sheet's own form; the visits stand in the address of the page as they do here."""

    size = forms.ChoiceField(choices=SIZES)
    reason = forms.ChoiceField(label=_("Why again?"), choices=[("", _("Choose a reason")), *Reprint.choices], required=False)
    words = forms.CharField(label=_("In words"), max_length=120, required=False)


class LoseForm(forms.Form):
    """What is noted when a badge is lost."""

    fee = forms.DecimalField(
        label=_("Fee in yuan, if one is charged"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["fee"].widget.attrs["aria-describedby"] = "fee-hint"
