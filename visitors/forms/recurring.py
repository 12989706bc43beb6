"""Forms about recurring passes: make one, move its last day."""

from datetime import date, datetime, timedelta
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import Fold, PersonField, PhoneField, helper
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from visitors.models.visit import Purpose

REFUSALS = {
    **{"name": "name", "host": "host", "weekdays": "weekdays"},
    **{"dates": "until_on", "past": "until_on", "long": "until_on"},
}
DAY_NEEDED = gettext_lazy("Choose the day.")


class DayField(forms.DateField):
    """A day by the browser's own picker."""

    def __init__(self, **kwargs: Any):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        errors = {"required": DAY_NEEDED, "invalid": gettext_lazy("Write the day like 2026-11-23.")}
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], error_messages=errors, **kwargs)

    def to_python(self, value: Any) -> date | None:
        """A day of our calendar, so that there is one after it."""
        day: date | None = super().to_python(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")
        return day


class PassForm(forms.Form):
    """Who comes, on which weekdays, at what time, from when until when."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, error_messages={"required": gettext_lazy("Enter the visitor's name.")}
    )
    phone = PhoneField(label=gettext_lazy("Mobile"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    company = forms.CharField(label=gettext_lazy("Company"), max_length=120, required=False)
    host = PersonField(label=gettext_lazy("Host"), error_messages={"required": gettext_lazy("Choose the host.")})
    weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("Weekdays"),
        choices=[(str(number + 1), name) for number, name in WEEKDAYS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one weekday.")},
    )
    comes_at = forms.TimeField(
        label=gettext_lazy("Comes at"),
        initial="09:00",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 300}),
        error_messages={"required": gettext_lazy("Write the time like 09:00."), "invalid": gettext_lazy("Write the time like 09:00.")},
    )
    from_on = DayField(label=gettext_lazy("First day"))
    until_on = DayField(label=gettext_lazy("Last day"), help_text=gettext_lazy("At most one year."))
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"), choices=Purpose.choices, initial=Purpose.MAINTENANCE)
    plate = forms.CharField(label=gettext_lazy("Licence plate"), max_length=12, required=False)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=80, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the visitor"), choices=settings.LANGUAGES, initial="zh-hans")
    note = forms.CharField(
        label=gettext_lazy("Note for the desk"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, chooses_host: bool, now: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        today = timezone.localdate(now)
        self.fields["from_on"].initial, self.fields["until_on"].initial = today, today + timedelta(days=90)
        for name, field in self.fields.items():
            if name != "weekdays":
                field.widget.attrs.setdefault("autocomplete", "off")
        if not chooses_host:
            del self.fields["host"]
        who = Div("name", "phone", "email", "company", css_class="fd-pair")
        more = Fold(
            _("More: purpose, plate, place, language, note"), Div("purpose", "plate", "place", "language", css_class="fd-pair"), "note"
        )
        self.helper = helper(who, *(["host"] if chooses_host else []))
        self.when = helper(Div("comes_at", "from_on", "until_on", css_class="fd-three"), more)

    def clean_weekdays(self) -> str:
        return "".join(sorted(self.cleaned_data["weekdays"]))


class LongerForm(forms.Form):
    """Another last day."""

    until_on = DayField(label=gettext_lazy("Last day"))
    helper = helper("until_on")

    @property
    def day(self) -> date:
        return self.cleaned_data["until_on"]
