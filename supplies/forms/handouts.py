"""Handing out: who takes how many of what, the old ones that come in for it, the signature drawn on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import PersonField, helper
from frontdesk.web.signature import SignatureField
from supplies.actions.handing_out import Given, Old
from supplies.forms.requisitions import quantity_field
from supplies.models import Handout, Item, RequisitionLine

REFUSALS = {"unchecked": "checked", "signature": "signature", "left": "taker", "department": "taker", "quota": "taker"}


class SignedForm(forms.Form):
    """Who takes it, whether it is in order, and how it is signed for."""

    taker = PersonField(label=gettext_lazy("Who takes it"))
    signed = forms.ChoiceField(
        label=gettext_lazy("Signed for"), choices=Handout.Signed, initial=Handout.Signed.PHONE, widget=forms.RadioSelect
    )
    signature = SignatureField()
    checked = forms.BooleanField(label=gettext_lazy("Looked at: nothing broken, number and kind are right"), required=False)

    def clean(self) -> dict[str, Any]:
        """Everything that is missing is said at once, while the taker stands there."""
        data = super().clean() or {}
        if not data.get("checked"):
            self.add_error("checked", _("Look at what you hand out and tick that it is in order."))
        if data.get("signed") == Handout.Signed.SCREEN and not data.get("signature") and "signature" not in self.errors:
            self.add_error("signature", _("The taker signs on the screen first."))
        return data

    @property
    def how(self) -> dict[str, Any]:
        """What the actions want to know, but for the picture, which is looked at before any transaction."""
        return {name: self.cleaned_data[name] for name in ("taker", "signed", "checked")}


@dataclass(frozen=True)
class OldFields:
    """The fields of what comes in for something new."""

    quantity: Any
    serial: Any
    without: Any


class HandoutForm(SignedForm):
    """Lines that wait for one department, with what waits for each; `n_<id>` is how many are handed out."""

    def __init__(self, lines: Sequence[RequisitionLine], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"n_{line.pk}"] = quantity_field(line.item, most=line.reserved, initial=line.reserved, required=False)
            if line.item.is_old_for_new:
                add_old(self, line.pk, line.item, most=line.reserved)

    def of(self, line: RequisitionLine) -> tuple[Any, OldFields | None]:
        return self[f"n_{line.pk}"], old_fields(self, line.pk) if line.item.is_old_for_new else None

    @property
    def given(self) -> list[Given]:
        taken = [(line, self.cleaned_data[f"n_{line.pk}"] or 0) for line in self.lines]
        return [Given(line, many, old_of(self, line.pk) if line.item.is_old_for_new else None) for line, many in taken if many]


class CounterForm(SignedForm):
    """Everyday things for one person; `n_<id>` is how many of an item."""

    def __init__(self, items: Sequence[Item], *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self.fields[f"n_{item.pk}"] = quantity_field(item, most=9_999, required=False)
            if item.is_old_for_new:
                add_old(self, item.pk, item, most=9_999)

    def of(self, item: Item) -> tuple[Any, OldFields | None]:
        return self[f"n_{item.pk}"], old_fields(self, item.pk) if item.is_old_for_new else None

    @property
    def wanted(self) -> dict[Item, int]:
        return {item: many for item in self.items if (many := self.cleaned_data[f"n_{item.pk}"] or 0)}

    @property
    def old(self) -> dict[Item, Old]:
        return {item: old_of(self, item.pk) for item in self.items if item.is_old_for_new}


def add_old(form: forms.Form, pk: int, item: Item, *, most: int) -> None:
    """How many old ones come in, which, or why none."""
    form.fields[f"old_{pk}"] = quantity_field(gettext_lazy("Old ones handed in"), most=most, required=False)
    form.fields[f"serial_{pk}"] = forms.CharField(label=gettext_lazy("Serial number"), max_length=60, required=False)
    form.fields[f"without_{pk}"] = forms.CharField(label=gettext_lazy("None? Write down why"), max_length=200, required=False)


def old_fields(form: forms.Form, pk: int) -> OldFields:
    return OldFields(form[f"old_{pk}"], form[f"serial_{pk}"], form[f"without_{pk}"])


def old_of(form: forms.Form, pk: int) -> Old:
    data = form.cleaned_data
    return Old(data[f"old_{pk}"] or 0, data[f"serial_{pk}"], data[f"without_{pk}"])


class TakeBackForm(forms.Form):
    """How many of one line come back unused."""

    quantity = forms.IntegerField(label=gettext_lazy("How many"), min_value=1)
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, required=False)
    helper = helper(Div("quantity", "reason", css_class="fd-pair"))
