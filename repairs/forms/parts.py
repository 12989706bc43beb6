"""One part of a repair: which, out of which store, how many."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from frontdesk.refusal import refuse_unless
from supplies.models import Item, Store


class PartForm(forms.Form):
    item = forms.ModelChoiceField(queryset=Item.objects.open())
    store = forms.ModelChoiceField(queryset=Store.objects.open())
    quantity = forms.IntegerField(min_value=1, max_value=999)
    client_id = forms.UUIDField()

    def given(self) -> dict[str, Any]:
        """What the action wants. Refused: quantity, gone."""
        good = self.is_valid()
        refuse_unless(good or "quantity" not in self.errors, _("Enter how many: 1 to 999."), "quantity")
        refuse_unless(good, _("This part can't be taken any more. Look for it again."), "gone")
        return self.cleaned_data
