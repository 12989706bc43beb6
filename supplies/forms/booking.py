"""What is booked by hand: on an open day only, which the form says before anything is tried."""

from datetime import date
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import helper
from supplies.forms.days import DayField
from supplies.models import ClosedMonth, Item, Store

DEAREST = 9_999_999  # of one
REFUSALS = {"closed": "on", "future": "on", "short": "quantity", "quantity": "quantity", "reason": "reason", "opened": "item"}
REFUSALS |= {"closed_item": "item"}


class BookedOnField(DayField):
    """The day a movement counts for: none to come, and none of a closed month."""

    def __init__(self, **kwargs: Any):
        super().__init__(**{"label": gettext_lazy("Counts for"), "initial": timezone.localdate, **kwargs})

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("A day that has not come yet cannot be booked."), "future")
        closed = ClosedMonth.objects.holding(day).first() if day else None
        if day and closed:
            words = _("%(month)s is closed since %(day)s: book it on a day of an open month.")
            raise forms.ValidationError(
                words % {"month": f"{day:%Y-%m}", "day": f"{timezone.localtime(closed.closed_at):%Y-%m-%d}"}, "closed"
            )
        return day


class ItemChoice(forms.ModelChoiceField):
    """An item of the catalogue, with its number and specification."""

    def __init__(self, **kwargs: Any):
        kwargs = {"label": gettext_lazy("Item"), "queryset": Item.objects.open().select_related("category"), **kwargs}
        super().__init__(**kwargs)

    def label_from_instance(self, item: Item) -> str:
        return " · ".join(filter(None, (str(item), item.specification, item.number)))


class BookingForm(forms.Form):
    """How many of which item in which store."""

    item = ItemChoice()
    store = forms.ModelChoiceField(label=gettext_lazy("Store"), queryset=Store.objects.none(), empty_label=None)
    quantity = forms.IntegerField(label=gettext_lazy("How many, in its unit"), min_value=1, max_value=10_000_000)
    on = BookedOnField()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["store"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Store.objects.open().in_order()
        self.helper = helper("item", Div("store", "quantity", css_class="fd-pair"), *self.rest())

    def rest(self) -> list[Any]:
        """What the page lays out below item, store and quantity."""
        return ["on"]


class OpeningForm(BookingForm):
    unit_cost = forms.DecimalField(
        label=gettext_lazy("Cost of one, without tax"),
        min_value=0,
        max_value=DEAREST,
        decimal_places=6,
        help_text=gettext_lazy("In yuan."),
    )

    def rest(self) -> list[Any]:
        return [Div("unit_cost", "on", css_class="fd-pair")]


class ScrapForm(BookingForm):
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, error_messages={"required": gettext_lazy("Please say why.")})

    def rest(self) -> list[Any]:
        return ["reason", "on"]


class ReverseForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, error_messages={"required": gettext_lazy("Please say why.")})
    on = BookedOnField()
    helper = helper("reason", "on")
