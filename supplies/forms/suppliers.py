"""The form of a supplier."""

from typing import Any, Self

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.office.forms.editing import EditForm
from frontdesk.people.editing import Changed, values_of
from frontdesk.web.forms import helper
from frontdesk.web.ids import id_in
from supplies.models import Category, Supplier

REFUSALS = {"name": "name", "twice": "name"}


def words(label: Any, longest: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, **{"required": False, **kwargs})


class SupplierForm(EditForm):
    name = words(gettext_lazy("Name in Chinese"), 60, required=True, error_messages={"required": gettext_lazy("Give it a name.")})
    name_en = words(gettext_lazy("Name in English"), 60)
    categories = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Sells of"),
        queryset=Category.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Three quotes can be had of a category that three suppliers sell of."),
    )
    contact = words(gettext_lazy("Contact"), 60)
    phone = words(gettext_lazy("Phone"), 40, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    terms = words(gettext_lazy("Terms"), 200, help_text=gettext_lazy("For example: paid by the month, delivered free from ¥200."))

    def __init__(self, data: Any = None, *, record: Supplier | None = None, **kwargs: Any):
        sells = sorted(record.categories.values_list("pk", flat=True)) if record else []
        if record:
            seen = {**values_of(record, self.names), "categories": ",".join(map(str, sells))}
            kwargs["initial"] = {"categories": sells, "seen": seen, **kwargs.get("initial", {})}
        super().__init__(data, record=record, **kwargs)
        self.how = helper(Div("contact", "phone", "email", "terms", css_class="fd-pair"), "seen")
        self.helper = helper(Div("name", "name_en", css_class="fd-pair"))
        field = self.fields["categories"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = (Category.objects.open() | Category.objects.filter(pk__in=sells)).in_order()

    @property
    def names(self) -> list[str]:
        return [name for name in super().names if name != "categories"]

    @property
    def values(self) -> dict[str, Any]:
        return {**super().values, "categories": list(self.cleaned_data["categories"])}

    def before_their_eyes(self) -> dict[str, Any]:
        seen = super().before_their_eyes()
        if isinstance(kept := seen.get("categories"), str):
            seen["categories"] = [pk for each in kept.split(",") if (pk := id_in(each))]
        return seen

    def anew(self, error: Changed) -> Self:
        """What was ticked stays ticked: a plain dictionary keeps one value a name."""
        form = super().anew(error)
        form.data = {**form.data, "categories": [str(category.pk) for category in self.cleaned_data["categories"]]}
        return form

    def in_words(self, name: str, value: Any) -> str:
        if name != "categories":
            return super().in_words(name, value)
        return _(", ").join(str(each) for each in Category.objects.filter(pk__in=value).in_order()) or _("nothing")
