"""What the storekeeper does about a line that is missing: when it comes, what may stand in, who lends it."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Department
from frontdesk.web.forms import DepartmentField, helper
from supplies.actions.requisitions import MOST
from supplies.forms.days import DayField
from supplies.models import Item, RequisitionLine

REFUSALS = {"past": "day", "quantity": "quantity", "item": "item", "same": "lender"}


def many_field(label: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=1, max_value=MOST, widget=widget)


class PromiseForm(forms.Form):
    day = DayField(label=_("Expected on"))
    helper = helper("day")

    def __init__(self, line: RequisitionLine, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = line.promised_on


class OfferForm(forms.Form):
    item = forms.ModelChoiceField(label=_("Instead"), queryset=Item.objects.none(), empty_label="")
    quantity = many_field(_("How many"))
    helper = helper("item", "quantity")

    def __init__(self, line: RequisitionLine, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        taken = RequisitionLine.objects.filter(requisition=line.requisition_id).values("item")
        others = Item.objects.open().filter(category=line.item.category_id).exclude(pk__in=taken)
        cast(forms.ModelChoiceField, self.fields["item"]).queryset = others
        self.fields["quantity"].initial = line.missing


class LendForm(forms.Form):
    lender = DepartmentField(label=_("Lent by"), required=True, empty_label="")
    quantity = many_field(_("How many"))
    due_on = DayField(label=_("Returned by"))
    helper = helper("lender", "quantity", "due_on")

    def __init__(self, line: RequisitionLine, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        others = Department.objects.open().exclude(pk=line.requisition.department_id).select_related("parent")
        cast(forms.ModelChoiceField, self.fields["lender"]).queryset = others
        self.fields["quantity"].initial = line.missing
