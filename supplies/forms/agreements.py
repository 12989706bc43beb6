"""Forms of supply agreements: its days, and a price beside each item that is agreed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import helper
from supplies.actions.agreements import Price
from supplies.forms.days import DayField
from supplies.models import Item, Pack

REFUSALS = {"dates": "until_on", "past": "until_on"}
TAXES = ("13", "9", "6", "3", "1", "0")
MOST = Decimal(10) ** 8
A_YEAR = timedelta(days=364)


@dataclass
class PriceRow:
    """One item on the page: in which pack, at which price, with which tax; without a price it is not agreed on."""

    item: Item
    packs: Sequence[Pack]
    price: str = ""
    holds: str = "1"
    tax: str = TAXES[0]
    error: str = ""


class AgreementForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Number of the contract"), max_length=60, required=False)
    from_on = DayField(label=gettext_lazy("First day"))
    until_on = DayField(label=gettext_lazy("Last day"))
    is_with_tax = forms.BooleanField(label=gettext_lazy("The prices hold the tax"), required=False, initial=True)

    def __init__(self, data: Any = None, *, items: Sequence[Item], now: datetime):
        super().__init__(data)
        today = timezone.localdate(now)
        self.fields["from_on"].initial, self.fields["until_on"].initial = today, today + A_YEAR
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        self.helper = helper(Div("number", "from_on", "until_on", css_class="fd-three"), "is_with_tax")
        self.rows = [PriceRow(item, list(item.packs.all())) for item in items]
        self.prices: list[Price] = []
        for row in self.rows if data is not None else []:
            row.price, row.holds, row.tax = (data.get(f"{name}-{row.item.pk}", "").strip()[:20] for name in ("price", "holds", "tax"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.prices = [price for row in self.rows if row.price and (price := self._read(row, bool(given.get("is_with_tax"))))]
        if any(row.error for row in self.rows):
            self.add_error(None, _("A price below can't be read."))
        return given

    def _read(self, row: PriceRow, is_with_tax: bool) -> Price | None:
        sizes = {"1", *(str(pack.holds) for pack in row.packs)}
        try:
            price = Decimal(row.price.replace("¥", "").replace(",", ""))
        except InvalidOperation:
            price = Decimal("NaN")
        if not price.is_finite() or not 0 <= price < MOST or price != price.quantize(Decimal("0.01")):
            row.error = _("Write the price in yuan, like 12.50.")
        elif row.holds not in sizes or row.tax not in TAXES:
            row.error = _("Choose the pack and the tax again.")
        else:
            return Price(row.item, price, int(row.holds), Decimal(row.tax), is_with_tax)
        return None

    @property
    def days(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("number", "from_on", "until_on")}

    taxes = TAXES


class LongerForm(forms.Form):
    """Another last day."""

    until_on = DayField(label=gettext_lazy("Last day"))
    helper = helper("until_on")
