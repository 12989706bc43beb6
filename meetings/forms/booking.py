"""What is asked of who books a room, moves a booking or changes its words."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from crispy_forms.layout import Div, Field
from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.forms import Fold, PersonField, helper
from frontdesk.web.ids import id_in
from frontdesk.workdays.changes import FIRST_YEAR, LAST_YEAR
from frontdesk.workdays.days import end_of
from frontdesk.workdays.load import calendar
from meetings.actions.series import Choice, Scope
from meetings.finding.free import Asked
from meetings.limits import Service
from meetings.models import Booking, Equipment, Meeting, Room, TeaEvery

USUAL = timedelta(hours=1)
REFUSALS = {
    "subject": "subject",
    "past": "day",
    "long": "ends",
    "hours": "begins",
    "small": "people",
    "rule": "repeat",
    "served": "is_served",
    "organiser": "organiser",
}


def day_input() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, "%Y-%m-%d")


def time_input() -> forms.TimeInput:
    """By quarters of an hour; other minutes may be typed."""
    return forms.TimeInput({"type": "time", "step": 900}, "%H:%M")


class Repeat:
    """The rules that the form offers, and what they are as RRULE from a first day."""

    NONE, WORKDAYS, WEEKLY, FORTNIGHTLY, MONTHLY, LAST_DAY = "", "workdays", "weekly", "fortnightly", "monthly", "last-day"
    CHOICES = (
        (NONE, pgettext_lazy("a meeting", "does not repeat")),
        (WEEKLY, pgettext_lazy("a meeting", "every week")),
        (FORTNIGHTLY, pgettext_lazy("a meeting", "every two weeks")),
        (WORKDAYS, pgettext_lazy("a meeting", "Monday to Friday")),
        (MONTHLY, pgettext_lazy("a meeting", "every month on this weekday")),
        (LAST_DAY, pgettext_lazy("a meeting", "on the last day of every month")),
    )

    @staticmethod
    def rule(repeat: str, first: date, until: date) -> str:
        nth = (first.day - 1) // 7 + 1
        weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[first.weekday()]
        parts = {
            Repeat.WORKDAYS: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            Repeat.WEEKLY: "FREQ=WEEKLY",
            Repeat.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
            Repeat.MONTHLY: f"FREQ=MONTHLY;BYDAY={nth if nth < 5 else -1}{weekday}",
            Repeat.LAST_DAY: "FREQ=MONTHLY;BYMONTHDAY=-1",
        }[repeat]
        return f"{parts};UNTIL={until:%Y%m%d}T235959"


class WhenForm(forms.Form):
    """Day, from when to when, and in which room."""

    day = forms.DateField(label=_("Day"), widget=day_input())
    begins = forms.TimeField(label=pgettext_lazy("a meeting", "From"), widget=time_input())
    ends = forms.TimeField(label=pgettext_lazy("a meeting", "Until"), widget=time_input())
    room = forms.ModelChoiceField(
        label=pgettext_lazy("a meeting room", "Room"),
        queryset=Room.objects.none(),
        error_messages={"required": _("Choose a room.")},
        empty_label=None,
    )

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any]):
        super().__init__(data, initial=dict(initial))
        self.fields["room"].queryset = Room.objects.in_order()  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Write the day like 2026-11-23."), "invalid")
        return day

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        stretch = self.stretch_of(said)
        if stretch is not None and stretch[0] >= stretch[1]:
            self.add_error("ends", _("It ends before it begins."))
        return said

    def full_clean(self) -> None:
        """What was read is kept beside: a refusal takes the field it is about out of the cleaned data."""
        super().full_clean()
        self.read = dict(getattr(self, "cleaned_data", {}))

    @property
    def said(self) -> dict[str, Any]:
        """What can be read of what was typed; of a form that nobody has sent yet, what stands in it."""
        if self.is_bound:
            return self.read if self.errors else self.cleaned_data
        return {**self.initial, "room": Room.objects.in_order().filter(pk=self.initial.get("room") or 0).first()}

    def stretch(self) -> tuple[datetime, datetime] | None:
        """From when to when; None while that can't be read. What ends at midnight ends with the day."""
        return self.stretch_of(self.said)

    @staticmethod
    def stretch_of(said: Mapping[str, Any]) -> tuple[datetime, datetime] | None:
        day, begins, ends = said.get("day"), said.get("begins"), said.get("ends")
        if day is None or begins is None or ends is None:
            return None
        until = datetime.combine(day, ends)
        if ends == datetime.min.time() and begins != ends:
            until += timedelta(days=1)
        return timezone.make_aware(datetime.combine(day, begins)), timezone.make_aware(until)

    def instead(self, words: str) -> "WhenForm":
        """The same wish for another room or another time: '3 2026-11-24T10:00' of a way out."""
        room, _space, begins = words.partition(" ")
        at, stretch = _moment(begins), self.stretch()
        if at is None or stretch is None or stretch[0] >= stretch[1] or not id_in(room):
            return self
        at = timezone.localtime(at)
        ends = at + (stretch[1] - stretch[0])
        return self._with(day=f"{at:%Y-%m-%d}", begins=f"{at:%H:%M}", ends=f"{ends:%H:%M}", room=room)

    def about(self, room: str) -> "WhenForm":
        """The same wish for the room that a button beside it is about."""
        return self._with(room=room) if id_in(room) else self

    def anew(self, data: Any) -> "WhenForm":
        return type(self)(data, initial=self.initial)

    def _with(self, **values: str) -> "WhenForm":
        sent: Any = self.data
        data = sent.copy()
        for name, value in values.items():
            data.setlist(name, [value])
        form = self.anew(data)
        form.is_valid()
        return form


class BookingForm(WhenForm):
    subject = forms.CharField(
        label=pgettext_lazy("a meeting", "Subject"),
        max_length=120,
        error_messages={"required": pgettext_lazy("a meeting", "Write the subject.")},
    )
    people = forms.IntegerField(label=pgettext_lazy("a meeting", "People"), min_value=1, max_value=2000)
    needs = forms.MultipleChoiceField(
        label=pgettext_lazy("a meeting", "What is needed"), choices=Equipment.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    is_confidential = forms.BooleanField(label=_("Confidential: others read only that the room is taken"), required=False)
    is_served = forms.BooleanField(label=_("The office prepares the room: water, papers, equipment"), required=False)
    organiser = PersonField(
        label=_("Organiser"), required=False, help_text=_("Nobody named: you. Whoever organises it is told and may change it.")
    )
    repeat = forms.ChoiceField(label=pgettext_lazy("a meeting", "Repeats"), choices=Repeat.CHOICES, required=False)
    repeat_until = forms.DateField(label=pgettext_lazy("a meeting", "Repeat until"), required=False, widget=day_input())

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any], for_others: bool = False):
        super().__init__(data, initial=initial)
        if not for_others:
            del self.fields["organiser"]
        self.fields["subject"].widget.attrs |= {"autocomplete": "off", "autofocus": not self.is_bound}
        self.helper = helper(
            "subject",
            Div("day", "begins", "ends", "people", css_class="mt-when"),
            *([Fold(_("For somebody else"), "organiser")] if for_others else []),
            Fold(pgettext_lazy("a meeting", "What is needed"), Field("needs", template="_ui/ticks.html")),
        )
        self.more = helper(
            Fold(pgettext_lazy("a meeting", "Repeats"), Div("repeat", "repeat_until", css_class="fd-pair")), "is_served", "is_confidential"
        )
        self.more.form_show_errors = False  # they stand above the first half
        self.fields["repeat_until"].is_wanted = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("repeat") and not said.get("repeat_until"):
            self.add_error("repeat_until", _("Until which day? A year at most."))
        return said

    def anew(self, data: Any) -> "BookingForm":
        return type(self)(data, initial=self.initial, for_others="organiser" in self.fields)

    @property
    def asked(self) -> Asked | None:
        """What is looked for; None while it can't be read."""
        stretch = self.stretch()
        said = self.said
        if stretch is None or stretch[0] >= stretch[1] or not said.get("people"):
            return None
        return Asked(*stretch, said["people"], said.get("room"), frozenset(said.get("needs") or ()))

    @property
    def is_proposed(self) -> bool:
        """Whether the room that is chosen is the one that the page had chosen itself, so that a better one may take its place."""
        room, proposed = self.said.get("room"), self.data.get("proposed", "") if self.is_bound else ""
        return room is not None and str(room.pk) == proposed

    def choices_of_dates(self) -> dict[date, Choice]:
        """What becomes of each date whose room is taken: `on-2026-12-01` = wait or drop."""
        return chosen(self.data)


def chosen(data: Mapping[str, str]) -> dict[date, Choice]:
    made = {}
    for name, value in data.items():
        on = _date(name[3:]) if name.startswith("on-") else None
        if on and value in {each.value for each in Choice}:
            made[on] = Choice(value)
    return made


def _date(words: str) -> date | None:
    try:
        return parse_date(words)
    except ValueError:
        return None


class ScopeField(forms.ChoiceField):
    """How much of a series a change is about."""

    def __init__(self) -> None:
        choices = (
            (Scope.THIS.value, pgettext_lazy("of a series", "only this one")),
            (Scope.FOLLOWING.value, pgettext_lazy("of a series", "this one and all after it")),
            (Scope.ALL.value, pgettext_lazy("of a series", "the whole series (what has not begun)")),
        )
        label = pgettext_lazy("of a series", "Change")
        super().__init__(label=label, choices=choices, required=False, initial=Scope.THIS.value, widget=forms.RadioSelect)

    def clean(self, value: Any) -> Scope:
        return Scope(super().clean(value) or Scope.THIS.value)


class MoveForm(WhenForm):
    scope = ScopeField()

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any]):
        super().__init__(data, initial=initial)
        self.helper = helper(Div("day", "begins", "ends", css_class="mt-when is-three"))


class WordsForm(forms.Form):
    subject = forms.CharField(
        label=pgettext_lazy("a meeting", "Subject"),
        max_length=120,
        error_messages={"required": pgettext_lazy("a meeting", "Write the subject.")},
    )
    people = forms.IntegerField(label=pgettext_lazy("a meeting", "People"), min_value=1, max_value=2000)
    is_confidential = forms.BooleanField(label=_("Confidential: others read only that the room is taken"), required=False)
    is_served = forms.BooleanField(label=_("The office prepares the room: water, papers, equipment"), required=False)
    tea_every = forms.TypedChoiceField(label=pgettext_lazy("a meeting", "Tea"), required=False, coerce=int, empty_value=None)
    wants_warning = forms.BooleanField(label=_("Tell me before its end, also when nobody has the room next"), required=False)
    scope = ScopeField()

    def __init__(self, data: Any = None, *, record: Meeting, may_order: bool = False):
        self.names = ["subject", "people", *(["tea_every"] if record.is_served else []), "is_confidential", "wants_warning"]
        super().__init__(data, initial={name: getattr(record, name) for name in self.names})
        if not may_order:
            del self.fields["is_served"]
        elif record.series_id:
            self.fields["is_served"].help_text = _("For this date alone.")
        self.fields["subject"].widget.attrs["autocomplete"] = "off"
        usual = _("as usual, every %(n)d minutes") % {"n": Service.now().tea // timedelta(minutes=1)} if record.is_served else ""
        self.fields["tea_every"].choices = [("", usual), *TeaEvery.choices]  # type: ignore[attr-defined]
        self.helper = helper(*self.names[:-2], *(["is_served"] if may_order else []), *self.names[-2:])

    @property
    def orders(self) -> bool:
        """Whether the office shall prepare it from now on."""
        return bool(self.cleaned_data.get("is_served"))

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.names}


class CancelForm(forms.Form):
    scope = ScopeField()


class DeclineForm(forms.Form):
    because = forms.CharField(label=pgettext_lazy("declined", "Why not"), max_length=200, required=False)


def wished(get: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """What an address asks for (`room`, `from`, `until`), or an hour from the next half hour on, in the office's hours."""
    at = _moment(get.get("from", "")) or _next_half_hour(now)
    until = _moment(get.get("until", "")) or at + USUAL
    return {**fields_of(at, until), "room": id_in(get.get("room")), "people": 4}


def fields_of(begins: datetime, ends: datetime) -> dict[str, Any]:
    at, until = timezone.localtime(begins), timezone.localtime(ends)
    return {"day": at.date(), "begins": at.time(), "ends": until.time()}


def moved(booking: Booking, get: Mapping[str, str]) -> dict[str, Any]:
    """Where a booking is, or where an address wants it."""
    begins = _moment(get.get("from", "")) or booking.begins_at
    ends = _moment(get.get("until", "")) or begins + (booking.ends_at - booking.begins_at)
    return {**fields_of(begins, ends), "room": id_in(get.get("room")) or booking.room_id, "scope": Scope.THIS.value}


def _moment(words: str) -> datetime | None:
    try:
        at = parse_datetime(words)
    except ValueError:
        return None
    if at is None or not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    return timezone.make_aware(at) if timezone.is_naive(at) else at


def _next_half_hour(now: datetime) -> datetime:
    """What is left of today, from its opening on; else the first hour of the next working day."""
    local = timezone.localtime(now).replace(second=0, microsecond=0)
    at, days = local + timedelta(minutes=30 - local.minute % 30), calendar()
    if not days.hours:
        return at
    today = local.date()
    is_over = not days.is_workday(today) or at >= end_of(today, days)
    on = days.next_workday(today) if is_over else today
    hours = days.hours_on(on)
    opening = timezone.make_aware(datetime.combine(on, hours.opens)) if hours else at
    return max(at, opening)
