"""A template of minutes."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.forms import helper
from meetings.models import MinutesTemplate
from meetings.models.minutes_template import LONGEST

REFUSALS = {"name": "name", "twice": "name", "body": "body", "changed": "body"}


class MinutesTemplateForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("a template", "Name"), max_length=60, error_messages={"required": _("It needs a name.")})
    body = forms.CharField(
        label=_("What minutes begin with"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        help_text=_("Who was there, and what is open from before, stand above it by themselves."),
        error_messages={"required": _("Write what minutes begin with.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    helper = helper("name", "body", "seen")

    def __init__(self, data: Any = None, *, record: MinutesTemplate | None = None):
        initial = {"name": record.name, "body": record.body, "seen": record.saved_at.isoformat()} if record else None
        super().__init__(data, initial=initial)
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    @property
    def before_their_eyes(self) -> datetime | None:
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None
