"""Minutes, and what was decided."""

from datetime import datetime
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.forms import PersonField, helper
from meetings.models import Meeting, Minutes
from meetings.models.minutes import LONGEST

REFUSALS = {"body": "body", "words": "words", "past": "due_on", "left": "owner"}


class MinutesForm(forms.Form):
    body = forms.CharField(
        label=pgettext_lazy("a meeting", "Minutes"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14, "autocomplete": "off"}),
        error_messages={"required": _("Write what was said.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    helper = helper("body", "seen")

    def __init__(self, data: Any = None, *, record: Minutes | None = None, usual: str = ""):
        initial = {"body": record.body, "seen": record.saved_at.isoformat()} if record else {"body": usual}
        super().__init__(data, initial=initial)

    @property
    def before_their_eyes(self) -> datetime | None:
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None


class WordsOfChair(forms.Form):
    because = forms.CharField(label=_("What is to be changed?"), max_length=500, required=False)


class ResolutionForm(forms.Form):
    words = forms.CharField(
        label=pgettext_lazy("a meeting", "What was decided"), max_length=500, error_messages={"required": _("Write what was decided.")}
    )
    owner = PersonField(label=_("Who sees to it"), error_messages={"required": _("Choose a colleague.")})
    due_on = forms.DateField(label=pgettext_lazy("a resolution", "Until"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def __init__(self, data: Any = None):
        super().__init__(data)
        self.fields["words"].widget.attrs["autocomplete"] = "off"
        self.helper = helper("words", Div("owner", "due_on", css_class="fd-pair"))


class ReportForm(forms.Form):
    report = forms.CharField(max_length=500, required=False)


class DropForm(forms.Form):
    because = forms.CharField(max_length=200, required=False)


class TakersForm(forms.Form):
    """Whether minutes are written, by whom, and who leads."""

    wants_minutes = forms.BooleanField(label=_("Minutes are written"), required=False)
    chair = PersonField(label=_("Chair"), required=False, help_text=_("Nobody named: the organiser."))
    minute_taker = PersonField(label=_("Who takes the minutes"), required=False)

    def __init__(self, data: Any = None, *, record: Meeting):
        super().__init__(data, initial={name: getattr(record, name) for name in ("wants_minutes", "chair", "minute_taker")})
        self.helper = helper("wants_minutes", Div("chair", "minute_taker", css_class="fd-pair"))
