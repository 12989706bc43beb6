"""The form of a department's budget: one amount for the year, one for each month; empty is none."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

YEAR = "year"


class BudgetForm(forms.Form):
    """What was there travels along: only what its reader touched is written."""

    def __init__(self, data: Any = None, *, amounts: Mapping[int | None, Decimal]):
        super().__init__(data)
        for month in (None, *MONTHS):
            self.fields[self.name_of(month)] = forms.DecimalField(
                label=MONTHS[month] if month else _("The whole year"),
                max_digits=12,
                decimal_places=2,
                min_value=0,
                required=False,
                initial=amounts.get(month),
                show_hidden_initial=True,
                widget=forms.NumberInput(attrs={"step": "0.01", "min": "0", "inputmode": "decimal", "autocomplete": "off"}),
            )

    @staticmethod
    def name_of(month: int | None) -> str:
        return f"month_{month}" if month else YEAR

    @property
    def touched(self) -> dict[int | None, Decimal | None]:
        names = {self.name_of(month): month for month in (None, *MONTHS)}
        return {names[name]: self.cleaned_data[name] for name in self.changed_data}

    @property
    def months(self) -> list[Any]:
        return [self[self.name_of(month)] for month in MONTHS]

    @property
    def year(self) -> Any:
        return self[YEAR]
