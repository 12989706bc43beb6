"""Forms of purchasing: what a supplier asks, an application, an order's day, what came."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import DepartmentField, helper
from supplies.actions.quotes import Compared, Terms
from supplies.actions.receipts import Came
from supplies.forms.days import DayField
from supplies.models import Application, Item, OrderLine, Supplier

SMALL = {"class": "form-control", "autocomplete": "off"}
DEAREST = Decimal("9999999.99")  # of a pack: the ledger holds the cost of one of anything that is bought at it
QUALITY = [("", "–"), *((str(n), str(n)) for n in range(5, 0, -1))]


def number(label: Any, *, most: int = 10_000_000, least: int = 0, **kwargs: Any) -> forms.IntegerField:
    """A small box for a whole number."""
    widget = forms.TextInput(attrs={**SMALL, "inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=widget, **kwargs)


def money(label: Any, **kwargs: Any) -> forms.DecimalField:
    widget = forms.TextInput(attrs={**SMALL, "inputmode": "decimal"})
    return forms.DecimalField(label=label, min_value=0, max_value=DEAREST, decimal_places=2, widget=widget, **kwargs)


class Marked(forms.Form):
    """What is wrong stands out."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        for name in self.errors:
            if name in self.fields:
                self.fields[name].widget.attrs["class"] += " is-invalid"
        return valid


class TermsForm(Marked):
    """What one supplier asks for one line; without a price the line is left out."""

    price = money(gettext_lazy("Price a pack, ¥"), required=False)
    holds = number(gettext_lazy("A pack holds"), least=1, required=False)
    tax_rate = forms.DecimalField(
        label=gettext_lazy("Tax %"),
        min_value=0,
        max_value=99,
        decimal_places=2,
        required=False,
        widget=forms.TextInput(attrs={**SMALL, "inputmode": "decimal"}),
    )
    is_with_tax = forms.TypedChoiceField(
        label=gettext_lazy("Price is"),
        choices=[("yes", gettext_lazy("with tax")), ("no", gettext_lazy("without tax"))],
        coerce=lambda word: word == "yes",
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    quality = forms.TypedChoiceField(
        label=gettext_lazy("Quality"),
        choices=QUALITY,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    delivery_days = number(gettext_lazy("Working days"), most=365, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = str(field.label)

    def terms(self) -> Terms | None:
        """What was typed; None where there is no price."""
        given = self.cleaned_data
        if given.get("price") is None:
            return None
        return Terms(
            price=given["price"],
            holds=given["holds"] or 1,
            tax_rate=Decimal(13) if given["tax_rate"] is None else given["tax_rate"],
            is_with_tax=given["is_with_tax"],
            quality=given.get("quality"),
            delivery_days=given.get("delivery_days"),
        )


def sheet(rows: Sequence[Compared], supplier: Supplier, data: Any = None) -> list[tuple[Compared, TermsForm]]:
    """A row for each line, filled in with what this supplier said before."""
    forms_ = []
    for row in rows:
        said = next((quote for quote in row.quotes if quote.supplier_id == supplier.pk), None)
        names = ("price", "holds", "tax_rate", "quality", "delivery_days")
        first: dict[str, Any] = {name: getattr(said, name) for name in names} if said else {"holds": row.line.holds, "tax_rate": 13}
        first["is_with_tax"] = "yes" if said is None or said.is_with_tax else "no"
        if row.applied is None:
            forms_.append((row, TermsForm(data, initial=first, prefix=f"line{row.line.pk}")))
    return forms_


class ApplyForm(forms.Form):
    """What the chosen quotes of a plan are bought for, and on whose budget."""

    purpose = forms.CharField(
        label=gettext_lazy("What for"), max_length=200, error_messages={"required": gettext_lazy("Say what it is bought for.")}
    )
    department = DepartmentField(label=gettext_lazy("Budget of"), empty_label=gettext_lazy("the whole house"))
    route = forms.ChoiceField(
        label=gettext_lazy("How it was decided"),
        choices=[("", "–"), *((str(route), route.label) for route in (Application.Route.TENDER, Application.Route.COLLECTIVE))],
        required=False,
    )
    decision = forms.CharField(
        label=gettext_lazy("Who met when, and what was decided"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, is_large: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not is_large:
            del self.fields["route"], self.fields["decision"]
        self.helper = helper(*self.fields)


APPLY_REFUSALS = {"purpose": "purpose", "route": "route", "decision": "decision"}


class WordsForm(forms.Form):
    """A yes or a no in a few words."""

    words = forms.CharField(label=gettext_lazy("In a few words"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    helper = helper("words")


class DirectForm(forms.Form):
    """The head of an application without a plan."""

    purpose = ApplyForm.base_fields["purpose"]
    department = DepartmentField(label=gettext_lazy("Budget of"), empty_label=gettext_lazy("the whole house"))
    helper = helper("purpose", "department")


class DirectLine(TermsForm):
    """One line of it: an item or words, how many, of whom."""

    item = forms.ChoiceField(label=gettext_lazy("Item"), required=False, widget=forms.Select(attrs={"class": "form-select"}))
    special = forms.CharField(label=gettext_lazy("or in words"), max_length=120, required=False, widget=forms.TextInput(attrs=dict(SMALL)))
    quantity = number(gettext_lazy("How many"), least=1, required=False)
    supplier = forms.ChoiceField(label=gettext_lazy("Supplier"), required=False, widget=forms.Select(attrs={"class": "form-select"}))

    def __init__(self, *args: Any, items: Sequence[tuple[str, str]], suppliers: Sequence[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("quality", "delivery_days"):
            del self.fields[name]
        self.fields["holds"].initial, self.fields["tax_rate"].initial = 1, 13
        for name, choices in (("item", items), ("supplier", suppliers)):
            cast(forms.ChoiceField, self.fields[name]).choices = [("", "–"), *choices]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.is_empty:
            if bool(given.get("item")) == bool(given.get("special")):
                self.add_error("item", _("Choose an item, or write what it is; not both."))
            for name in ("quantity", "supplier", "price"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("This is missing."))
        return given

    @property
    def is_empty(self) -> bool:
        return not any(self.data.get(self.add_prefix(name), "").strip() for name in ("item", "special", "quantity", "price"))


DIRECT_LINES = 5


def direct_lines(data: Any = None) -> list[DirectLine]:
    """Some lines to fill in; the empty ones are left out."""
    items = [(str(item.pk), f"{item} {item.specification}".strip()) for item in Item.objects.open().select_related("category")]
    suppliers = [(str(one.pk), str(one)) for one in Supplier.objects.open().in_order()]
    return [DirectLine(data, prefix=f"line{n}", items=items, suppliers=suppliers) for n in range(DIRECT_LINES)]


class PlaceForm(forms.Form):
    """When each supplier's order is expected; a field a supplier."""

    def __init__(self, *args: Any, suppliers: Sequence[Supplier], days: dict[int, date | None], **kwargs: Any):
        super().__init__(*args, **kwargs)
        for one in suppliers:
            label = _("%(supplier)s: expected on") % {"supplier": one}
            self.fields[f"day{one.pk}"] = DayField(label=label, required=False, initial=days.get(one.pk))
        self.helper = helper(*self.fields)

    def expected(self) -> dict[int, date | None]:
        return {int(name.removeprefix("day")): day for name, day in self.cleaned_data.items()}


class PostponeForm(forms.Form):
    expected_on = DayField(label=gettext_lazy("Expected on"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, required=False, widget=forms.TextInput(attrs=dict(SMALL)))


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, required=False, widget=forms.TextInput(attrs=dict(SMALL)))


class CameForm(Marked):
    """What came of one line of an order, and how it looks."""

    delivered = number(gettext_lazy("Delivered"), required=False)
    rejected = number(gettext_lazy("Rejected"), required=False)
    accepted = number(gettext_lazy("Accepted"), required=False)
    is_brand_right = forms.BooleanField(label=gettext_lazy("Brand"), required=False, initial=True)
    is_specification_right = forms.BooleanField(label=gettext_lazy("Specification"), required=False, initial=True)
    is_quality_right = forms.BooleanField(label=gettext_lazy("Quality"), required=False, initial=True)
    reason = forms.CharField(label=gettext_lazy("What is wrong"), max_length=200, required=False, widget=forms.TextInput(attrs=dict(SMALL)))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("is_brand_right", "is_specification_right", "is_quality_right"):
            self.fields[name].widget.attrs["class"] = "form-check-input"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        is_right = given.get("is_brand_right") and given.get("is_specification_right") and given.get("is_quality_right")
        is_wrong = given.get("rejected") or not is_right
        if given.get("delivered") and is_wrong and not given.get("reason"):
            words = _("needed when something is rejected or not as ordered.")
            self.add_error("reason", forms.ValidationError(words, "reason"))
        return given

    def came(self) -> Came:
        given = dict(self.cleaned_data)
        return Came(**given | {"delivered": given["delivered"] or 0, "rejected": given["rejected"] or 0})


class PaperForm(forms.Form):
    paper = forms.CharField(
        label=gettext_lazy("Number of the delivery note"), max_length=60, required=False, widget=forms.TextInput(attrs=dict(SMALL))
    )


def inspection(lines: Sequence[OrderLine], data: Any = None) -> list[tuple[OrderLine, CameForm]]:
    """A form for each line of an order."""
    return [(line, CameForm(data, prefix=f"line{line.pk}")) for line in lines]
