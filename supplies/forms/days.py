"""A day by the browser's own picker."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR


class DayField(forms.DateField):
    """A day of our calendar, so that there is one after it."""

    def __init__(self, **kwargs: Any):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "form-control"})
        errors = {"required": gettext_lazy("Choose the day."), "invalid": gettext_lazy("Write the day like 2026-11-23.")}
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], error_messages=errors, **kwargs)

    def to_python(self, value: Any) -> date | None:
        day: date | None = super().to_python(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return day
