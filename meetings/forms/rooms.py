"""A room as the office keeps it."""

from datetime import datetime
from typing import Any

from crispy_forms.layout import Div, Field
from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.places.models.place import Kind
from frontdesk.web.forms import MomentField, helper
from frontdesk.web.place_fields import PlaceChoice
from meetings.models import Equipment, Layout, Rights, Room
from meetings.models.room import MOST_AROUND

REFUSALS = {"twice": "place", "hours": "closes_at"}
NAMES = ("capacity", "rights", "asks_check_in", "opens_at", "closes_at", "set_up", "clear_up", "equipment", "layouts", "note")


def minutes(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_AROUND, initial=0)


def ticks(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple)


def hour_input() -> forms.TimeInput:
    return forms.TimeInput({"type": "time", "step": 900}, "%H:%M")


def ticked(name: str) -> Field:
    return Field(name, template="_ui/ticks.html")


class RoomForm(forms.Form):
    place = PlaceChoice(label=pgettext_lazy("a meeting room", "Which room"), empty_label=None)
    capacity = forms.IntegerField(label=_("Seats"), min_value=1, max_value=2000)
    rights = forms.ChoiceField(label=_("Who may book it"), choices=Rights.choices, initial=Rights.OPEN)
    opens_at = forms.TimeField(label=pgettext_lazy("a meeting room", "Opens"), required=False, widget=hour_input())
    closes_at = forms.TimeField(label=pgettext_lazy("a meeting room", "Closes"), required=False, widget=hour_input())
    set_up = minutes(_("Minutes of set-up before"))
    clear_up = minutes(_("Minutes of clear-up after"))
    asks_check_in = forms.BooleanField(label=_("Given back when nobody comes"), required=False)
    equipment = ticks(_("What is in it"), Equipment.choices)
    layouts = ticks(_("How the tables may stand"), Layout.choices)
    note = forms.CharField(label=_("What to know"), max_length=200, required=False, help_text=_("Whoever books it reads this."))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, record: Room | None = None):
        initial = {name: getattr(record, name) for name in NAMES} if record else {}
        if record and record.changed_at:
            initial["seen"] = record.changed_at.isoformat()
        super().__init__(data, initial=initial)
        self.fields["note"].widget.attrs["autocomplete"] = "off"
        if record:
            del self.fields["place"]
        else:
            rooms = self.fields["place"].queryset.filter(kind=Kind.ROOM, meeting_room=None)  # type: ignore[attr-defined]
            self.fields["place"].queryset = rooms  # type: ignore[attr-defined]
        first = [] if record else ["place"]
        pairs = Div("capacity", "rights", "opens_at", "closes_at", "set_up", "clear_up", css_class="fd-pair")
        self.helper = helper(*first, pairs, "asks_check_in", ticked("equipment"), ticked("layouts"), "note", "seen")

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    @property
    def before_their_eyes(self) -> datetime | None:
        """When it had been changed last, as the page was shown."""
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None


class CloseForm(forms.Form):
    """From when to when a room is closed, and why."""

    begins_at = MomentField(label=pgettext_lazy("a room is closed", "From"))
    ends_at = MomentField(label=pgettext_lazy("a room is closed", "Until"))
    because = forms.CharField(label=pgettext_lazy("a room is closed", "Why"), max_length=120, required=False)

    helper = helper(Div("begins_at", "ends_at", css_class="fd-pair"), "because")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["because"].widget.attrs["autocomplete"] = "off"

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"begins": said["begins_at"], "ends": said["ends_at"], "because": said["because"]}
