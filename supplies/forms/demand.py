"""The demand form as a sheet: a row an item with what was used and what is there, and special needs in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.ids import id_in
from supplies.actions.demand import Wanted, usage
from supplies.finding.blind import with_hidden
from supplies.models import DemandForm, DemandLine, Item

NEED = DemandLine.Need
MOST = 400  # rows of a sheet
MOST_FOUND = 12
BLANK = 1  # an empty row for one more special need
QUANTITY = {"inputmode": "numeric", "min": 0, "autocomplete": "off"}


class NeedsReason(forms.Form):
    """What a row of either kind asks for."""

    quantity = forms.IntegerField(
        label=gettext_lazy("Quantity"), min_value=0, max_value=999_999, required=False, widget=forms.NumberInput(attrs=QUANTITY)
    )
    need = forms.ChoiceField(label=gettext_lazy("Class"), choices=NEED.choices, required=False, initial=NEED.COMMON)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, required=False)

    def clean_need(self) -> str:
        return self.cleaned_data["need"] or NEED.COMMON


class LineForm(NeedsReason):
    item = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("quantity") and given.get("need") == NEED.SPARE and not given.get("reason"):
            self.add_error("reason", forms.ValidationError(_("A spare needs a reason."), "spare"))
        return given


class SpecialForm(NeedsReason):
    line = forms.IntegerField(widget=forms.HiddenInput, required=False)
    special = forms.CharField(label=gettext_lazy("What is needed"), max_length=120, required=False)
    estimate = forms.DecimalField(
        label=gettext_lazy("Estimate, yuan with tax"), min_value=0, max_digits=12, decimal_places=2, required=False
    )
    reason = forms.CharField(label=gettext_lazy("Why it is necessary"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("special"):
            return given
        if not given.get("quantity") and "quantity" not in self.errors:
            self.add_error("quantity", forms.ValidationError(_("How many?"), "quantity"))
        if not given.get("reason"):
            self.add_error("reason", forms.ValidationError(_("Say why it is necessary."), "special"))
        return given


LINES = formset_factory(LineForm, extra=0, max_num=MOST, absolute_max=MOST)
SPECIAL = formset_factory(SpecialForm, extra=BLANK, max_num=50, absolute_max=50)


@dataclass(frozen=True)
class Row:
    """One item of the sheet. `used` in each of the three months before; `available` in all stores."""

    item: Item
    used: list[tuple[date, int]]
    line: LineForm
    is_found: bool


class DemandSheet:
    """What a department fills in: what it asked for already, what it used, what it just searched."""

    def __init__(self, form: DemandForm, data: QueryDict | None = None, *, words: str = ""):
        self.form, self.data, self.words = form, data, words.strip()[:60]
        self.months: list[date] = form.round.months_before

    @cached_property
    def kept(self) -> list[DemandLine]:
        return list(self.form.lines.select_related("assessed_by"))

    @cached_property
    def used(self) -> dict[int, list[int]]:
        return usage(self.form)

    @cached_property
    def found(self) -> list[Item]:
        """What the words fit, besides what stands in the sheet."""
        found = with_hidden(Item.objects.open().matching(self.words).with_stock())
        return list(found.select_related("category")[:MOST_FOUND]) if self.words else []

    @cached_property
    def items(self) -> dict[int, Item]:
        """The items of the sheet in the order of the catalogue; what was just found stands first."""
        ids = {line.item_id for line in self.kept} | set(self.used) if self.data is None else set(self._posted)
        rest = with_hidden(Item.objects.open().filter(pk__in=ids - {None}).with_stock()).select_related("category")[:MOST]
        return {item.pk: item for item in [*self.found, *rest]}

    @property
    def _posted(self) -> list[int]:
        return [id_in(value) for name, value in (self.data or {}).items() if name.startswith("item-") and name.endswith("-item")]

    @cached_property
    def lines(self) -> BaseFormSet:
        if self.data is not None:
            return LINES(self.data, prefix="item")
        asked = {line.item_id: line for line in self.kept if line.item_id}
        return LINES(prefix="item", initial=[_initial(pk, asked.get(pk)) for pk in self.items])

    @cached_property
    def special(self) -> BaseFormSet:
        if self.data is not None:
            return SPECIAL(self.data, prefix="special")
        asked = [line for line in self.kept if line.item_id is None]
        return SPECIAL(prefix="special", initial=[{**_initial(None, line), "line": line.pk, "special": line.special} for line in asked])

    @cached_property
    def rows(self) -> list[Row]:
        """Each with its fields; an item that is kept no more falls out."""
        found = {item.pk for item in self.found}
        forms_of = [(id_in(line["item"].value()), line) for line in self.lines]
        return [
            Row(self.items[pk], list(zip(self.months, self.used.get(pk, [0, 0, 0]), strict=True)), line, pk in found)
            for pk, line in forms_of
            if pk in self.items
        ]

    def is_valid(self) -> bool:
        return self.lines.is_valid() and self.special.is_valid()

    def wanted(self) -> Sequence[Wanted]:
        """What the posted sheet asks for; rows without a quantity ask for nothing."""
        asked = [
            Wanted(given["quantity"], self.items[given["item"]], need=given["need"], reason=given["reason"])
            for given in (line.cleaned_data for line in self.lines)
            if given.get("quantity") and given.get("item") in self.items
        ]
        return asked + [
            Wanted(given["quantity"], None, given["special"], given["need"], given["reason"], given["estimate"], given["line"])
            for given in (each.cleaned_data for each in self.special)
            if given.get("special")
        ]


def _initial(item: int | None, line: DemandLine | None) -> dict[str, Any]:
    if line is None:
        return {"item": item, "need": NEED.COMMON}
    return {"item": item, "quantity": line.quantity, "need": line.need, "reason": line.reason, "estimate": line.estimate}


class GiveBackForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Why it goes back"), max_length=200, error_messages={"required": gettext_lazy("Say in a few words why not.")}
    )


class AssessForm(forms.Form):
    """One special need: agreed or not, and why."""

    answer = forms.ChoiceField(choices=[("agreed", gettext_lazy("agreed")), ("refused", gettext_lazy("not agreed"))])
    words = forms.CharField(
        label=gettext_lazy("Necessity and budget"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say what you think of its necessity and its budget.")},
    )


class BudgetForm(forms.Form):
    budget = forms.DecimalField(label=gettext_lazy("Budget, yuan with tax"), min_value=0, max_digits=12, decimal_places=2, required=False)
