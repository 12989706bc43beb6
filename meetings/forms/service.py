"""What is asked of who reports something broken during a meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.forms import helper
from repairs.models import Category


class RepairForm(forms.Form):
    category = forms.ModelChoiceField(label=_("Category"), queryset=Category.objects.none(), empty_label=None)
    words = forms.CharField(label=pgettext_lazy("a room", "What is wrong"), max_length=300, required=False)

    def __init__(self, data: object = None):
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["category"].queryset = Category.objects.open().in_order()  # type: ignore[attr-defined]
        self.fields["words"].widget.attrs["autocomplete"] = "off"
        self.helper = helper("category", "words")
