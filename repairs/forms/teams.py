"""Forms of teams and their members: skills, and shifts as people write them."""

import re
from collections.abc import Iterable
from datetime import time
from typing import Any, Self

from crispy_forms.layout import Div
from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.office.forms.editing import EditForm
from frontdesk.people.editing import Changed
from frontdesk.web.forms import PersonField, helper
from repairs.actions.teams import Stretch, shifts_of, written
from repairs.finding.reasons import clock_of
from repairs.forms.fields import CategoryTicks, chinese_name, english_name, position
from repairs.forms.ticking import TickingForm
from repairs.models import Membership

REFUSALS = {"name": "name", "twice": "name", "lead": "lead"}
MEMBER_REFUSALS = {"member": "person", "technician": "person", "closed": "person"}
STRETCH = re.compile(r"^([01]?\d|2[0-3])[:：]([0-5]\d)\s*[-–—~至到]\s*(?:([01]?\d|2[0-3])[:：]([0-5]\d)|24[:：]00)$")
DAYS = [f"day_{weekday}" for weekday in range(7)]


class TeamForm(EditForm):
    name = chinese_name()
    name_en = english_name()
    lead = PersonField(label=gettext_lazy("Team lead"), help_text=gettext_lazy("Hears of what nobody takes, and finds somebody for it."))
    position = position()

    def laid_out(self) -> list[Any]:
        return [Div("name", "name_en", "lead", "position", css_class="fd-pair")]


class MemberForm(TickingForm):
    """What a member can do and when they are there; `person` only while they are taken in."""

    ticks = "skills"
    person = PersonField(label=gettext_lazy("Who"), help_text=gettext_lazy("Somebody whose role repairs."))
    skills = CategoryTicks(label=pgettext_lazy("skills", "Repairs"), help_text=gettext_lazy("None ticked: everything."))

    def __init__(self, data: Any = None, *, record: Membership | None = None, **kwargs: Any):
        if record:
            kwargs["initial"] = {**in_fields(shifts_of(record)), **kwargs.get("initial", {})}
        super().__init__(data, record=record, **kwargs)
        if record:
            del self.fields["person"]
        for name, label in zip(DAYS, WEEKDAYS.values(), strict=True):
            attrs = {"placeholder": "08:00-16:00", "autocomplete": "off"}
            self.fields[name] = forms.CharField(label=label, max_length=60, required=False, widget=forms.TextInput(attrs=attrs))
        self.helper = helper(*([] if record else ["person"]))
        self.how = helper(Div(*DAYS, css_class="fd-pair re-days"), "seen")

    @property
    def names(self) -> list[str]:
        return []

    def seen_besides(self, record: Any) -> dict[str, Any]:
        return {"shifts": written(shifts_of(record))}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.shifts: list[Stretch] = []
        for weekday, name in enumerate(DAYS):
            try:
                self.shifts += read(weekday, cleaned.get(name, ""))
            except forms.ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def anew(self, error: Changed) -> Self:
        error.fields = {DAYS[0] if name == "shifts" else name: both for name, both in error.fields.items()}
        form = super().anew(error)
        form.data = {**form.data, **{name: self.data.get(name, "") for name in DAYS}}
        return form


def read(weekday: int, typed: str) -> list[Stretch]:
    """The stretches of a day: '08:00-12:00, 22:00-06:00'; what goes past midnight goes on on the next day."""
    stretches = []
    for part in filter(None, map(str.strip, re.split(r"[,，、;；]", typed))):
        found = STRETCH.match(part)
        if not found:
            raise forms.ValidationError(_("Write when it begins and ends, for example 08:00-16:00: “%(part)s”") % {"part": part}, "shift")
        starts = time(int(found[1]), int(found[2]))
        ends = time(int(found[3]), int(found[4])) if found[3] else time.max
        if starts == ends:
            raise forms.ValidationError(_("A shift ends later than it begins: “%(part)s”") % {"part": part}, "shift")
        if starts < ends:
            stretches.append(Stretch(weekday, starts, ends))
        else:
            stretches.append(Stretch(weekday, starts, time.max))
            if ends > time.min:
                stretches.append(Stretch((weekday + 1) % 7, time.min, ends))
    return stretches


def in_fields(shifts: Iterable[Stretch]) -> dict[str, str]:
    """Day by day as it is typed."""
    days: dict[str, list[str]] = {}
    for each in sorted(shifts):
        days.setdefault(DAYS[each.weekday], []).append(f"{each.starts:%H:%M}-{clock_of(each.ends)}")
    return {name: ", ".join(stretches) for name, stretches in days.items()}
