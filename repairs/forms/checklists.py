"""Forms of a checklist and of its items."""

import re
from collections.abc import Iterable
from datetime import time
from typing import Any

from crispy_forms.layout import HTML, Div
from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import SHIFTS
from frontdesk.office.forms.editing import EditForm
from frontdesk.people.editing import values_of
from frontdesk.web.forms import PersonField
from frontdesk.web.place_fields import FloorChoice, PlaceChoice
from repairs.actions.checklists import in_words
from repairs.forms.fields import CategoryChoice, chinese_name, english_name, keep_closed, position, words
from repairs.models import Checklist, ChecklistItem, Repeat, RoundKind, Team

REFUSALS = {
    **{"name": "name", "twice": "name", "times": "times", "weekdays": "weekdays", "day": "day_of_month"},
    **{"who": "person", "person": "person", "team": "team", "where": "place"},
}
TIME = re.compile(r"([01]?\d|2[0-3])[:：.]([0-5]\d)")
MOST_TIMES = 12


class WeekdaysField(forms.MultipleChoiceField):
    """Weekdays as the checklist keeps them: '03' is Monday and Thursday."""

    def __init__(self, **kwargs: Any):
        choices = [(str(number), name) for number, name in WEEKDAYS.items()]
        super().__init__(choices=choices, required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return list(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> list[str]:
        return super().to_python(list(value or ()))

    def clean(self, value: Any) -> Any:
        return "".join(sorted(super().clean(value)))


def whole(label: Any, most: int, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, **kwargs)


class ChecklistForm(EditForm):
    name = chinese_name()
    name_en = english_name()
    kind = forms.ChoiceField(label=gettext_lazy("Kind of round"), choices=RoundKind.choices)
    category = CategoryChoice(label=gettext_lazy("Category of its repair tickets"), empty_label=None)
    place = PlaceChoice(label=gettext_lazy("Place"), required=False, empty_label=gettext_lazy("none"))
    floor = FloorChoice(label=gettext_lazy("or a whole floor"), required=False, empty_label=gettext_lazy("none"))
    repeat = forms.ChoiceField(label=gettext_lazy("When"), choices=Repeat.choices)
    times = words(gettext_lazy("Due at"), 100, help_text=gettext_lazy("Times like 08:30 15:00."))
    weekdays = WeekdaysField(label=gettext_lazy("Weekdays"))
    day_of_month = whole(gettext_lazy("Day of the month"), 31, required=False, help_text=gettext_lazy("31: the last day."))
    shift = forms.ChoiceField(label=gettext_lazy("When that day is free"), choices=list(SHIFTS.items()), initial="next")
    lead_minutes = whole(gettext_lazy("Opens, minutes before"), 10_080, initial=60)
    grace_minutes = whole(gettext_lazy("Missed, minutes after"), 10_080, initial=30)
    person = PersonField(label=gettext_lazy("Who does it"), required=False)
    team = forms.ModelChoiceField(
        label=gettext_lazy("or a team"), queryset=Team.objects.open().in_order(), required=False, empty_label=gettext_lazy("none")
    )
    position = position()

    def __init__(self, data: Any = None, *, record: Checklist | None = None, **kwargs: Any):
        if record:
            times = in_words(record.times)
            kwargs["initial"] = {"times": times, "seen": values_of(record, self.names) | {"times": times}, **kwargs.get("initial", {})}
        super().__init__(data, record=record, **kwargs)
        keep_what_is_closed(self, record, ("category", "place", "floor", "team"))

    @property
    def names(self) -> list[str]:
        return [name for name in super().names if name != "times"]

    def laid_out(self) -> list[Any]:
        return [
            Div("name", "name_en", "kind", "category", css_class="fd-pair"),
            heading(_("Where and who")),
            Div("place", "floor", "person", "team", css_class="fd-pair"),
            heading(_("When it is due")),
            Div("repeat", "times", css_class="fd-pair"),
            HTML('{% include "_ui/ticks.html" with field=form.weekdays %}'),
            Div("day_of_month", "shift", "lead_minutes", "grace_minutes", "position", css_class="fd-pair"),
        ]

    def clean_times(self) -> list[str]:
        given = re.split(r"[\s,，、;；]+", self.cleaned_data["times"].strip())
        read = [TIME.fullmatch(each) for each in given if each]
        if len(read) > MOST_TIMES or not all(read):
            raise forms.ValidationError(_("Write the times like 08:30 15:00."), "times")
        return sorted({f"{time(int(each[1]), int(each[2])):%H:%M}" for each in read if each})

    @property
    def due_times(self) -> list[str]:
        return list(self.cleaned_data["times"])


class ItemForm(EditForm):
    name = words(
        gettext_lazy("What is looked at, in Chinese"),
        60,
        required=True,
        error_messages={"required": gettext_lazy("Say what is looked at.")},
    )
    name_en = words(gettext_lazy("In English"), 60)
    place = PlaceChoice(
        label=gettext_lazy("Where"),
        required=False,
        empty_label=gettext_lazy("none"),
        help_text=gettext_lazy("None: that of the checklist."),
    )
    counts_for_environment = forms.BooleanField(label=gettext_lazy("Counts for the pass rate of the environment"), required=False)
    position = position()

    def __init__(self, data: Any = None, *, record: ChecklistItem | None = None, **kwargs: Any):
        super().__init__(data, record=record, **kwargs)
        keep_what_is_closed(self, record, ("place",))


def keep_what_is_closed(form: EditForm, record: Any, names: Iterable[str]) -> None:
    """The record may keep what it points at though nobody else can choose it any more."""
    for name in names:
        chosen = getattr(record, name, None)
        if chosen is not None and chosen.closed_at:
            keep_closed(form, name, [chosen.pk])


def heading(text: str) -> HTML:
    return HTML(format_html('<h2 class="fd-section fd-part">{}</h2>', text))
