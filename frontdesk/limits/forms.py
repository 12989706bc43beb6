"""A form for a group of limits: one field a limit, of its type and within its bounds."""

from typing import Any

from django import forms

from frontdesk.limits.limits import Limits
from frontdesk.limits.models import Version

SEEN = "seen_version"


class LimitsForm(forms.Form):
    """`seen_version` carries which version was on the screen, so that nobody overwrites what they have not seen."""

    def __init__(self, group: type[Limits], *args: Any, version: Version | None = None, **kwargs: Any):
        self.group, self.version = group, version or group.version()
        kwargs.setdefault("initial", {**group.stored(self.version), SEEN: self.version.number if self.version else 0})
        super().__init__(*args, **kwargs)
        for name, limit in group.limits.items():
            field = limit.field()
            field.widget.attrs |= {"aria-label": field.label, "autocomplete": "off"}
            self.fields[name] = field
        self.fields[SEEN] = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    @property
    def seen(self) -> int | None:
        return self.cleaned_data.get(SEEN)
