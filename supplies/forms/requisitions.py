"""Deciding on a requisition: how many of each line, and why not."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import helper
from supplies.models import Requisition, RequisitionLine

REFUSALS = {"words": "words"}


def quantity_field(label: Any, *, most: int, **more: Any) -> forms.IntegerField:
    """How many base units, by a phone's digits."""
    widget = forms.NumberInput(attrs={"class": "form-control", "inputmode": "numeric", "autocomplete": "off"})
    words = {"max_value": _("At most %(limit_value)s.")}
    return forms.IntegerField(label=label, min_value=0, max_value=most, widget=widget, error_messages=words, **more)


class ApproveForm(forms.Form):
    """So many of each line; `line_<id>`."""

    def __init__(self, requisition: Requisition, lines: Sequence[RequisitionLine], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"line_{line.pk}"] = quantity_field(line.item, most=line.asked, initial=line.asked)
        self.fields["words"] = forms.CharField(label=_("A word to the asker"), max_length=200, required=False)

    @property
    def quantities(self) -> dict[int, int]:
        return {line.pk: self.cleaned_data[f"line_{line.pk}"] or 0 for line in self.lines}

    def of(self, line: RequisitionLine) -> Any:
        return self[f"line_{line.pk}"]


class RefuseForm(forms.Form):
    words = forms.CharField(
        label=_("Why not"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say in a few words why not.")},
    )
    helper = helper("words")
