"""A quota: how much of an item or a category one person or department may draw in a period."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import helper
from supplies.models import Category, Item, Quota


class QuotaForm(forms.Form):
    item = forms.ModelChoiceField(label=gettext_lazy("Item"), queryset=Item.objects.none(), required=False, empty_label="")
    category = forms.ModelChoiceField(
        label=gettext_lazy("or a whole category"), queryset=Category.objects.none(), required=False, empty_label=""
    )
    most = forms.IntegerField(label=gettext_lazy("At most"), min_value=1, max_value=9_999)
    per = forms.ChoiceField(label=gettext_lazy("For whom, each"), choices=Quota.Per)
    period = forms.ChoiceField(label=gettext_lazy("In"), choices=Quota.Period)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = Item.objects.open().order_by("category__position", "position", "number")  # type: ignore[attr-defined]
        self.fields["category"].queryset = Category.objects.open().in_order()  # type: ignore[attr-defined]
        three = Div("most", "per", "period", css_class="su-quota-how")
        self.helper = helper(Div("item", "category", css_class="fd-pair"), three)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "item" in given and "category" in given and (given["item"] is None) == (given["category"] is None):
            self.add_error("item", _("A quota is of one item or of one category."))
        return given
