"""A form for a group of limits: one field a limit, of its type and within its bounds."""

from typing import Any

from django import forms

from frontdesk.limits.limits import Limits


class LimitsForm(forms.Form):
    def __init__(self, group: type[Limits], *args: Any, **kwargs: Any):
        kwargs.setdefault("initial", group.stored(group.version()))
        super().__init__(*args, **kwargs)
        for name, limit in group.limits.items():
            self.fields[name] = limit.field()
