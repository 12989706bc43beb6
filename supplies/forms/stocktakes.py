"""Forms of a stocktake: what is counted, how many lie there, why it differs, what was found besides."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import helper
from supplies.models import Category, Item, Pack, StocktakeLine, Store

MOST = 1_000_000  # of one item, base units
REFUSALS = {"closed": "store", "running": "items", "again": "what", "empty": "categories"}


class StocktakeForm(forms.Form):
    """A quick count of some items or categories, or the month end's own when that was dropped."""

    store = forms.ModelChoiceField(label=gettext_lazy("Store"), queryset=Store.objects.open().in_order(), empty_label=None)
    categories = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Categories"), queryset=Category.objects.open().in_order(), required=False
    )
    items = forms.ModelMultipleChoiceField(label=gettext_lazy("Only these items"), queryset=Item.objects.open(), required=False)
    is_blind = forms.BooleanField(label=gettext_lazy("Blind: who counts does not see what the books say"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.helper = helper("store")

    @property
    def groups(self) -> list[dict[str, Any]]:
        """Each category with its items, what is ticked, and whether it is unfolded: one question for each of the two."""
        ticked = {name: {str(pk) for pk in self[name].value() or ()} for name in ("categories", "items")}
        items: dict[int, list[tuple[Item, bool]]] = {}
        for item in Item.objects.open().order_by("position", "number"):
            items.setdefault(item.category_id, []).append((item, str(item.pk) in ticked["items"]))
        return [
            {"category": each, "is_on": str(each.pk) in ticked["categories"], "items": mine, "is_open": any(on for _item, on in mine)}
            for each in Category.objects.open().in_order()
            if (mine := items.get(each.pk))
        ]


class CountForm(forms.Form):
    """How many lie there: loose ones, and full packs beside them."""

    counted = forms.CharField(
        label=gettext_lazy("Lying there"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "autofocus": True}),
    )

    def __init__(self, *args: Any, packs: list[Pack], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.packs = packs
        for pack in packs:
            field = forms.IntegerField(label=str(pack), required=False, min_value=0, max_value=MOST)
            field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
            self.fields[f"pack_{pack.pk}"] = field

    @property
    def pack_fields(self) -> list[forms.BoundField]:
        return [self[f"pack_{pack.pk}"] for pack in self.packs]

    def clean_counted(self) -> int | None:
        text = self.cleaned_data["counted"].strip()
        if not text:
            return None
        if not (text.isdecimal() and len(text) <= 7 and int(text) <= MOST):
            raise forms.ValidationError(_("Write how many lie there as a whole number; 0 when there are none."), "number")
        return int(text)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        loose, full = data.get("counted"), [(pack, data.get(f"pack_{pack.pk}")) for pack in self.packs]
        if not self.errors and loose is None and all(many is None for _pack, many in full):
            self.add_error("counted", forms.ValidationError(_("Write how many lie there; 0 when there are none."), "required"))
        data["total"] = (loose or 0) + sum(pack.holds * (many or 0) for pack, many in full)
        if data["total"] > MOST:
            self.add_error("counted", forms.ValidationError(_("This is more than can be counted."), "number"))
        return data


class CauseForm(forms.Form):
    """Why one item differs."""

    cause = forms.ChoiceField(
        label=gettext_lazy("Cause"), choices=[("", gettext_lazy("Choose a cause")), *StocktakeLine.Cause.choices], required=False
    )
    words = forms.CharField(label=gettext_lazy("In words"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, line: StocktakeLine):
        super().__init__(data, prefix=f"line-{line.pk}", initial={"cause": line.cause, "words": line.words})
        self.line = line
        for name, label in (("cause", _("Cause")), ("words", _("In words"))):
            self.fields[name].widget.attrs |= {"aria-label": f"{label}: {line.item}", "autocomplete": "off"}
        self.fields["words"].widget.attrs["placeholder"] = _("In words")
        self.fields["cause"].widget.attrs["class"] = "form-select form-select-sm"
        self.fields["words"].widget.attrs["class"] = "form-control form-control-sm"


class FoundForm(forms.Form):
    """Something that no line names."""

    what = forms.CharField(
        label=gettext_lazy("What lies there"), max_length=120, error_messages={"required": gettext_lazy("Say what was found.")}
    )
    quantity = forms.IntegerField(
        label=gettext_lazy("How many"),
        min_value=1,
        max_value=MOST,
        initial=1,
        error_messages={"required": gettext_lazy("Say how many were found.")},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["what"].widget.attrs["autocomplete"] = "off"
        self.helper = helper(Div("what", "quantity", css_class="fd-pair"))
