"""Forms of the working calendar's pages: one day, the week's hours, a file."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import helper
from frontdesk.workdays.calendar import Calendar, Hours, Kind
from frontdesk.workdays.changes import LONGEST_NAME, Change, nonsense, special
from frontdesk.workdays.models import Weekday

CLOCK = "%H:%M"
USUAL = "usual"


class DayForm(forms.Form):
    """What one day is: as its weekday says, a holiday, or a make-up working day."""

    kind = forms.ChoiceField(label=gettext_lazy("What is this day?"))
    name_zh = forms.CharField(
        label=gettext_lazy("Name in Chinese"), max_length=LONGEST_NAME, required=False, help_text=gettext_lazy("One of the two is enough.")
    )
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=LONGEST_NAME, required=False)

    def __init__(self, *args: Any, calendar: Calendar, on: date, **kwargs: Any):
        standing = calendar.specials.get(on)
        kwargs["initial"] = {
            "kind": USUAL if standing is None else Kind.MAKE_UP if standing.is_workday else Kind.HOLIDAY,
            "name_zh": standing.name_zh if standing else "",
            "name_en": standing.name_en if standing else "",
        }
        super().__init__(*args, **kwargs)
        self.calendar, self.on, self.helper = calendar, on, helper("name_zh", "name_en")
        usually_open = on.weekday() in calendar.hours
        kinds = [(USUAL, _("as usual")), (Kind.HOLIDAY.value, Kind.HOLIDAY.label), (Kind.MAKE_UP.value, Kind.MAKE_UP.label)]
        choice = self.fields["kind"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = kinds[:2] if usually_open else kinds
        self.fields["name_zh"].widget.attrs |= {"lang": "zh-Hans"}
        self.fields["name_en"].widget.attrs |= {"lang": "en"}

    def clean(self) -> None:
        kind = self.cleaned_data.get("kind")
        if not kind or kind == USUAL or self.errors:
            return
        is_workday = kind == Kind.MAKE_UP.value
        self.special = special(is_workday=is_workday, name_zh=self.cleaned_data["name_zh"], name_en=self.cleaned_data["name_en"])
        if no := nonsense(self.calendar, self.on, self.special):
            self.add_error(no.field, no.words)

    @property
    def change(self) -> Change:
        return Change(days={self.on: None if self.cleaned_data["kind"] == USUAL else self.special})


class HoursForm(forms.Form):
    """The week: each weekday open or closed, with its times in order."""

    PARTS = ("opens", "lunch_from", "lunch_until", "closes")
    LABELS = (gettext_lazy("Opens"), gettext_lazy("Lunch from"), gettext_lazy("Lunch until"), gettext_lazy("Closes"))

    def __init__(self, *args: Any, calendar: Calendar, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for weekday, name in Weekday.choices:
            hours = calendar.hours.get(weekday)
            self.fields[f"open_{weekday}"] = forms.BooleanField(label=name, required=False, initial=hours is not None)
            for part, label in zip(self.PARTS, self.LABELS, strict=True):
                self.fields[f"{part}_{weekday}"] = forms.TimeField(
                    label=_("%(weekday)s, %(what)s") % {"weekday": name, "what": label},
                    required=False,
                    initial=getattr(hours, part, None),
                    widget=forms.TimeInput(format=CLOCK, attrs={"type": "time", "step": 300}),
                    input_formats=[CLOCK, "%H:%M:%S"],
                    error_messages={"invalid": gettext_lazy("Write the time like 09:00.")},
                )

    @property
    def rows(self) -> list[tuple[Any, list[tuple[Any, Any]]]]:
        """One row a weekday: the switch, then the four times with their labels."""
        parts = list(zip(self.PARTS, self.LABELS, strict=True))
        return [(self[f"open_{weekday}"], [(self[f"{part}_{weekday}"], label) for part, label in parts]) for weekday in Weekday.values]

    def clean(self) -> None:
        self.week: dict[int, Hours | None] = {}
        for weekday in Weekday.values:
            self.week[weekday] = self._hours(weekday) if self.cleaned_data.get(f"open_{weekday}") else None
        if not self.errors and not any(self.week.values()):
            self.add_error(None, _("At least one weekday must be open, or no deadline could be counted."))

    def _hours(self, weekday: int) -> Hours | None:
        """The hours of an open weekday; None when something is wrong, which then stands at its field."""
        given: dict[str, time | None] = {part: self.cleaned_data.get(f"{part}_{weekday}") for part in self.PARTS}
        names = {part: f"{part}_{weekday}" for part in self.PARTS}
        if any(name in self.errors for name in names.values()):
            return None
        for part, other in (("lunch_from", "lunch_until"), ("lunch_until", "lunch_from")):
            if given[part] is None and given[other] is not None:
                self.add_error(names[part], _("A lunch break needs a beginning and an end."))
        for part in ("opens", "closes"):
            if given[part] is None:
                self.add_error(names[part], _("An open day needs this time."))
        self._in_order(names, given)
        if any(name in self.errors for name in names.values()):
            return None
        opens, closes = given["opens"], given["closes"]
        return Hours(opens, closes, given["lunch_from"], given["lunch_until"]) if opens and closes else None

    def _in_order(self, names: dict[str, str], given: dict[str, time | None]) -> None:
        before: tuple[str, time] | None = None
        for part in self.PARTS:
            at = given[part]
            if at is None or names[part] in self.errors:
                continue
            if before and at <= before[1]:
                self.add_error(names[part], _("This must be later than %(time)s.") % {"time": f"{before[1]:{CLOCK}}"})
            before = (part, at)

    @property
    def change(self) -> Change:
        return Change(hours=self.week)


class ImportForm(forms.Form):
    """A spreadsheet with the special days of whole years."""

    file = forms.FileField(
        label=gettext_lazy("Spreadsheet (.xlsx)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty.")},
    )
    official = forms.BooleanField(label=gettext_lazy("These are the official dates of the years in the file"), required=False)

    helper = helper("file", "official")
