"""The types a limit can have. Each knows its unit, bounds, how to read text and how to show itself in a sentence."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext


class YesNoField(forms.TypedChoiceField):
    """A switch as a choice of two words: it stands in the middle of a sentence."""

    def __init__(self, **kwargs: Any):
        super().__init__(choices=[("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))], coerce=lambda word: word == "yes", **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


@dataclass
class Limit:
    """A typed value with a default; `stored` is JSON, `value` is what code works with."""

    default: Any
    label: Any = ""
    minimum: int = 0
    maximum: int = 100_000
    name: str = ""

    def value(self, stored: Any) -> Any:
        return stored

    def shown(self, stored: Any) -> str:
        return str(stored)

    def unit(self, stored: Any) -> tuple[str, str]:
        """What stands before and after the value in a sentence: ("", " minutes")."""
        if stored == "":
            return "", ""
        before, value, after = self.shown(stored).partition(str(stored))
        return (before, after) if value else ("", "")

    def field(self) -> forms.Field:
        return forms.IntegerField(label=self.label or self.name, min_value=self.minimum, max_value=self.maximum)


class Number(Limit):
    """A whole number."""


class Minutes(Limit):
    """Whole minutes; code sees a timedelta."""

    def value(self, stored: int) -> timedelta:
        return timedelta(minutes=stored)

    def shown(self, stored: int) -> str:
        return ngettext("%(n)d minute", "%(n)d minutes", stored) % {"n": stored}


class Seconds(Limit):
    """Whole seconds; code sees a timedelta."""

    def value(self, stored: int) -> timedelta:
        return timedelta(seconds=stored)

    def shown(self, stored: int) -> str:
        return ngettext("%(n)d second", "%(n)d seconds", stored) % {"n": stored}


class Hours(Limit):
    """Whole hours; code sees a timedelta."""

    def value(self, stored: int) -> timedelta:
        return timedelta(hours=stored)

    def shown(self, stored: int) -> str:
        return ngettext("%(n)d hour", "%(n)d hours", stored) % {"n": stored}


class Days(Limit):
    """Whole days, of the promise's own clock; code sees a timedelta."""

    def value(self, stored: int) -> timedelta:
        return timedelta(days=stored)

    def shown(self, stored: int) -> str:
        return ngettext("%(n)d day", "%(n)d days", stored) % {"n": stored}


class Months(Limit):
    """Whole calendar months; code sees a number and counts on the calendar, for a month has no fixed length."""

    def shown(self, stored: int) -> str:
        return ngettext("%(n)d month", "%(n)d months", stored) % {"n": stored}


class TimeOfDay(Limit):
    """A time on the wall, stored as 'HH:MM'; code sees a time."""

    def value(self, stored: str) -> time:
        return time.fromisoformat(stored)

    def field(self) -> forms.Field:
        return forms.RegexField(
            r"^([01]\d|2[0-3]):[0-5]\d$",
            label=self.label or self.name,
            widget=forms.TimeInput(attrs={"type": "time"}),
            error_messages={"invalid": gettext_lazy("Write the time as 16:00.")},
        )


class YesNo(Limit):
    """A switch."""

    def shown(self, stored: bool) -> str:
        return _("yes") if stored else _("no")

    def field(self) -> forms.Field:
        return YesNoField(label=self.label or self.name)


SHIFTS = {
    "previous": gettext_lazy("the working day before"),
    "next": gettext_lazy("the working day after"),
    "none": gettext_lazy("that day all the same"),
}


class Shift(Limit):
    """What happens to a date that falls on a free day: `Calendar.shift` takes it."""

    def shown(self, stored: str) -> str:
        return str(SHIFTS[stored])

    def unit(self, stored: str) -> tuple[str, str]:
        return "", ""

    def field(self) -> forms.Field:
        return forms.ChoiceField(label=self.label or self.name, choices=list(SHIFTS.items()))


@dataclass
class MailAddress(Limit):
    """An e-mail address, or none: then the sentence says who gets the mail."""

    empty: Any = ""

    def shown(self, stored: str) -> str:
        return stored or str(self.empty) or _("none")

    def unit(self, stored: str) -> tuple[str, str]:
        return "", ""

    def field(self) -> forms.Field:
        return forms.EmailField(label=self.label or self.name, required=False, widget=forms.EmailInput(attrs={"placeholder": self.empty}))


class Text(Limit):
    """Words of up to `maximum` characters."""

    def field(self) -> forms.Field:
        return forms.CharField(label=self.label or self.name, max_length=min(self.maximum, 500), required=False)
